"""What crosses the wire about safe visits that nothing has been heard of."""

from marshmallow import fields, validate

from server.schemas.base import Schema, instant, record_id, text, whole
from server.schemas.entries import PersonSchema


class UnheardSchema(Schema):
    """A caretaker of whom nothing has been heard; `watcher` is the colleague who was told first."""

    id = record_id(required=True)
    version = whole(1, 2**31 - 1, required=True)
    user = fields.Nested(PersonSchema, required=True)
    phone = text(30, required=True, allow_none=True)
    watcher = text(120, required=True, allow_none=True)
    whereabouts = text(200, required=True, allow_none=True)
    started_at = instant(required=True)
    expected_end_at = instant(required=True)
    escalated_at = instant(required=True)


class UnheardListSchema(Schema):
    """All of them."""

    safe_visits = fields.List(
        fields.Nested(UnheardSchema), required=True, validate=validate.Length(max=200)
    )


class ContactSchema(Schema):
    """That somebody has got hold of the caretaker, or sees to it."""

    op_id = record_id(required=True)
