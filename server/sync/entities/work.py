"""Work, planned and done, with its parts; and two values that wait for a choice."""

from server import models
from server.sync.entities.fields import MINUTES_OF_A_DAY, WRITES, F, code, number, ref, word
from server.sync.entity import Entity

PLANNED_VISIT = Entity(
    "planned_visit",
    models.PlannedVisit,
    (
        ref("case_id", "case", is_nullable=True, group="where"),
        ref("place_id", "place", is_nullable=True, group="where", is_carrying=True),
        F("planned_on", "date", group="when"),
        F("starts_at_local", "clock", is_nullable=True, group="when"),
        number("duration_minutes", MINUTES_OF_A_DAY, default=0, group="when"),
        F("note", "text", is_nullable=True, longest=500),
        F("repeat_id", "id", is_nullable=True, is_fixed=True),
    ),
    phone_may=WRITES,
)

PLANNED_WORKER = Entity(
    "planned_worker",
    models.PlannedWorker,
    (
        ref("planned_visit_id", "planned_visit", is_fixed=True),
        ref("user_id", "user", is_fixed=True),
    ),
    phone_may=frozenset({"create", "delete"}),
)

LOG_ENTRY = Entity(
    "log_entry",
    models.LogEntry,
    (
        code(is_server_set=True),
        ref("author_id", "user", is_fixed=True),
        word("kind", "entry_kind"),
        ref("case_id", "case", is_nullable=True),
        ref("place_id", "place", is_nullable=True, is_carrying=True),
        ref("planned_visit_id", "planned_visit", is_nullable=True),
        F("done_on", "date", group="time"),
        F("started_at", "instant", group="time"),
        F("ended_at", "instant", group="time"),
        F("tz", "zone", group="time"),
        number("duration_minutes", MINUTES_OF_A_DAY, group="time"),
        number("travel_minutes", MINUTES_OF_A_DAY, default=0),
        number("km", 2_000, default=0),
        word("travel_role", "travel_role", is_nullable=True),
        word("car", "car", is_nullable=True),
        F("is_for_care_record", "bool", default=False),
        word("outcome", "visit_outcome", is_nullable=True),
        F("note", "text", is_nullable=True, longest=2000),
        F("was_offline", "bool", default=False),
        word("state", "entry_state", default="draft", is_server_set=True, group="state"),
        F("review_flags", "keys", default=[], is_server_set=True),
        ref("approved_by", "user", is_nullable=True, is_server_set=True, group="state"),
        F("approved_at", "instant", is_nullable=True, is_server_set=True, group="state"),
        F(
            "return_comment",
            "text",
            is_nullable=True,
            longest=500,
            is_server_set=True,
            group="state",
        ),
        F("return_line_id", "id", is_nullable=True, is_server_set=True, group="state"),
    ),
    phone_may=WRITES | {"act"},
    owner="author_id",
)

TASK_LINE = Entity(
    "task_line",
    models.TaskLine,
    (
        ref("entry_id", "log_entry", is_fixed=True),
        number("position", 200),
        word("task_type", "task_type"),
        number("duration_minutes", MINUTES_OF_A_DAY),
        number("sacks", 500, default=0),
        number("kg", 20_000, default=0),
        number("trips", 100, default=0),
        F("is_hazardous", "bool", default=False),
        word("result", "navigation_result", is_nullable=True),
        ref("partner_id", "partner", is_nullable=True),
        word("who_did_it", "who_did_it", is_nullable=True),
    ),
    phone_may=WRITES,
)

PARTICIPATION = Entity(
    "participation",
    models.Participation,
    (
        ref("entry_id", "log_entry", is_fixed=True),
        ref("user_id", "user", is_fixed=True),
        F("confirmed_at", "instant", is_nullable=True, group="answer"),
        F("declined_at", "instant", is_nullable=True, group="answer"),
    ),
    phone_may=WRITES,
)

ATTACHMENT = Entity(
    "attachment",
    models.Attachment,
    (
        ref("entry_id", "log_entry", is_fixed=True),
        word("slot", "photo_slot"),
        number("position", 200, default=0),
        F("taken_at", "instant", is_fixed=True),
        F("media_type", "text", longest=40, is_fixed=True),
        F("sha256", "text", longest=64, is_fixed=True),
        number("size", 2 * 1024 * 1024, is_fixed=True),
        F("state", "text", longest=20, default="waiting", is_server_set=True, group="receipt"),
        F(
            "received_sha256",
            "text",
            is_nullable=True,
            longest=64,
            is_server_set=True,
            group="receipt",
        ),
        F(
            "stored_sha256",
            "text",
            is_nullable=True,
            longest=64,
            is_server_set=True,
            group="receipt",
        ),
        F("received_at", "instant", is_nullable=True, is_server_set=True, group="receipt"),
    ),
    phone_may=WRITES,
)

REMINDER = Entity(
    "reminder",
    models.Reminder,
    (
        ref("author_id", "user", is_fixed=True),
        ref("case_id", "case", is_nullable=True, is_fixed=True),
        ref("place_id", "place", is_nullable=True, is_fixed=True),
        word("phrase", "reminder_phrase", is_nullable=True, group="what"),
        F("text", "text", is_nullable=True, longest=200, group="what"),
        F("done_at", "instant", is_nullable=True, group="done"),
        ref("done_by", "user", is_nullable=True, group="done"),
    ),
    phone_may=WRITES,
)

SAFE_VISIT = Entity(
    "safe_visit",
    models.SafeVisit,
    (
        ref("user_id", "user", is_fixed=True),
        F("entry_id", "id", is_fixed=True),
        ref("case_id", "case", is_nullable=True, is_fixed=True),
        ref("place_id", "place", is_nullable=True, is_fixed=True),
        F("whereabouts", "text", is_nullable=True, longest=200, is_fixed=True),
        F("started_at", "instant", is_fixed=True),
        F("expected_end_at", "instant", group="expected"),
        F("call_at", "instant", is_nullable=True, group="expected"),
        ref("watcher_id", "user", is_nullable=True),
        F("ended_at", "instant", is_nullable=True),
        F("escalated_at", "instant", is_nullable=True, is_server_set=True),
        F("seen_at", "instant", is_nullable=True, group="seen"),
        ref("seen_by", "user", is_nullable=True, group="seen"),
    ),
    phone_may=frozenset({"create", "patch"}),
    owner="user_id",
    shared_with={"watcher_id": frozenset({"seen_at", "seen_by"})},
)

WEEK_DONE = Entity(
    "week_done",
    models.WeekDone,
    (
        ref("user_id", "user", is_fixed=True),
        F("week", "text", longest=8, is_fixed=True),
        F("reasons", "json", is_nullable=True),
        F("done_at", "instant"),
    ),
    phone_may=WRITES,
    owner="user_id",
)

FIELD_CONFLICT = Entity(
    "field_conflict",
    models.FieldConflict,
    (
        F("entity", "text", longest=40, is_server_set=True),
        F("record_id", "id", is_server_set=True),
        F("field_group", "text", longest=40, is_server_set=True),
        F("base", "json", is_nullable=True, is_server_set=True),
        F("kept", "json", is_nullable=True, is_server_set=True),
        F("offered", "json", is_nullable=True, is_server_set=True),
        F("op_id", "id", is_server_set=True),
        F("status", "text", longest=20, is_server_set=True),
        F("resolved_by_op", "id", is_nullable=True, is_server_set=True),
    ),
)
