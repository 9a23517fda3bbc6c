"""What crosses the wire about what has happened in a case."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, record_id, text, whole
from server.schemas.entries import PersonSchema

_MOST = 2**53 - 1


class CaseTimelineQuerySchema(Schema):
    """Which page of what has happened."""

    page = whole(1, 100_000, is_query=True, load_default=1)


class CaseEventSchema(Schema):
    """One thing that happened: to which record, by whom, which fields it changed, and some values.

    `by` is null when a job or the import did it; `about` names somebody at work whom the record is about.
    """

    entity = text(40, required=True)
    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    action = choice("create", "patch", "delete", "restore", required=True)
    at = instant(required=True)
    by = fields.Nested(PersonSchema, required=True, allow_none=True)
    about = text(120, required=True, allow_none=True)
    changed = fields.List(text(60), required=True)
    values = fields.Dict(keys=text(60), values=fields.Raw(), required=True)


class CaseTimelineSchema(Schema):
    """One page of what has happened, newest first, out of `total`."""

    events = fields.List(
        fields.Nested(CaseEventSchema), required=True, validate=validate.Length(max=200)
    )
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)
