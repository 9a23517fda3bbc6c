"""What crosses the wire when the eviction track is changed, and about follow-ups."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, local_date, record_id, text, whole
from server.vocabulary import keys

_MOST = 2**53 - 1


class SeenTrackSchema(Schema):
    """The eviction track as the form opened, whole."""

    eviction_stage = choice(*sorted(keys("eviction_stage")), required=True)
    eviction_letter_on = local_date(required=True, allow_none=True)
    eviction_deadline_on = local_date(required=True, allow_none=True)
    eviction_outcome = choice(*sorted(keys("eviction_outcome")), required=True, allow_none=True)
    eviction_decided_on = local_date(required=True, allow_none=True)


class GivenTrackSchema(Schema):
    """What is different. A deadline that is given stands; one that is null is computed from the letter."""

    eviction_stage = choice(*sorted(keys("eviction_stage")))
    eviction_letter_on = local_date(allow_none=True)
    eviction_deadline_on = local_date(allow_none=True)
    eviction_outcome = choice(*sorted(keys("eviction_outcome")), allow_none=True)
    eviction_decided_on = local_date(allow_none=True)


class EvictionChangeSchema(Schema):
    """A change of the track: its operation was made when the form opened, over this version of the case."""

    op_id = record_id(required=True)
    base_version = whole(1, 2**31 - 1, required=True)
    seen = fields.Nested(SeenTrackSchema, required=True)
    set = fields.Nested(GivenTrackSchema, required=True)


class EvictionPlanSchema(Schema):
    """What a form over the track would change, before it is sent."""

    seen = fields.Nested(SeenTrackSchema, required=True)
    set = fields.Nested(GivenTrackSchema, required=True)


class EvictionDeadlineSchema(Schema):
    """The deadline that such a change would leave, and what the letter gives by itself."""

    eviction_deadline_on = local_date(required=True, allow_none=True)
    computed_on = local_date(required=True, allow_none=True)
    period_days = whole(1, 365, required=True, allow_none=True)


class StayCaseSchema(Schema):
    """The case of somebody in temporary housing."""

    id = record_id(required=True)
    code = text(20, required=True)
    resident_name = text(120, required=True)


class PresentStaySchema(Schema):
    """Somebody who is in temporary housing now: since when without a night between, where, and what next.

    `cost_ore` is what the run has cost by today; `without_price` of its stays have no price.
    """

    case = fields.Nested(StayCaseSchema, required=True)
    since = local_date(required=True)
    days = whole(1, 100_000, required=True)
    length = choice("first", "second", required=True, allow_none=True)
    landlord_name = text(120, required=True, allow_none=True)
    next_step = text(200, required=True, allow_none=True)
    cost_ore = whole(0, _MOST, required=True)
    without_price = whole(0, 1000, required=True)


class PresentStaysSchema(Schema):
    """Everybody in temporary housing now, the longest run first."""

    stays = fields.List(
        fields.Nested(PresentStaySchema), required=True, validate=validate.Length(max=500)
    )


class FollowUpQuerySchema(Schema):
    """Which follow-ups, and which page of them."""

    state = choice("due", "coming", "done", load_default="due")
    page = whole(1, 100_000, is_query=True, load_default=1)


class FollowUpCaseSchema(Schema):
    """The case that is followed up."""

    id = record_id(required=True)
    code = text(20, required=True)
    resident_name = text(120, required=True)
    closed_on = local_date(required=True, allow_none=True)
    outcome = choice(*sorted(keys("case_outcome")), required=True, allow_none=True)


class FollowUpSchema(Schema):
    """How it went after a case was closed, or when that is to be asked."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    due_on = local_date(required=True)
    done_on = local_date(required=True, allow_none=True)
    result = choice(*sorted(keys("follow_up_result")), required=True, allow_none=True)
    note = text(500, required=True, allow_none=True)
    case = fields.Nested(FollowUpCaseSchema, required=True)


class FollowUpPageSchema(Schema):
    """One page of follow-ups out of `total`; `due` of all that are open are due today or before."""

    follow_ups = fields.List(
        fields.Nested(FollowUpSchema), required=True, validate=validate.Length(max=200)
    )
    due = whole(0, _MOST, required=True)
    total = whole(0, _MOST, required=True)
    page = whole(1, 100_000, required=True)
    page_size = whole(1, 200, required=True)
