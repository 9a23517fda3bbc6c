"""What is done about the home in a case: measures, stays, the search, and how it went."""

from server import models
from server.sync.entities.fields import F, number, ref, word
from server.sync.entity import Entity

NAV_FACT = Entity(
    "nav_fact",
    models.NavFact,
    (
        ref("case_id", "case", is_fixed=True),
        F("text", "text", longest=2000),
        F("noted_on", "date"),
        ref("noted_by", "user", is_fixed=True),
    ),
)

MEASURE = Entity(
    "measure",
    models.Measure,
    (
        ref("case_id", "case", is_fixed=True),
        word("measure", "measure"),
        word("state", "measure_state", default="considered", group="state"),
        F("considered_on", "date", is_nullable=True),
        F("applied_on", "date", is_nullable=True, group="state"),
        F("decided_on", "date", is_nullable=True, group="state"),
        F("starts_on", "date", is_nullable=True, group="state"),
        F("note", "text", is_nullable=True, longest=500),
    ),
)

TEMPORARY_STAY = Entity(
    "temporary_stay",
    models.TemporaryStay,
    (
        ref("case_id", "case", is_fixed=True),
        ref("landlord_id", "landlord", is_nullable=True),
        F("starts_on", "date", group="period"),
        F("ends_on", "date", is_nullable=True, group="period"),
        number("night_cost_ore", 100000000, is_nullable=True),
        F("next_step", "text", is_nullable=True, longest=200),
    ),
)

HOUSING_STEP = Entity(
    "housing_step",
    models.HousingStep,
    (
        ref("case_id", "case", is_fixed=True),
        word("type", "housing_step"),
        F("taken_on", "date"),
        ref("landlord_id", "landlord", is_nullable=True),
        ref("dwelling_id", "dwelling", is_nullable=True),
        F("note", "text", is_nullable=True, longest=500),
    ),
)

MASTERY_LEVEL = Entity(
    "mastery_level",
    models.MasteryLevel,
    (
        ref("case_id", "case", is_fixed=True),
        word("dimension", "mastery_dimension", is_fixed=True),
        word("moment", "mastery_moment", is_fixed=True),
        number("level", 4, lowest=1),
        F("set_on", "date"),
    ),
)

COST_AVOIDED = Entity(
    "cost_avoided",
    models.CostAvoided,
    (
        ref("case_id", "case", is_fixed=True),
        F("what", "text", longest=200),
        number("expected_ore", 100000000000, group="estimate"),
        number("actual_ore", 100000000000, default=0, group="estimate"),
        ref("estimated_by", "user"),
        F("estimated_on", "date"),
    ),
)

FOLLOW_UP = Entity(
    "follow_up",
    models.FollowUp,
    (
        ref("case_id", "case", is_fixed=True),
        F("due_on", "date"),
        F("done_on", "date", is_nullable=True, group="result"),
        word("result", "follow_up_result", is_nullable=True, group="result"),
        F("note", "text", is_nullable=True, longest=500),
    ),
)

FORUM_QUESTION = Entity(
    "forum_question",
    models.ForumQuestion,
    (
        ref("case_id", "case", is_fixed=True),
        ref("measure_id", "measure", is_nullable=True, is_fixed=True),
        word("forum", "forum"),
        F("question", "text", longest=500),
        ref("asked_by", "user", is_fixed=True),
        F("asked_on", "date"),
        F("answered_on", "date", is_nullable=True, group="answer"),
        ref("answered_by", "user", is_nullable=True, group="answer"),
        word("state", "measure_state", is_nullable=True, group="answer"),
        F("answer", "text", is_nullable=True, group="answer", longest=500),
    ),
)

CARE_RECORD_COPY = Entity(
    "care_record_copy",
    models.CareRecordCopy,
    (
        ref("case_id", "case", is_fixed=True),
        F("entry_id", "id", is_nullable=True, is_fixed=True),
        F("reference", "text", longest=60),
        F("copied_on", "date"),
        ref("copied_by", "user", is_fixed=True),
    ),
)
