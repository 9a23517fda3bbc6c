"""A case and what belongs to it."""

from server import models
from server.sync.entities.fields import WRITES, F, code, name, phone, ref, word
from server.sync.entity import Entity

RESIDENT = Entity(
    "resident",
    models.Resident,
    (
        name(),
        F("birth_year", "int", is_nullable=True, lowest=1900, highest=2100),
        phone(),
    ),
)

CASE = Entity(
    "case",
    models.Case,
    (
        code(is_nullable=False),
        ref("resident_id", "resident", is_carrying=True),
        ref("place_id", "place", is_nullable=True, is_carrying=True),
        word("risk_reason", "risk_reason", is_nullable=True),
        F("housing_goal", "text", is_nullable=True, longest=2000),
        word("eviction_stage", "eviction_stage", default="none", group="eviction"),
        F("eviction_deadline_on", "date", is_nullable=True, group="eviction"),
        word("legal_track", "legal_track", default="low_threshold"),
        F("opened_on", "date"),
        F("planned_end_on", "date", is_nullable=True),
        F("is_photo_allowed", "bool", default=False),
        F("closed_on", "date", is_nullable=True, group="closing"),
        word("outcome", "case_outcome", is_nullable=True, group="closing"),
        F("review_on", "date", is_nullable=True),
        F("plan", "text", is_nullable=True, longest=2000),
        F("eviction_letter_on", "date", is_nullable=True, group="eviction"),
        word("eviction_outcome", "eviction_outcome", is_nullable=True, group="eviction"),
        F("eviction_decided_on", "date", is_nullable=True, group="eviction"),
        F("care_record_ref", "text", is_nullable=True, longest=60),
        F("children_count", "int", is_nullable=True, highest=20),
        F("joint_follow_up", "text", is_nullable=True, longest=500),
        F("is_next_of_kin_involved", "bool", default=False),
    ),
    phone_may=frozenset({"patch"}),
    phone_sets=frozenset({"housing_goal"}),
)

ASSIGNMENT = Entity(
    "assignment",
    models.Assignment,
    (ref("case_id", "case", is_fixed=True), ref("user_id", "user", is_fixed=True)),
)

CONSENT = Entity(
    "consent",
    models.Consent,
    (
        ref("case_id", "case", is_fixed=True),
        word("scope", "consent_scope", group="sharing"),
        word("topic", "consent_topic", group="sharing"),
        word("given", "consent_given"),
        F("given_on", "date"),
        F("withdrawn_on", "date", is_nullable=True),
        ref("recorded_by", "user", is_nullable=True),
        F("words", "text", is_nullable=True, longest=2000),
    ),
    phone_may=frozenset({"create", "patch"}),
    phone_sets=frozenset({"withdrawn_on"}),
)

SAFETY_NOTE = Entity(
    "safety_note",
    models.SafetyNote,
    (
        ref("case_id", "case", is_fixed=True),
        word("type", "safety_note_type"),
        F("text", "text", is_nullable=True, longest=500),
        F("noted_on", "date"),
        ref("noted_by", "user", is_nullable=True),
        F("reviewed_on", "date", is_nullable=True, group="review"),
        ref("reviewed_by", "user", is_nullable=True, group="review"),
        F("ended_on", "date", is_nullable=True),
    ),
)

INQUIRY = Entity(
    "inquiry",
    models.Inquiry,
    (
        code(is_server_set=True),
        F("received_at", "instant"),
        word("source", "inquiry_source"),
        word("channel", "channel"),
        ref("received_by", "user", is_fixed=True),
        ref("case_id", "case", is_nullable=True),
        word("urgency", "urgency", default="normal"),
        word("decision", "inquiry_decision", default="new", group="decision"),
        ref("partner_id", "partner", is_nullable=True, group="decision"),
        F("follow_up_on", "date", is_nullable=True, group="decision"),
        F("sent_on", "date", is_nullable=True, group="decision"),
        F("decision_reason", "text", is_nullable=True, longest=500, group="decision"),
        word("approach", "approach", is_nullable=True, group="decision"),
        F("decided_at", "instant", is_nullable=True, group="decision"),
        ref("decided_by", "user", is_nullable=True, group="decision"),
        F("followed_up_on", "date", is_nullable=True),
        ref("place_id", "place", is_nullable=True),
        ref("joined_to_id", "inquiry", is_nullable=True),
        F("office_note", "text", is_nullable=True, longest=2000),
        F("seen_at", "instant", is_nullable=True, group="seen"),
        ref("seen_by", "user", is_nullable=True, group="seen"),
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
    # What is done about it, and by whom, is said at a desk; a phone says what it was told.
    office_sets=frozenset(
        {
            "decision",
            "partner_id",
            "follow_up_on",
            "decision_reason",
            "approach",
            "decided_at",
            "decided_by",
            "followed_up_on",
            "place_id",
            "joined_to_id",
            "office_note",
            "seen_at",
            "seen_by",
            "first_contact_at",
        }
    ),
    owner="received_by",
)

DECISION_REQUEST = Entity(
    "decision_request",
    models.DecisionRequest,
    (
        ref("case_id", "case", is_fixed=True),
        F("asked_on", "date"),
        F("words", "text", is_nullable=True, longest=2000),
        ref("noted_by", "user", is_fixed=True),
        ref("partner_id", "partner", is_nullable=True, group="sent"),
        F("sent_on", "date", is_nullable=True, group="sent"),
        F("remind_on", "date", is_nullable=True),
        F("answered_on", "date", is_nullable=True, group="answer"),
        word("answer", "measure_state", is_nullable=True, group="answer"),
    ),
    phone_may=frozenset({"create", "patch"}),
    phone_sets=frozenset({"asked_on", "words"}),
    office_sets=frozenset({"partner_id", "sent_on", "remind_on", "answered_on", "answer"}),
    owner="noted_by",
)

CASE_CONTACT = Entity(
    "case_contact",
    models.CaseContact,
    (
        ref("case_id", "case", is_fixed=True),
        name(),
        word("relation", "contact_relation"),
        phone(),
        ref("partner_id", "partner", is_nullable=True),
        F("note", "text", is_nullable=True, longest=500),
    ),
    phone_may=frozenset({"create", "patch"}),
)

AGENDA_MARK = Entity(
    "agenda_mark",
    models.AgendaMark,
    (
        ref("case_id", "case", is_fixed=True),
        ref("author_id", "user", is_fixed=True),
        F("marked_on", "date"),
        F("reason", "text", is_nullable=True, longest=500),
        F("handled_on", "date", is_nullable=True),
    ),
    phone_may=WRITES,
    phone_sets=frozenset({"reason"}),
    office_sets=frozenset({"handled_on"}),
    owner="author_id",
)

INCIDENT = Entity(
    "incident",
    models.Incident,
    (
        ref("case_id", "case", is_nullable=True, is_fixed=True),
        F("entry_id", "id", is_nullable=True, is_fixed=True),
        ref("reported_by", "user", is_fixed=True),
        F("occurred_at", "instant"),
        word("type", "incident_type"),
        F("text", "text", is_nullable=True, longest=500),
        F("follow_up_by", "date", is_nullable=True, group="follow_up"),
        F("followed_up_on", "date", is_nullable=True, group="follow_up"),
        F("follow_up", "text", is_nullable=True, longest=2000, group="follow_up"),
    ),
    phone_may=frozenset({"create", "patch"}),
    phone_sets=frozenset({"occurred_at", "type", "text"}),
    office_sets=frozenset({"follow_up_by", "followed_up_on", "follow_up"}),
    owner="reported_by",
)
