"""What crosses the wire when something is done about an inquiry."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, local_date, record_id, text, whole
from server.vocabulary import keys

_VERSION = 2**31 - 1
_FEW = validate.Length(max=6, error="too_many")


class InquiryMarkSchema(Schema):
    """Note that it has been seen, or that there has been first contact."""

    op_id = record_id(required=True)
    what = choice("seen", "contact", required=True)


class InquiryNoteSchema(Schema):
    """A line to add to the office's note."""

    op_id = record_id(required=True)
    note = text(500, shortest=1, required=True)


class InquiryJoinSchema(Schema):
    """Join it to a case or to an earlier inquiry, as it stood at `base_version`; null for neither."""

    op_id = record_id(required=True)
    base_version = whole(1, _VERSION, required=True)
    case_id = record_id(load_default=None, allow_none=True)
    joined_to_id = record_id(load_default=None, allow_none=True)


class InquiryFollowUpSchema(Schema):
    """What came of following up, and when to ask again, if at all."""

    op_id = record_id(required=True)
    note = text(500, shortest=1, required=True)
    next_on = local_date(load_default=None, allow_none=True)


class NewCaseSchema(Schema):
    """The case that an inquiry opens."""

    name = text(120, shortest=1, required=True)
    birth_year = whole(1900, 2100, allow_none=True)
    phone = text(30, allow_none=True)
    address = text(200, allow_none=True)
    is_address_protected = fields.Boolean(load_default=False)
    tenure = choice(*sorted(keys("tenure")), allow_none=True)
    landlord_id = record_id(allow_none=True)
    risk_reason = choice(*sorted(keys("risk_reason")), allow_none=True)
    housing_goal = text(2000, allow_none=True)
    planned_end_on = local_date(required=True)
    # Who sees a protected address beside whoever opens the case.
    named_id = record_id(allow_none=True)
    assigned = fields.List(record_id(), load_default=list, validate=_FEW)


class ShortJobSchema(Schema):
    """A short practical job without a case: where, when, and who goes."""

    address = text(200, shortest=1, required=True)
    planned_on = local_date(required=True)
    starts_at_local = fields.String(
        allow_none=True, validate=validate.Regexp(r"^([01]\d|2[0-3]):[0-5]\d$", error="invalid")
    )
    duration_minutes = whole(0, 1440, load_default=60)
    note = text(500, allow_none=True)
    workers = fields.List(record_id(), load_default=list, validate=_FEW)


class InquiryDecisionSchema(Schema):
    """A decision with its reason and what it needs, about the inquiry as it stood at `base_version`.

    `way` is what *taken in* becomes: a new case, a case that is there (`case_id`), or a short job.
    """

    op_id = record_id(required=True)
    base_version = whole(1, _VERSION, required=True)
    decision = choice(*sorted(keys("inquiry_decision") - {"new"}), required=True)
    reason = text(500, shortest=1, required=True)
    approach = choice(*sorted(keys("approach")), allow_none=True)
    way = choice("new_case", "join_case", "short_job", allow_none=True)
    case_id = record_id(allow_none=True)
    partner_id = record_id(allow_none=True)
    follow_up_on = local_date(allow_none=True)
    sent_on = local_date(allow_none=True)
    new_case = fields.Nested(NewCaseSchema, allow_none=True)
    short_job = fields.Nested(ShortJobSchema, allow_none=True)
