"""What crosses the wire about a case and its list, in the office."""

from typing import Any

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.schemas.entries import PersonSchema
from server.vocabulary import keys

_MOST = 2**53 - 1
#: `text` by another name, for schemas that have a field of that name.
_text = text
_MANY = validate.Length(max=2000)


def _word(words: str, **options: Any) -> fields.String:
    return choice(*sorted(keys(words)), required=True, **options)


def _maybe(field: Any, *args: Any, **options: Any) -> Any:
    return field(*args, required=True, allow_none=True, **options)


def _many(schema: type[Schema]) -> fields.List:
    return fields.List(fields.Nested(schema), required=True, validate=_MANY)


def _flag() -> fields.Boolean:
    return fields.Boolean(required=True)


class CaseQuerySchema(Schema):
    """Which cases, and which page of them."""

    show = choice("open", "ending", "closed", "all", load_default="open")
    mine = fields.Boolean(load_default=False)
    page = whole(1, 100_000, is_query=True, load_default=1)
    page_size = whole(1, 200, is_query=True, load_default=50)


class CaseRowSchema(Schema):
    """A case in a list; a protected address is null, and so is what a consent does not share."""

    id = record_id(required=True)
    code = text(20, required=True)
    resident_name = text(120, required=True)
    address = _maybe(text, 200)
    is_address_protected = _flag()
    assigned = _many(PersonSchema)
    eviction_stage = _word("eviction_stage", allow_none=True)
    deadline_on = _maybe(local_date)
    deadline = choice(
        "eviction_deadline_on", "planned_end_on", "review_on", required=True, allow_none=True
    )
    opened_on = local_date(required=True)
    planned_end_on = _maybe(local_date)
    end = choice("soon", "passed", required=True, allow_none=True)
    closed_on = _maybe(local_date)
    outcome = _word("case_outcome", allow_none=True)


class CaseListSchema(Schema):
    """One page of cases out of `total`; `ending` of all open ones are near or past their planned end."""

    cases = fields.List(
        fields.Nested(CaseRowSchema), required=True, validate=validate.Length(max=200)
    )
    ending = whole(0, _MOST, required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)


class _Record(Schema):
    id = record_id(required=True)
    version = whole(1, _MOST, required=True)


class CaseResidentSchema(_Record):
    """The resident, as little as is needed."""

    name = text(120, required=True)
    birth_year = _maybe(whole, 1900, 2100)
    phone = _maybe(text, 30)


class CaseLandlordSchema(Schema):
    """Who lets the home."""

    id = record_id(required=True)
    name = text(120, required=True)
    phone = _maybe(text, 30)


class CasePlaceSchema(_Record):
    """The home; a protected address, and who lets it, are shown to the persons named for the case alone."""

    address = _maybe(text, 200)
    is_address_protected = _flag()
    is_address_shown = _flag()
    tenure = _word("tenure", allow_none=True)
    landlord = fields.Nested(CaseLandlordSchema, required=True, allow_none=True)


class CaseAssignmentSchema(_Record):
    """Somebody to whom the case is assigned, or was."""

    user = fields.Nested(PersonSchema, required=True)
    given_at = _maybe(instant)
    given_by = _maybe(text, 120)
    withdrawn_at = _maybe(instant)
    withdrawn_by = _maybe(text, 120)


class CaseConsentSchema(_Record):
    """What may be shared, with whom and about what."""

    scope = _word("consent_scope")
    topic = _word("consent_topic")
    given = _word("consent_given")
    given_on = local_date(required=True)
    withdrawn_on = _maybe(local_date)
    recorded_by = _maybe(record_id)
    by_name = _maybe(text, 120)
    words = _maybe(text, 2000)


class CaseSafetyNoteSchema(_Record):
    """What one must know before the door, and when to look at it anew."""

    type = _word("safety_note_type")
    text = _maybe(text, 500)
    noted_on = local_date(required=True)
    noted_by = _maybe(record_id)
    by_name = _maybe(_text, 120)
    reviewed_on = _maybe(local_date)
    reviewed_by = _maybe(record_id)
    ended_on = _maybe(local_date)
    due_on = local_date(required=True)
    is_due = _flag()


class CaseContactSchema(_Record):
    """Somebody to phone."""

    name = text(120, required=True)
    relation = _word("contact_relation")
    phone = _maybe(text, 30)
    partner_id = _maybe(record_id)
    note = _maybe(text, 500)


class CaseDecisionRequestSchema(_Record):
    """A request for a formal decision: its age, to whom it was sent, and the answer."""

    asked_on = local_date(required=True)
    words = _maybe(text, 2000)
    noted_by = record_id(required=True)
    by_name = _maybe(text, 120)
    partner_id = _maybe(record_id)
    partner_name = _maybe(text, 120)
    sent_on = _maybe(local_date)
    remind_on = _maybe(local_date)
    answered_on = _maybe(local_date)
    answer = _word("measure_state", allow_none=True)
    age_days = whole(-_MOST, _MOST, required=True)
    is_due = _flag()


class CaseReminderSchema(_Record):
    """What to think of at the next visit."""

    author_id = record_id(required=True)
    by_name = _maybe(text, 120)
    place_id = _maybe(record_id)
    phrase = _word("reminder_phrase", allow_none=True)
    text = _maybe(text, 200)
    done_at = _maybe(instant)
    done_by = _maybe(record_id)


class CaseTaskSchema(_Record):
    """What somebody is to do."""

    agenda_item_id = _maybe(record_id)
    inquiry_id = _maybe(record_id)
    owner_id = record_id(required=True)
    by_name = _maybe(text, 120)
    text = text(500, required=True)
    due_on = _maybe(local_date)
    made_by = record_id(required=True)
    done_at = _maybe(instant)
    done_by = _maybe(record_id)


class CaseAgendaMarkSchema(_Record):
    """Why the case is to be taken up in the next meeting."""

    author_id = record_id(required=True)
    by_name = _maybe(text, 120)
    marked_on = local_date(required=True)
    reason = _maybe(text, 500)
    handled_on = _maybe(local_date)


class CaseIncidentSchema(_Record):
    """A threat, violence or danger at work."""

    entry_id = _maybe(record_id)
    reported_by = record_id(required=True)
    by_name = _maybe(text, 120)
    occurred_at = instant(required=True)
    type = _word("incident_type")
    text = _maybe(text, 500)
    follow_up_by = _maybe(local_date)
    followed_up_on = _maybe(local_date)
    follow_up = _maybe(_text, 2000)


class CaseVisitSchema(_Record):
    """A visit that is planned from today on."""

    place_id = _maybe(record_id)
    planned_on = local_date(required=True)
    starts_at_local = _maybe(text, 5)
    duration_minutes = whole(0, 24 * 60, required=True)
    note = _maybe(text, 500)
    repeat_id = _maybe(record_id)


class CaseSchema(Schema):
    """A case as its page shows it; what the reader may not see is null or empty.

    `is_whole` is false for a reader with a consent that is not for everything: `topics` says for what.
    """

    id = record_id(required=True)
    code = text(20, required=True)
    version = whole(1, _MOST, required=True)
    is_whole = _flag()
    topics = fields.List(_word("consent_topic"), required=True, validate=_MANY)
    opened_on = local_date(required=True)
    planned_end_on = _maybe(local_date)
    end = choice("soon", "passed", required=True, allow_none=True)
    closed_on = _maybe(local_date)
    outcome = _word("case_outcome", allow_none=True)
    risk_reason = _word("risk_reason", allow_none=True)
    housing_goal = _maybe(text, 2000)
    plan = _maybe(text, 2000)
    review_on = _maybe(local_date)
    legal_track = _word("legal_track", allow_none=True)
    care_record_ref = _maybe(text, 60)
    children_count = _maybe(whole, 0, 20)
    joint_follow_up = _maybe(text, 500)
    is_next_of_kin_involved = _maybe(fields.Boolean)
    is_photo_allowed = _maybe(fields.Boolean)
    resident = fields.Nested(CaseResidentSchema, required=True)
    place = fields.Nested(CasePlaceSchema, required=True, allow_none=True)
    assignments = _many(CaseAssignmentSchema)
    consents = _many(CaseConsentSchema)
    safety_notes = fields.List(
        fields.Nested(CaseSafetyNoteSchema), required=True, allow_none=True, validate=_MANY
    )
    contacts = _many(CaseContactSchema)
    decision_requests = _many(CaseDecisionRequestSchema)
    reminders = _many(CaseReminderSchema)
    tasks = _many(CaseTaskSchema)
    agenda_marks = _many(CaseAgendaMarkSchema)
    incidents = _many(CaseIncidentSchema)
    planned_visits = _many(CaseVisitSchema)
    conflicts = fields.List(record_id(), required=True, validate=_MANY)
    may_edit = _flag()
    may_assign = _flag()
    may_record_consent = _flag()
    may_note_safety = _flag()
    may_close = _flag()
    may_allow_photos = _flag()
    follow_up_days = whole(0, 3650, required=True)
    decision_reminder_days = whole(0, 3650, required=True)


class CaseClosingSchema(Schema):
    """A case closed: how it ended, and whether what is planned after today is withdrawn."""

    op_id = record_id(required=True)
    base_version = whole(1, _MOST, required=True)
    outcome = _word("case_outcome")
    withdraws_visits = fields.Boolean(required=True, truthy={True}, falsy={False})


class CaseReopeningSchema(Schema):
    """A case opened again, and why."""

    op_id = record_id(required=True)
    base_version = whole(1, _MOST, required=True)
    reason = text(500, shortest=1, required=True)
