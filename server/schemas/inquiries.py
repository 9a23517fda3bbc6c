"""What crosses the wire about inquiries in the office, but for deciding (inquiry_decisions.py)."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.schemas.entries import PersonSchema
from server.vocabulary import keys

_MOST = 2**53 - 1


def _key_of(words: str, **options: object) -> fields.String:
    return choice(*sorted(keys(words)), **options)


class InquiryQuerySchema(Schema):
    """Which page of which inquiries."""

    state = choice("undecided", "follow_up", "critical", "all", load_default="all")
    page = whole(1, 100_000, is_query=True, load_default=1)
    page_size = whole(1, 200, is_query=True, load_default=50)


class InquiryCaseSchema(Schema):
    """The case that an inquiry belongs to."""

    id = record_id(required=True)
    code = text(20, required=True)
    resident_name = text(120, required=True)


class NamedPartnerSchema(Schema):
    """The service that somebody was connected to."""

    id = record_id(required=True)
    name = text(120, required=True)


class RootInquirySchema(Schema):
    """The inquiry that this one tells the same as."""

    id = record_id(required=True)
    about = text(120, required=True, allow_none=True)
    received_at = instant(required=True)


class InquirySchema(Schema):
    """One inquiry; `case` is null also for whoever may not read the case, and `has_case` is then true."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    version = whole(1, _MOST, required=True)
    received_at = instant(required=True)
    received_by = fields.Nested(PersonSchema, required=True)
    source = _key_of("inquiry_source", required=True)
    channel = _key_of("channel", required=True)
    urgency = _key_of("urgency", required=True)
    decision = _key_of("inquiry_decision", required=True)
    decision_reason = text(500, required=True, allow_none=True)
    approach = _key_of("approach", required=True, allow_none=True)
    decided_at = instant(required=True, allow_none=True)
    decided_by = text(120, required=True, allow_none=True)
    partner = fields.Nested(NamedPartnerSchema, required=True, allow_none=True)
    follow_up_on = local_date(required=True, allow_none=True)
    sent_on = local_date(required=True, allow_none=True)
    followed_up_on = local_date(required=True, allow_none=True)
    first_contact_at = instant(required=True, allow_none=True)
    seen_at = instant(required=True, allow_none=True)
    seen_by = text(120, required=True, allow_none=True)
    office_note = text(2000, required=True, allow_none=True)
    caller_name = text(120, required=True, allow_none=True)
    caller_phone = text(30, required=True, allow_none=True)
    about = text(120, required=True, allow_none=True)
    address = text(200, required=True, allow_none=True)
    is_without_home = fields.Boolean(required=True)
    is_not_coping = fields.Boolean(required=True)
    is_not_reached = fields.Boolean(required=True)
    text = text(2000, required=True, allow_none=True)
    case = fields.Nested(InquiryCaseSchema, required=True, allow_none=True)
    has_case = fields.Boolean(required=True)
    joined_to = fields.Nested(RootInquirySchema, required=True, allow_none=True)


class InquiryCountsSchema(Schema):
    """How many are in each state; `critical` have been seen by nobody, `due` are to be followed up by now."""

    undecided = whole(0, _MOST, required=True)
    follow_up = whole(0, _MOST, required=True)
    due = whole(0, _MOST, required=True)
    critical = whole(0, _MOST, required=True)
    all = whole(0, _MOST, required=True)


class InquiryPageSchema(Schema):
    """One page of the inquiries of a state, out of `total`."""

    inquiries = fields.List(
        fields.Nested(InquirySchema), required=True, validate=validate.Length(max=200)
    )
    counts = fields.Nested(InquiryCountsSchema, required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)


_EVENTS = (
    "registered", "decided", "followed_up", "put_off", "joined", "contact", "noted", "seen", "mended",
)  # fmt: skip


class InquiryEventSchema(Schema):
    """Something that happened to an inquiry; `by` is null for an import."""

    version = whole(1, _MOST, required=True)
    event = choice(*_EVENTS, required=True)
    at = instant(required=True)
    by = text(120, required=True, allow_none=True)
    note = text(2000, required=True, allow_none=True)
    decision = _key_of("inquiry_decision", required=True, allow_none=True)
    decision_reason = text(500, required=True, allow_none=True)
    approach = _key_of("approach", required=True, allow_none=True)
    partner = text(120, required=True, allow_none=True)
    follow_up_on = local_date(required=True, allow_none=True)
    sent_on = local_date(required=True, allow_none=True)


class WholeInquirySchema(Schema):
    """One inquiry, those that were joined to it, and what has happened to it, the oldest first."""

    inquiry = fields.Nested(InquirySchema, required=True)
    joined = fields.List(fields.Nested(InquirySchema), required=True)
    history = fields.List(fields.Nested(InquiryEventSchema), required=True)


class NewInquirySchema(Schema):
    """An inquiry as it is registered at a desk; `received_at` is when the form was begun."""

    op_id = record_id(required=True)
    id = record_id(required=True)
    received_at = instant(required=True)
    source = _key_of("inquiry_source", required=True)
    channel = _key_of("channel", required=True)
    urgency = _key_of("urgency", required=True)
    case_id = record_id(allow_none=True)
    joined_to_id = record_id(allow_none=True)
    caller_name = text(120, allow_none=True)
    caller_phone = text(30, allow_none=True)
    about = text(120, allow_none=True)
    address = text(200, allow_none=True)
    text = text(2000, allow_none=True)
    is_without_home = fields.Boolean(load_default=False)
    is_not_coping = fields.Boolean(load_default=False)
    is_not_reached = fields.Boolean(load_default=False)


class InquiryAskedSchema(Schema):
    """What has been typed so far, to find what it may belong to."""

    about = text(120, allow_none=True)
    address = text(200, allow_none=True)
    caller_phone = text(30, allow_none=True)
    text = text(2000, allow_none=True)
    source = _key_of("inquiry_source", allow_none=True)


_REASONS = fields.List(choice("phone", "resident", "address", "eviction", "words"), required=True)


class CaseMatchSchema(Schema):
    """An open case that an inquiry may belong to, and why."""

    id = record_id(required=True)
    code = text(20, required=True)
    resident_name = text(120, required=True)
    address = text(200, required=True, allow_none=True)
    reasons = _REASONS


class ClosedMatchSchema(CaseMatchSchema):
    """A closed case of somebody who may be the one it is about, and why."""

    closed_on = local_date(required=True)


class InquiryMatchSchema(Schema):
    """An undecided inquiry that may tell the same, and why."""

    id = record_id(required=True)
    code = text(20, required=True, allow_none=True)
    received_at = instant(required=True)
    source = _key_of("inquiry_source", required=True)
    urgency = _key_of("urgency", required=True)
    about = text(120, required=True, allow_none=True)
    address = text(200, required=True, allow_none=True)
    text = text(2000, required=True, allow_none=True)
    reasons = _REASONS


class InquiryMatchesSchema(Schema):
    """What an inquiry may belong to, the likeliest first."""

    cases = fields.List(fields.Nested(CaseMatchSchema), required=True)
    closed = fields.List(fields.Nested(ClosedMatchSchema), required=True)
    inquiries = fields.List(fields.Nested(InquiryMatchSchema), required=True)
