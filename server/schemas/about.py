"""What crosses the wire about the public page."""

from marshmallow import fields, validate

from server.schemas.base import Schema, instant, record_id, whole
from server.schemas.base import text as bounded

_MOST = 2**31 - 1
# No link but to a page of the open web: what stands here is followed by anybody.
_HTTPS = validate.Regexp(r"^(https://[^\s<>\"]{3,290})?$", error="invalid")
_EMAIL = validate.Regexp(r"^([^@\s<>\"?]{1,60}@[^@\s<>\"?]{3,58})?$", error="invalid")
_PHONE = validate.Regexp(r"^[+\d ]{0,30}$", error="invalid")


class _PartsSchema(Schema):
    """The parts that can be changed; an empty one is left out of the page."""

    text = bounded(6_000, shortest=1, required=True)
    contact_name = bounded(120, required=True)
    contact_phone = fields.String(required=True, validate=_PHONE)
    contact_email = fields.String(required=True, validate=_EMAIL)
    contact_hours = bounded(200, required=True)
    known_gaps = bounded(4_000, required=True)
    statement_url = fields.String(required=True, validate=_HTTPS)


class AboutSchema(_PartsSchema):
    """The page as it stands; version 0 is what came with the program."""

    version = whole(0, _MOST, required=True)
    changed_at = instant(required=True, allow_none=True)


class AboutVersionSchema(AboutSchema):
    """One version that the page has had."""

    changed_by = bounded(120, required=True)


class AboutHistorySchema(Schema):
    """What the page says, and what it has said."""

    now = fields.Nested(AboutSchema, required=True)
    history = fields.List(fields.Nested(AboutVersionSchema), required=True)


class AboutChangeSchema(_PartsSchema):
    """Other words for the page: which operation it is, and which version was seen."""

    op_id = record_id(required=True)
    base_version = whole(0, _MOST, required=True)
