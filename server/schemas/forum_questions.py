"""What crosses the wire about questions that are taken further to a manager."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, local_date, record_id, text, whole
from server.vocabulary import keys

_MOST = 2**53 - 1
_FORUMS = sorted(keys("forum"))
_STATES = sorted(keys("measure_state"))


class ForumQuestionQuerySchema(Schema):
    """Whose questions: those that wait for an answer, or those that have one."""

    forum = choice(*_FORUMS, required=True)
    state = choice("open", "answered", load_default="open")


class QuestionCaseSchema(Schema):
    """The case that a question is about, without a name; `is_readable` says whether its page opens."""

    id = record_id(required=True)
    code = text(20, required=True)
    initials = text(240, required=True)
    is_readable = fields.Boolean(required=True)


class QuestionMeasureSchema(Schema):
    """The measure that a question is about, as it stands."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    measure = choice(*sorted(keys("measure")), required=True)
    state = choice(*_STATES, required=True)
    applied_on = local_date(required=True, allow_none=True)
    decided_on = local_date(required=True, allow_none=True)
    starts_on = local_date(required=True, allow_none=True)


class ForumQuestionSchema(Schema):
    """A question, and its answer when there is one."""

    id = record_id(required=True)
    version = whole(1, _MOST, required=True)
    forum = choice(*_FORUMS, required=True)
    question = text(2000, required=True)
    asked_on = local_date(required=True)
    asked_by_name = text(120, required=True, allow_none=True)
    answered_on = local_date(required=True, allow_none=True)
    answered_by_name = text(120, required=True, allow_none=True)
    state = choice(*_STATES, required=True, allow_none=True)
    answer = text(2000, required=True, allow_none=True)
    case = fields.Nested(QuestionCaseSchema, required=True)
    measure = fields.Nested(QuestionMeasureSchema, required=True, allow_none=True)
    may_answer = fields.Boolean(required=True)


class ForumQuestionsSchema(Schema):
    """A forum's questions."""

    questions = fields.List(
        fields.Nested(ForumQuestionSchema), required=True, validate=validate.Length(max=200)
    )


class SeenMeasureSchema(Schema):
    """The measure as the form opened."""

    version = whole(1, 2**31 - 1, required=True)
    state = choice(*_STATES, required=True)
    applied_on = local_date(required=True, allow_none=True)
    decided_on = local_date(required=True, allow_none=True)
    starts_on = local_date(required=True, allow_none=True)


class AnswerSchema(Schema):
    """An answer; for a question about a measure with its new state, and with the measure that was seen."""

    op_id = record_id(required=True)
    base_version = whole(1, 2**31 - 1, required=True)
    answered_on = local_date(required=True)
    state = choice(*_STATES, load_default=None, allow_none=True)
    answer = text(500, load_default=None, allow_none=True)
    starts_on = local_date(load_default=None, allow_none=True)
    seen = fields.Nested(SeenMeasureSchema, load_default=None, allow_none=True)
