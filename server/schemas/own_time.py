"""What crosses the wire about one's own time at a desk."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, clock, instant, local_date, record_id, text, whole
from server.vocabulary import keys

_DAY = 24 * 60
_STATES = ("submitted", "approved", "returned", "draft")
#: What is done at a desk; a visit is logged on the phone.
_KINDS = ("phone_call", "errand", "meeting", "office_work")


class OwnLineSchema(Schema):
    """One task, with the minutes it took."""

    task_type = choice(*sorted(keys("task_type")), required=True)
    duration_minutes = whole(1, _DAY, required=True)


class OwnEntrySchema(Schema):
    """Work that one has done oneself."""

    op_id = record_id(required=True)
    kind = choice(*_KINDS, required=True)
    case_id = record_id(load_default=None, allow_none=True)
    done_on = local_date(required=True)
    starts_at_local = clock(required=True)
    travel_minutes = whole(0, _DAY, load_default=0)
    km = whole(0, 2_000, load_default=0)
    note = text(2000, load_default=None, allow_none=True)
    lines = fields.List(
        fields.Nested(OwnLineSchema),
        required=True,
        validate=validate.Length(min=1, max=15, error="too_many"),
    )


class OwnLoggedSchema(Schema):
    """The entry that was made."""

    id = record_id(required=True)


class OwnWeekEntrySchema(Schema):
    """One entry of one's own, in short."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    kind = choice(*sorted(keys("entry_kind")), required=True)
    done_on = local_date(required=True)
    started_at = instant(required=True)
    duration_minutes = whole(0, _DAY, required=True)
    travel_minutes = whole(0, _DAY, required=True)
    state = choice(*_STATES, required=True)
    note = text(2000, required=True, allow_none=True)
    return_comment = text(500, required=True, allow_none=True)
    case_code = text(20, required=True, allow_none=True)
    resident_name = text(120, required=True, allow_none=True)


class OwnTaskSchema(Schema):
    """The minutes of one task."""

    task_type = choice(*sorted(keys("task_type")), required=True)
    minutes = whole(0, 7 * _DAY, required=True)


class OwnWeekSchema(Schema):
    """One's own week: what was done, and the minutes by task, the most first."""

    week = text(8, required=True)
    days = fields.List(local_date(), required=True)
    entries = fields.List(fields.Nested(OwnWeekEntrySchema), required=True)
    by_task = fields.List(fields.Nested(OwnTaskSchema), required=True)
    total_minutes = whole(0, 2**31 - 1, required=True)
    travel_minutes = whole(0, 2**31 - 1, required=True)
