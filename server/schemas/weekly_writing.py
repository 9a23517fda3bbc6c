"""What is sent to the weekly meeting: opening it, writing in its points, closing it, adding afterwards."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, local_date, record_id, text, whole
from server.vocabulary import keys

_MOST = 2**53 - 1


class PresentSchema(Schema):
    """Somebody who is there: a colleague by id, or a partner's staff by name."""

    user_id = record_id(allow_none=True, load_default=None)
    partner_id = record_id(allow_none=True, load_default=None)
    name = text(120, allow_none=True, load_default=None)


class OpeningSchema(Schema):
    """Opens the meeting with those who are there."""

    op_id = record_id(required=True)
    attendance = fields.List(
        fields.Nested(PresentSchema), required=True, validate=validate.Length(min=1, max=17)
    )


class OpenedSchema(Schema):
    """The meeting that is open now."""

    id = record_id(required=True)


class AttendanceChangeSchema(Schema):
    """Who has come, and who was noted by mistake."""

    op_id = record_id(required=True)
    come = fields.List(
        fields.Nested(PresentSchema), load_default=list, validate=validate.Length(max=10)
    )
    gone = fields.List(record_id(), load_default=list, validate=validate.Length(max=10))


class PointTextsSchema(Schema):
    """Fields of a point, each on its own."""

    notes = text(4000, allow_none=True)
    decision = text(2000, allow_none=True)
    owner_id = record_id(allow_none=True)
    due_on = local_date(allow_none=True)


class PointWritingSchema(Schema):
    """What somebody writes in a point, with what they saw there."""

    op_id = record_id(required=True)
    base_version = whole(0, _MOST, required=True)
    base = fields.Nested(PointTextsSchema, required=True)
    set = fields.Nested(PointTextsSchema, required=True)


class PointWrittenSchema(Schema):
    """What became of it: `conflict` when somebody else wrote in the same field meanwhile."""

    outcome = choice("applied", "merged", "conflict", required=True)
    version = whole(1, _MOST, required=True)
    conflicts = fields.List(record_id(), required=True, validate=validate.Length(max=20))


class HandlingSchema(Schema):
    """Says that a point is dealt with, or not after all."""

    op_id = record_id(required=True)
    is_handled = fields.Boolean(required=True)


class TextChoiceSchema(Schema):
    """Keeps what stands, takes the other's, or writes a third in its place."""

    op_id = record_id(required=True)
    base_version = whole(1, _MOST, required=True)
    choice = choice("keep", "take", required=True)
    set = fields.Nested(PointTextsSchema, load_default=None, allow_none=True)


class AddedPointSchema(Schema):
    """A point that the rule did not find."""

    op_id = record_id(required=True)
    part = choice(*sorted(keys("agenda_part")), required=True)
    title = text(200, shortest=1, required=True)
    case_id = record_id(load_default=None, allow_none=True)


class PointTaskSchema(Schema):
    """One more task of a point."""

    op_id = record_id(required=True)
    owner_id = record_id(required=True)
    due_on = local_date(load_default=None, allow_none=True)
    text = text(500, shortest=1, required=True)


class PointVisitSchema(Schema):
    """A visit that was decided on."""

    op_id = record_id(required=True)
    planned_on = local_date(required=True)
    starts_at_local = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(r"^([01]\d|2[0-3]):[0-5]\d$", error="invalid"),
    )
    duration_minutes = whole(0, 1440, required=True)
    worker_ids = fields.List(record_id(), required=True, validate=validate.Length(min=1, max=6))
    note = text(500, load_default=None, allow_none=True)


class ClosingSchema(Schema):
    """Closes the meeting and locks its minutes."""

    op_id = record_id(required=True)


class AdditionSchema(Schema):
    """What is added to locked minutes."""

    op_id = record_id(required=True)
    item_id = record_id(load_default=None, allow_none=True)
    text = text(2000, shortest=1, required=True)
