"""What crosses the wire about series of meetings, their days, and contact with partners."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.vocabulary import keys

_MOST = 2**53 - 1
_CLOCK = validate.Regexp(r"^([01]\d|2[0-3]):[0-5]\d$", error="invalid")
_WEEK = validate.Regexp(r"^\d{4}-W\d{2}$", error="invalid")


def _type() -> fields.String:
    return choice(*sorted(keys("meeting_type")), required=True)


class MeetingsQuerySchema(Schema):
    """Which meetings: those to come or those gone by, and which page of them."""

    when = choice("coming", "past", load_default="coming")
    page = whole(1, 100_000, is_query=True, load_default=1)
    page_size = whole(1, 200, is_query=True, load_default=50)


class MetPartnerSchema(Schema):
    """The partner that a meeting is with."""

    id = record_id(required=True)
    name = text(120, required=True)
    partner_type = text(40, required=True)


class OccurrenceSchema(Schema):
    """One meeting. Version 0 is what a series gives and nobody has touched; has the id that it will have."""

    id = record_id(required=True)
    version = whole(0, _MOST, required=True)
    series_id = record_id(required=True, allow_none=True)
    type = _type()
    name = text(120, required=True, allow_none=True)
    partner = fields.Nested(MetPartnerSchema, required=True, allow_none=True)
    slot_on = local_date(required=True, allow_none=True)
    held_on = local_date(required=True)
    week = fields.String(required=True, validate=_WEEK)
    is_moved = fields.Boolean(required=True)
    starts_at_local = fields.String(required=True, allow_none=True, validate=_CLOCK)
    state = choice(*sorted(keys("meeting_state")), required=True)


class OccurrencePageSchema(Schema):
    """One page of meetings, out of `total`."""

    meetings = fields.List(
        fields.Nested(OccurrenceSchema), required=True, validate=validate.Length(max=200)
    )
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)


class SeriesSchema(Schema):
    """A series, the next day that it gives, and its next meetings, which may be on other days."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    type = _type()
    name = text(120, required=True)
    partner = fields.Nested(MetPartnerSchema, required=True, allow_none=True)
    anchor_on = local_date(required=True)
    every_weeks = whole(1, 53, required=True)
    starts_at_local = fields.String(required=True, allow_none=True, validate=_CLOCK)
    place = text(120, required=True, allow_none=True)
    ended_on = local_date(required=True, allow_none=True)
    next_slot_on = local_date(required=True, allow_none=True)
    coming = fields.List(fields.Nested(OccurrenceSchema), required=True)


class SeriesListSchema(Schema):
    """Every series."""

    series = fields.List(fields.Nested(SeriesSchema), required=True)


class PlanDaySchema(Schema):
    """Another day or time for one meeting, or that it is called off."""

    op_id = record_id(required=True)
    base_version = whole(0, _MOST, required=True)
    held_on = local_date(required=True)
    starts_at_local = fields.String(required=True, allow_none=True, validate=_CLOCK)
    is_cancelled = fields.Boolean(required=True)


class TouchpointsQuerySchema(Schema):
    """Which page of the partners."""

    page = whole(1, 100_000, is_query=True, load_default=1)
    page_size = whole(1, 200, is_query=True, load_default=100)


class PartnerMeetingSchema(Schema):
    """One meeting with a partner; `meeting_id` is null while only its series gives it."""

    held_on = local_date(required=True)
    type = _type()
    series_id = record_id(required=True, allow_none=True)
    slot_on = local_date(required=True, allow_none=True)
    meeting_id = record_id(required=True, allow_none=True)


class TouchpointSchema(Schema):
    """A partner, the last meeting held, the next one, and one that has gone by without being held."""

    partner = fields.Nested(MetPartnerSchema, required=True)
    last = fields.Nested(PartnerMeetingSchema, required=True, allow_none=True)
    next = fields.Nested(PartnerMeetingSchema, required=True, allow_none=True)
    overdue = fields.Nested(PartnerMeetingSchema, required=True, allow_none=True)


class TouchpointPageSchema(Schema):
    """One page of partners out of `total`; of all of them, `overdue` have a meeting that has gone by."""

    touchpoints = fields.List(
        fields.Nested(TouchpointSchema), required=True, validate=validate.Length(max=200)
    )
    overdue = whole(0, _MOST, required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)


class CalendarFeedSchema(Schema):
    """Whether one has a calendar address, since when, and the last day that it was read."""

    made_at = instant(required=True, allow_none=True)
    last_read_on = local_date(required=True, allow_none=True)


class NewCalendarFeedSchema(Schema):
    """The secret part of a new calendar address, told this once."""

    token = text(64, required=True)
