"""The registry of synced entities, as data: their fields, and what a phone may do with each.

The order is that of dependence: a row refers only to entities above its own, so rows are inserted in
this order. `tests/contract/entities.json` holds the same for the PWA.
"""

from typing import Any

from server import models
from server.sync.entity import Entity
from server.sync.fields import Field

F = Field


def _name(longest: int = 120) -> Field:
    return F("name", "text", longest=longest)


def _code(*, is_nullable: bool = True, is_server_set: bool = False) -> Field:
    return F("code", "text", is_nullable=is_nullable, longest=20, is_server_set=is_server_set)


def _phone() -> Field:
    return F("phone", "text", is_nullable=True, longest=30)


def _ref(name: str, entity: str, **options: Any) -> Field:
    return F(name, "id", refers=entity, **options)


def _word(name: str, words: str, **options: Any) -> Field:
    return F(name, "word", words=words, **options)


def _number(name: str, highest: int, **options: Any) -> Field:
    return F(name, "int", highest=highest, **options)


_MINUTES_OF_A_DAY = 1440
_WRITES = frozenset({"create", "patch", "delete"})

_ALL = (
    Entity(
        "word",
        models.Word,
        (
            F("list", "text", longest=40, is_fixed=True),
            F("key", "text", longest=60, is_fixed=True),
            F("label", "text", longest=120),
            F("short_label", "text", is_nullable=True, longest=14),
            F("group", "text", is_nullable=True, longest=60),
            _number("position", 10_000),
            F("is_retired", "bool", default=False),
        ),
    ),
    Entity(
        "resident",
        models.Resident,
        (
            _name(),
            F("birth_year", "int", is_nullable=True, lowest=1900, highest=2100),
            _phone(),
        ),
    ),
    Entity(
        "landlord",
        models.Landlord,
        (_code(), _name(), _word("landlord_type", "landlord_type"), _phone()),
    ),
    Entity(
        "partner",
        models.Partner,
        (_code(), _name(), _word("partner_type", "partner_type"), _phone()),
    ),
    Entity(
        "place",
        models.Place,
        (
            F("address", "text", is_nullable=True, longest=200),
            _word("tenure", "tenure", is_nullable=True),
            _ref("landlord_id", "landlord", is_nullable=True, is_carrying=True),
            F("is_address_protected", "bool", default=False),
        ),
        phone_may=frozenset({"create"}),
        hidden_when={"address": "is_address_protected"},
    ),
    Entity(
        "case",
        models.Case,
        (
            _code(is_nullable=False),
            _ref("resident_id", "resident", is_carrying=True),
            _ref("place_id", "place", is_nullable=True, is_carrying=True),
            _word("risk_reason", "risk_reason", is_nullable=True),
            F("housing_goal", "text", is_nullable=True, longest=2000),
            _word("eviction_stage", "eviction_stage", default="none", group="eviction"),
            F("eviction_deadline_on", "date", is_nullable=True, group="eviction"),
            _word("legal_track", "legal_track", default="low_threshold"),
            F("opened_on", "date"),
            F("planned_end_on", "date", is_nullable=True),
            F("is_photo_allowed", "bool", default=False),
            F("closed_on", "date", is_nullable=True, group="closing"),
            _word("outcome", "case_outcome", is_nullable=True, group="closing"),
        ),
        phone_may=frozenset({"patch"}),
        phone_sets=frozenset({"housing_goal"}),
    ),
    Entity(
        "assignment",
        models.Assignment,
        (_ref("case_id", "case", is_fixed=True), _ref("user_id", "user", is_fixed=True)),
    ),
    Entity(
        "consent",
        models.Consent,
        (
            _ref("case_id", "case", is_fixed=True),
            _word("scope", "consent_scope", group="sharing"),
            _word("topic", "consent_topic", group="sharing"),
            _word("given", "consent_given"),
            F("given_on", "date"),
            F("withdrawn_on", "date", is_nullable=True),
            _ref("recorded_by", "user", is_nullable=True),
            F("words", "text", is_nullable=True, longest=2000),
        ),
        phone_may=frozenset({"create", "patch"}),
        phone_sets=frozenset({"withdrawn_on"}),
    ),
    Entity(
        "safety_note",
        models.SafetyNote,
        (
            _ref("case_id", "case", is_fixed=True),
            _word("type", "safety_note_type"),
            F("text", "text", is_nullable=True, longest=500),
            F("noted_on", "date"),
        ),
    ),
    Entity(
        "planned_visit",
        models.PlannedVisit,
        (
            _ref("case_id", "case", is_nullable=True, group="where"),
            _ref("place_id", "place", is_nullable=True, group="where", is_carrying=True),
            F("planned_on", "date", group="when"),
            F("starts_at_local", "clock", is_nullable=True, group="when"),
            _number("duration_minutes", _MINUTES_OF_A_DAY, default=0, group="when"),
            F("note", "text", is_nullable=True, longest=500),
        ),
        phone_may=_WRITES,
    ),
    Entity(
        "planned_worker",
        models.PlannedWorker,
        (
            _ref("planned_visit_id", "planned_visit", is_fixed=True),
            _ref("user_id", "user", is_fixed=True),
        ),
        phone_may=frozenset({"create", "delete"}),
    ),
    Entity(
        "log_entry",
        models.LogEntry,
        (
            _code(is_server_set=True),
            _ref("author_id", "user", is_fixed=True),
            _word("kind", "entry_kind"),
            _ref("case_id", "case", is_nullable=True),
            _ref("place_id", "place", is_nullable=True, is_carrying=True),
            _ref("planned_visit_id", "planned_visit", is_nullable=True),
            F("done_on", "date", group="time"),
            F("started_at", "instant", group="time"),
            F("ended_at", "instant", group="time"),
            F("tz", "zone", group="time"),
            _number("duration_minutes", _MINUTES_OF_A_DAY, group="time"),
            _number("travel_minutes", _MINUTES_OF_A_DAY, default=0),
            _number("km", 2_000, default=0),
            _word("travel_role", "travel_role", is_nullable=True),
            _word("car", "car", is_nullable=True),
            F("is_for_care_record", "bool", default=False),
            _word("outcome", "visit_outcome", is_nullable=True),
            F("note", "text", is_nullable=True, longest=2000),
            F("was_offline", "bool", default=False),
            _word("state", "entry_state", default="draft", is_server_set=True, group="state"),
            F("review_flags", "keys", default=[], is_server_set=True),
            _ref("approved_by", "user", is_nullable=True, is_server_set=True, group="state"),
            F("approved_at", "instant", is_nullable=True, is_server_set=True, group="state"),
            F(
                "return_comment",
                "text",
                is_nullable=True,
                longest=500,
                is_server_set=True,
                group="state",
            ),
        ),
        phone_may=_WRITES | {"act"},
        owner="author_id",
    ),
    Entity(
        "task_line",
        models.TaskLine,
        (
            _ref("entry_id", "log_entry", is_fixed=True),
            _number("position", 200),
            _word("task_type", "task_type"),
            _number("duration_minutes", _MINUTES_OF_A_DAY),
            _number("sacks", 500, default=0),
            _number("kg", 20_000, default=0),
            _number("trips", 100, default=0),
            F("is_hazardous", "bool", default=False),
            _word("result", "navigation_result", is_nullable=True),
            _ref("partner_id", "partner", is_nullable=True),
            _word("who_did_it", "who_did_it", is_nullable=True),
        ),
        phone_may=_WRITES,
    ),
    Entity(
        "participation",
        models.Participation,
        (
            _ref("entry_id", "log_entry", is_fixed=True),
            _ref("user_id", "user", is_fixed=True),
            F("confirmed_at", "instant", is_nullable=True),
        ),
        phone_may=_WRITES,
    ),
    Entity(
        "attachment",
        models.Attachment,
        (
            _ref("entry_id", "log_entry", is_fixed=True),
            _word("slot", "photo_slot"),
            _number("position", 200, default=0),
            F("taken_at", "instant", is_fixed=True),
            F("media_type", "text", longest=40, is_fixed=True),
            F("sha256", "text", longest=64, is_fixed=True),
            _number("size", 2 * 1024 * 1024, is_fixed=True),
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
        phone_may=_WRITES,
    ),
    Entity(
        "inquiry",
        models.Inquiry,
        (
            _code(is_server_set=True),
            F("received_at", "instant"),
            _word("source", "inquiry_source"),
            _word("channel", "channel"),
            _ref("received_by", "user", is_fixed=True),
            _ref("case_id", "case", is_nullable=True),
            _word("urgency", "urgency", default="normal"),
            _word("decision", "inquiry_decision", default="new", group="decision"),
            _ref("partner_id", "partner", is_nullable=True, group="decision"),
            F("follow_up_on", "date", is_nullable=True, group="decision"),
            F("caller_name", "text", is_nullable=True, longest=120),
            F("caller_phone", "text", is_nullable=True, longest=30),
            F("about", "text", is_nullable=True, longest=120),
            F("address", "text", is_nullable=True, longest=200),
            F("is_without_home", "bool", default=False, group="target_group"),
            F("is_not_coping", "bool", default=False, group="target_group"),
            F("is_not_reached", "bool", default=False, group="target_group"),
            F("first_contact_at", "instant", is_nullable=True),
            F("text", "text", is_nullable=True, longest=2000),
        ),
        phone_may=frozenset({"create", "patch"}),
        owner="received_by",
    ),
    Entity(
        "reminder",
        models.Reminder,
        (
            _ref("author_id", "user", is_fixed=True),
            _ref("case_id", "case", is_nullable=True, is_fixed=True),
            _ref("place_id", "place", is_nullable=True, is_fixed=True),
            _word("phrase", "reminder_phrase", is_nullable=True, group="what"),
            F("text", "text", is_nullable=True, longest=200, group="what"),
            F("done_at", "instant", is_nullable=True, group="done"),
            _ref("done_by", "user", is_nullable=True, group="done"),
        ),
        phone_may=_WRITES,
    ),
    Entity(
        "safe_visit",
        models.SafeVisit,
        (
            _ref("user_id", "user", is_fixed=True),
            F("entry_id", "id", is_fixed=True),
            _ref("case_id", "case", is_nullable=True, is_fixed=True),
            _ref("place_id", "place", is_nullable=True, is_fixed=True),
            F("whereabouts", "text", is_nullable=True, longest=200, is_fixed=True),
            F("started_at", "instant", is_fixed=True),
            F("expected_end_at", "instant", group="expected"),
            F("call_at", "instant", is_nullable=True, group="expected"),
            _ref("watcher_id", "user", is_nullable=True),
            F("ended_at", "instant", is_nullable=True),
            F("escalated_at", "instant", is_nullable=True, is_server_set=True),
            F("seen_at", "instant", is_nullable=True, group="seen"),
            _ref("seen_by", "user", is_nullable=True, group="seen"),
        ),
        phone_may=frozenset({"create", "patch"}),
        owner="user_id",
        shared_with={"watcher_id": frozenset({"seen_at", "seen_by"})},
    ),
    Entity(
        "week_done",
        models.WeekDone,
        (
            _ref("user_id", "user", is_fixed=True),
            F("week", "text", longest=8, is_fixed=True),
            F("reasons", "json", is_nullable=True),
            F("done_at", "instant"),
        ),
        phone_may=_WRITES,
        owner="user_id",
    ),
    Entity(
        "decision_request",
        models.DecisionRequest,
        (
            _ref("case_id", "case", is_fixed=True),
            F("asked_on", "date"),
            F("words", "text", is_nullable=True, longest=2000),
            _ref("noted_by", "user", is_fixed=True),
            _ref("partner_id", "partner", is_nullable=True, group="sent"),
            F("sent_on", "date", is_nullable=True, group="sent"),
            F("remind_on", "date", is_nullable=True),
            F("answered_on", "date", is_nullable=True, group="answer"),
            _word("answer", "measure_state", is_nullable=True, group="answer"),
        ),
        phone_may=frozenset({"create", "patch"}),
        phone_sets=frozenset({"asked_on", "words"}),
        owner="noted_by",
    ),
    Entity(
        "case_contact",
        models.CaseContact,
        (
            _ref("case_id", "case", is_fixed=True),
            _name(),
            _word("relation", "contact_relation"),
            _phone(),
            _ref("partner_id", "partner", is_nullable=True),
            F("note", "text", is_nullable=True, longest=500),
        ),
        phone_may=frozenset({"create", "patch"}),
    ),
    Entity(
        "agenda_mark",
        models.AgendaMark,
        (
            _ref("case_id", "case", is_fixed=True),
            _ref("author_id", "user", is_fixed=True),
            F("marked_on", "date"),
            F("reason", "text", is_nullable=True, longest=500),
            F("handled_on", "date", is_nullable=True),
        ),
        phone_may=_WRITES,
        phone_sets=frozenset({"reason"}),
        owner="author_id",
    ),
    Entity(
        "incident",
        models.Incident,
        (
            _ref("case_id", "case", is_nullable=True, is_fixed=True),
            F("entry_id", "id", is_nullable=True, is_fixed=True),
            _ref("reported_by", "user", is_fixed=True),
            F("occurred_at", "instant"),
            _word("type", "incident_type"),
            F("text", "text", is_nullable=True, longest=500),
            F("follow_up_by", "date", is_nullable=True, group="follow_up"),
            F("followed_up_on", "date", is_nullable=True, group="follow_up"),
            F("follow_up", "text", is_nullable=True, longest=2000, group="follow_up"),
        ),
        phone_may=frozenset({"create", "patch"}),
        phone_sets=frozenset({"occurred_at", "type", "text"}),
        owner="reported_by",
    ),
    Entity(
        "equipment",
        models.Equipment,
        (
            _name(),
            _number("count", 10_000, default=1),
            F("kept_at", "text", is_nullable=True, longest=120),
            F("note", "text", is_nullable=True, longest=500),
            F("is_missing", "bool", default=False),
        ),
        phone_may=_WRITES,
    ),
    Entity(
        "grant",
        models.Grant,
        (
            _code(),
            _name(),
            F("funder", "text", longest=120),
            _number("amount_ore", 10**13),
            F("starts_on", "date", group="period"),
            F("ends_on", "date", group="period"),
            F("report_due_on", "date", is_nullable=True),
            _number("fte_hours", 10_000),
        ),
    ),
    Entity(
        "grant_share",
        models.GrantShare,
        (
            _ref("grant_id", "grant", is_fixed=True),
            _ref("user_id", "user", is_fixed=True),
            _number("percent", 100),
        ),
    ),
    Entity(
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
    ),
)

ENTITIES: dict[str, Entity] = {entity.name: entity for entity in _ALL}

#: What an entry is made of besides itself: whoever changes a part locks the entry.
PARTS: tuple[str, ...] = tuple(
    name
    for name, entity in ENTITIES.items()
    if any(field.name == "entry_id" for field in entity.references)
)

#: No synced row, but what the ways out of a parked operation are done to.
OPERATION = Entity(
    "operation", models.OpLedger, (F("comment", "text", is_nullable=True, longest=500),)
)
