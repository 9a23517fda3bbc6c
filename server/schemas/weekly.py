"""What crosses the wire about the weekly meeting."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.schemas.entries import PersonSchema
from server.vocabulary import keys
from server.vocabulary.agenda_reasons import REASONS

_MOST = 2**53 - 1


class AudienceQuerySchema(Schema):
    """For whom the meeting is shown: the reader, or all who are present together."""

    audience = choice("me", "present", load_default="me")


class InMeetingSchema(Schema):
    """Somebody who works here, with the roles that say what they may hear."""

    id = record_id(required=True)
    code = text(20, required=True)
    name = text(120, required=True)
    roles = fields.List(text(40), required=True, validate=validate.Length(max=10))
    is_active = fields.Boolean(required=True)


class MeetingPartnerSchema(Schema):
    """A partner whose staff can be present."""

    id = record_id(required=True)
    name = text(120, required=True)


class AgendaCaseSchema(Schema):
    """A case; on the big screen and on paper `name` is the initials."""

    id = record_id(required=True)
    code = text(20, required=True)
    name = text(120, required=True)


class AgendaInquirySchema(Schema):
    """An inquiry that is taken up."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    received_at = instant(required=True)
    source = choice(*sorted(keys("inquiry_source")), required=True)
    urgency = choice(*sorted(keys("urgency")), required=True)
    decision = choice(*sorted(keys("inquiry_decision")), required=True)
    text = text(2000, required=True, allow_none=True)


class AgendaIncidentSchema(Schema):
    """A safety incident without a case."""

    id = record_id(required=True)
    occurred_at = instant(required=True)
    type = choice(*sorted(keys("incident_type")), required=True)
    text = text(500, required=True, allow_none=True)
    followed_up_on = local_date(required=True, allow_none=True)


class AgendaReasonSchema(Schema):
    """Why a point stands there, with the day, time, word, text, colleague, case or place that it tells of;
    `days` have gone since the day, and have cost `cost_ore`."""

    key = choice(*sorted(REASONS), required=True)
    on = local_date(required=True, allow_none=True)
    at = text(5, required=True, allow_none=True)
    minutes = whole(0, 1440, required=True, allow_none=True)
    days = whole(1, 100_000, required=True, allow_none=True)
    cost_ore = whole(0, _MOST, required=True, allow_none=True)
    word = text(60, required=True, allow_none=True)
    who = text(20, required=True, allow_none=True)
    case = fields.Nested(AgendaCaseSchema, required=True, allow_none=True)
    place = text(200, required=True, allow_none=True)
    is_hidden = fields.Boolean(required=True)
    text = text(500, required=True, allow_none=True)


class AgendaTaskSchema(Schema):
    """A task that came of a point."""

    id = record_id(required=True)
    owner = fields.Nested(PersonSchema, required=True, allow_none=True)
    text = text(500, required=True)
    due_on = local_date(required=True, allow_none=True)
    done_at = instant(required=True, allow_none=True)


class AgendaConflictSchema(Schema):
    """A value that was written at the same time as the one that stands."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    field = choice("notes", "decision", "owner_id", "due_on", required=True)
    offered = text(4000, required=True, allow_none=True)
    offered_person = fields.Nested(PersonSchema, required=True, allow_none=True)
    writer = fields.Nested(PersonSchema, required=True, allow_none=True)


class AgendaItemSchema(Schema):
    """One point; version 0 is one that nobody has written in. `is_hidden`: the reader may not hear of it."""

    id = record_id(required=True)
    version = whole(0, _MOST, required=True)
    part = choice(*sorted(keys("agenda_part")), required=True)
    is_hidden = fields.Boolean(required=True)
    reasons = fields.List(
        fields.Nested(AgendaReasonSchema), required=True, validate=validate.Length(max=500)
    )
    case = fields.Nested(AgendaCaseSchema, required=True, allow_none=True)
    inquiry = fields.Nested(AgendaInquirySchema, required=True, allow_none=True)
    incident = fields.Nested(AgendaIncidentSchema, required=True, allow_none=True)
    worker = fields.Nested(PersonSchema, required=True, allow_none=True)
    title = text(200, required=True, allow_none=True)
    notes = text(4000, required=True, allow_none=True)
    decision = text(2000, required=True, allow_none=True)
    owner = fields.Nested(PersonSchema, required=True, allow_none=True)
    due_on = local_date(required=True, allow_none=True)
    handled_at = instant(required=True, allow_none=True)
    handled_by = fields.Nested(PersonSchema, required=True, allow_none=True)
    tasks = fields.List(
        fields.Nested(AgendaTaskSchema), required=True, validate=validate.Length(max=200)
    )
    conflicts = fields.List(
        fields.Nested(AgendaConflictSchema), required=True, validate=validate.Length(max=200)
    )


class AttendanceSchema(Schema):
    """Somebody who is present: a colleague, or a partner's staff by name."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    person = fields.Nested(PersonSchema, required=True, allow_none=True)
    name = text(120, required=True, allow_none=True)
    partner = text(120, required=True, allow_none=True)


class MinutesAdditionSchema(Schema):
    """What was added after the minutes were locked."""

    id = record_id(required=True)
    item_id = record_id(required=True, allow_none=True)
    author = fields.Nested(PersonSchema, required=True, allow_none=True)
    added_at = instant(required=True)
    text = text(2000, required=True)


class EarlierMeetingSchema(Schema):
    """A meeting whose minutes are locked."""

    id = record_id(required=True)
    held_on = local_date(required=True)
    locked_at = instant(required=True, allow_none=True)


class WeeklyMeetingSchema(Schema):
    """A meeting as one reader sees it; the `id` of a weekly one is null before it is opened for the first
    time. `name` is that of its series."""

    id = record_id(required=True, allow_none=True)
    type = choice(*sorted(keys("meeting_type")), required=True)
    name = text(120, required=True, allow_none=True)
    partner = text(120, required=True, allow_none=True)
    version = whole(0, _MOST, required=True)
    state = choice(*sorted(keys("meeting_state")), required=True)
    held_on = local_date(required=True)
    starts_at_local = text(5, required=True, allow_none=True)
    since = local_date(required=True)
    locked_at = instant(required=True, allow_none=True)
    locked_by = fields.Nested(PersonSchema, required=True, allow_none=True)
    audience = choice("me", "present", required=True)
    may_lead = fields.Boolean(required=True)
    attendance = fields.List(
        fields.Nested(AttendanceSchema), required=True, validate=validate.Length(max=200)
    )
    items = fields.List(
        fields.Nested(AgendaItemSchema), required=True, validate=validate.Length(max=2000)
    )
    additions = fields.List(
        fields.Nested(MinutesAdditionSchema), required=True, validate=validate.Length(max=1000)
    )
    people = fields.List(
        fields.Nested(InMeetingSchema), required=True, validate=validate.Length(max=1000)
    )
    partners = fields.List(
        fields.Nested(MeetingPartnerSchema), required=True, validate=validate.Length(max=1000)
    )
    earlier = fields.List(
        fields.Nested(EarlierMeetingSchema), required=True, validate=validate.Length(max=100)
    )
    tag = text(200, required=True)
