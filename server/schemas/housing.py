"""What crosses the wire about the housing sections of a case."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, local_date, record_id, text, whole
from server.schemas.forum_questions import ForumQuestionSchema
from server.vocabulary import keys

_MOST = 2**53 - 1
_DAYS = 100_000
_MANY = validate.Length(max=1000)


def _word(words: str, **options: object) -> fields.String:
    return choice(*sorted(keys(words)), **({"required": True} | options))


class _RowSchema(Schema):
    """A row that a form can change."""

    id = record_id(required=True)
    version = whole(0, _MOST, required=True)


class EvictionStepSchema(Schema):
    """What one change of the case left of its eviction track. `by_name` is null where nobody did it."""

    version = whole(1, _MOST, required=True)
    at = instant(required=True)
    by_name = text(120, required=True, allow_none=True)
    eviction_stage = _word("eviction_stage")
    eviction_letter_on = local_date(required=True, allow_none=True)
    eviction_deadline_on = local_date(required=True, allow_none=True)
    eviction_outcome = _word("eviction_outcome", allow_none=True)
    eviction_decided_on = local_date(required=True, allow_none=True)


class EvictionSchema(_RowSchema):
    """The eviction track; id and version are the case's. `computed_on` is what the letter gives by itself,
    `period_days` after it; the deadline stands as it was set."""

    eviction_stage = _word("eviction_stage")
    eviction_letter_on = local_date(required=True, allow_none=True)
    eviction_deadline_on = local_date(required=True, allow_none=True)
    eviction_outcome = _word("eviction_outcome", allow_none=True)
    eviction_decided_on = local_date(required=True, allow_none=True)
    computed_on = local_date(required=True, allow_none=True)
    period_days = whole(1, 365, required=True, allow_none=True)
    nearness = choice("near", "passed", required=True, allow_none=True)
    days_left = whole(-_DAYS, _DAYS, required=True, allow_none=True)
    periods = fields.Dict(
        keys=_word("eviction_stage"), values=whole(1, 365), required=True, validate=_MANY
    )
    history = fields.List(fields.Nested(EvictionStepSchema), required=True, validate=_MANY)


class StaySchema(_RowSchema):
    """A temporary stay with what has been counted of it until today; money in øre."""

    landlord_id = record_id(required=True, allow_none=True)
    landlord_name = text(120, required=True, allow_none=True)
    starts_on = local_date(required=True)
    ends_on = local_date(required=True, allow_none=True)
    night_cost_ore = whole(0, _MOST, required=True, allow_none=True)
    next_step = text(200, required=True, allow_none=True)
    nights = whole(0, _DAYS, required=True)
    days = whole(0, _DAYS, required=True)
    cost_ore = whole(0, _MOST, required=True, allow_none=True)


class StaysTotalSchema(Schema):
    """All stays of a case; `without_price` of them have no price, and cost nothing here."""

    nights = whole(0, _MOST, required=True)
    cost_ore = whole(0, _MOST, required=True)
    without_price = whole(0, 1000, required=True)


class StayRunSchema(Schema):
    """The stays that have led to today without a night between them, and which warning they have come to."""

    since = local_date(required=True)
    days = whole(1, _DAYS, required=True)
    length = choice("first", "second", required=True, allow_none=True)
    first_days = whole(1, _DAYS, required=True)
    second_days = whole(1, _DAYS, required=True)


class HousingStepSchema(_RowSchema):
    """One step of the search for a home on the private market."""

    type = _word("housing_step")
    taken_on = local_date(required=True)
    landlord_id = record_id(required=True, allow_none=True)
    landlord_name = text(120, required=True, allow_none=True)
    dwelling_id = record_id(required=True, allow_none=True)
    dwelling_address = text(200, required=True, allow_none=True)
    note = text(500, required=True, allow_none=True)


class DwellingChoiceSchema(Schema):
    """A dwelling that a step can name."""

    id = record_id(required=True)
    landlord_id = record_id(required=True)
    address = text(200, required=True)


class MeasureSchema(_RowSchema):
    """A measure: how far it has come and when; `starts_on` is the day from which it is granted."""

    measure = _word("measure")
    state = _word("measure_state")
    considered_on = local_date(required=True, allow_none=True)
    applied_on = local_date(required=True, allow_none=True)
    decided_on = local_date(required=True, allow_none=True)
    starts_on = local_date(required=True, allow_none=True)
    note = text(500, required=True, allow_none=True)


class MasteryLevelSchema(_RowSchema):
    """A level of a dimension; version 0 and no level until it is set."""

    dimension = _word("mastery_dimension")
    moment = _word("mastery_moment")
    level = whole(1, 4, required=True, allow_none=True)
    set_on = local_date(required=True, allow_none=True)


class MasterySchema(Schema):
    """A dimension at the start and at the end; `change` is null until both are set."""

    dimension = _word("mastery_dimension")
    start = fields.Nested(MasteryLevelSchema, required=True)
    end = fields.Nested(MasteryLevelSchema, required=True)
    change = choice("better", "unchanged", "worse", required=True, allow_none=True)


class CostAvoidedSchema(_RowSchema):
    """An estimate, and who made it; money in øre. What cost more than expected avoided less than nothing."""

    what = text(200, required=True)
    expected_ore = whole(0, _MOST, required=True)
    actual_ore = whole(0, _MOST, required=True)
    avoided_ore = whole(-_MOST, _MOST, required=True)
    estimated_by = record_id(required=True)
    estimated_by_name = text(120, required=True, allow_none=True)
    estimated_on = local_date(required=True)


class NavFactSchema(_RowSchema):
    """What Nav's contact has noted of a case, for Nav's contact."""

    noted_on = local_date(required=True)
    noted_by = record_id(required=True)
    noted_by_name = text(120, required=True, allow_none=True)
    text = text(2000, required=True)


class FollowUpRowSchema(_RowSchema):
    """How it went after a case was closed, or when that is to be asked."""

    due_on = local_date(required=True)
    done_on = local_date(required=True, allow_none=True)
    result = _word("follow_up_result", allow_none=True)
    note = text(500, required=True, allow_none=True)


class HousingSchema(Schema):
    """The housing sections of a case. `nav_facts` is null for those who may not know of them."""

    id = record_id(required=True)
    code = text(20, required=True)
    may_write = fields.Boolean(required=True)
    today = local_date(required=True)
    eviction = fields.Nested(EvictionSchema, required=True)
    stays = fields.List(fields.Nested(StaySchema), required=True, validate=_MANY)
    stays_total = fields.Nested(StaysTotalSchema, required=True)
    stay_run = fields.Nested(StayRunSchema, required=True, allow_none=True)
    steps = fields.List(fields.Nested(HousingStepSchema), required=True, validate=_MANY)
    dwellings = fields.List(fields.Nested(DwellingChoiceSchema), required=True, validate=_MANY)
    measures = fields.List(fields.Nested(MeasureSchema), required=True, validate=_MANY)
    questions = fields.List(fields.Nested(ForumQuestionSchema), required=True, validate=_MANY)
    mastery = fields.List(fields.Nested(MasterySchema), required=True, validate=_MANY)
    costs = fields.List(fields.Nested(CostAvoidedSchema), required=True, validate=_MANY)
    avoided_ore = whole(-_MOST, _MOST, required=True)
    nav_facts = fields.List(
        fields.Nested(NavFactSchema), required=True, allow_none=True, validate=_MANY
    )
    follow_ups = fields.List(fields.Nested(FollowUpRowSchema), required=True, validate=_MANY)
