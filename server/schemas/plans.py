"""What crosses the wire about the week board."""

from marshmallow import fields, validate

from server.schemas.base import Schema, clock, instant, local_date, record_id, text, whole

_MOST = 2**31 - 1


class WeekQuerySchema(Schema):
    """A day of the week that is asked for; this week when nothing is said."""

    day = local_date(load_default=None)


class BoardWorkerSchema(Schema):
    """Somebody on a planned visit. `is_held`: their phone has it as it now is."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    user_id = record_id(required=True)
    is_held = fields.Boolean(required=True)


class BoardVisitSchema(Schema):
    """A planned visit; `name` is the resident's where the reader may read the case."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    planned_on = local_date(required=True)
    starts_at_local = text(5, required=True, allow_none=True)
    duration_minutes = whole(0, 1440, required=True)
    note = text(500, required=True, allow_none=True)
    repeat_id = record_id(required=True, allow_none=True)
    place_id = record_id(required=True, allow_none=True)
    case_id = record_id(required=True, allow_none=True)
    case_code = text(20, required=True, allow_none=True)
    name = text(120, required=True, allow_none=True)
    address = text(200, required=True, allow_none=True)
    is_done = fields.Boolean(required=True)
    is_short_of_people = fields.Boolean(required=True)
    safety = fields.List(text(40), required=True)
    workers = fields.List(fields.Nested(BoardWorkerSchema), required=True)


class BoardPersonSchema(Schema):
    """A caretaker; `behind` counts the week's changes that their phone has not fetched."""

    id = record_id(required=True)
    name = text(120, required=True)
    has_phone = fields.Boolean(required=True)
    pulled_at = instant(required=True, allow_none=True)
    behind = whole(0, _MOST, required=True)


class BoardCaseSchema(Schema):
    """An open case that a visit can be planned for."""

    id = record_id(required=True)
    name = text(200, required=True)


class BoardSchema(Schema):
    """One week, Monday first."""

    week = text(8, required=True)
    days = fields.List(local_date(), required=True, validate=validate.Length(equal=7))
    people = fields.List(fields.Nested(BoardPersonSchema), required=True)
    visits = fields.List(fields.Nested(BoardVisitSchema), required=True)
    cases = fields.List(fields.Nested(BoardCaseSchema), required=True)


class PlanSchema(Schema):
    """A visit to plan, once or every so many weeks."""

    op_id = record_id(required=True)
    case_id = record_id(load_default=None, allow_none=True)
    place_id = record_id(load_default=None, allow_none=True)
    planned_on = local_date(required=True)
    starts_at_local = clock(load_default=None, allow_none=True)
    duration_minutes = whole(0, 1440, load_default=0)
    note = text(500, load_default=None, allow_none=True)
    user_ids = fields.List(record_id(), load_default=[], validate=validate.Length(max=6))
    every_weeks = whole(1, 26, load_default=None, allow_none=True)
    last_on = local_date(load_default=None, allow_none=True)


class PlannedSchema(Schema):
    """The visits that were planned."""

    ids = fields.List(record_id(), required=True)


class StopRepeatSchema(Schema):
    """Which operation takes the rest of a row of visits away."""

    op_id = record_id(required=True)


class StoppedSchema(Schema):
    """How many visits were taken away."""

    count = whole(0, 200, required=True)
