"""What this harness knows of records by itself: fields that are merged as one, and what a new row holds."""

from typing import Any

#: Fields that only make sense together (docs/sync.md); every other field is a group alone.
TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "planned_visit": (
        ("case_id", "place_id"),
        ("planned_on", "starts_at_local", "duration_minutes"),
    ),
    "log_entry": (
        ("done_on", "started_at", "ended_at", "tz", "duration_minutes"),
        ("state", "approved_by", "approved_at", "return_comment", "return_line_id"),
    ),
    "participation": (("confirmed_at", "declined_at"),),
    "attachment": (("state", "received_sha256", "stored_sha256", "received_at"),),
    "case": (
        ("eviction_stage", "eviction_deadline_on"),
        ("closed_on", "outcome"),
    ),
    "meeting": (("held_on", "starts_at_local"), ("state", "locked_at", "locked_by")),
    "agenda_item": (("handled_at", "handled_by"),),
}

#: What an entry is made of besides itself.
PARTS = ("task_line", "participation", "attachment")

#: What the minutes of a meeting are made of besides itself, and what is added to them later.
MINUTES_PARTS = ("agenda_item", "attendance")

#: Entities, and the table of each.
TABLES = {
    "word": "words",
    "resident": "residents",
    "landlord": "landlords",
    "partner": "partners",
    "place": "places",
    "case": "cases",
    "assignment": "assignments",
    "consent": "consents",
    "safety_note": "safety_notes",
    "planned_visit": "planned_visits",
    "planned_worker": "planned_workers",
    "log_entry": "log_entries",
    "task_line": "task_lines",
    "participation": "participations",
    "attachment": "attachments",
    "inquiry": "inquiries",
    "grant": "grants",
    "grant_share": "grant_shares",
    "meeting": "meetings",
    "agenda_item": "agenda_items",
    "attendance": "attendances",
    "minutes_addition": "minutes_additions",
    "field_conflict": "field_conflicts",
}

PARKED = frozenset({"conflict", "late", "held", "rejected", "quarantined"})


#: In which states an entry is no longer edited.
CLOSED = ("approved", "voided")

#: What a new row holds where its writer says nothing, of the fields that this harness changes.
DEFAULTS: dict[str, dict[str, Any]] = {
    "log_entry": {
        "code": None,
        "case_id": None,
        "place_id": None,
        "planned_visit_id": None,
        "travel_minutes": 0,
        "km": 0,
        "outcome": None,
        "note": None,
        "was_offline": False,
        "state": "draft",
        "review_flags": [],
        "approved_by": None,
        "approved_at": None,
        "return_comment": None,
        "return_line_id": None,
    },
    "task_line": {"sacks": 0, "kg": 0, "who_did_it": None},
    "planned_visit": {
        "case_id": None,
        "place_id": None,
        "starts_at_local": None,
        "duration_minutes": 0,
        "note": None,
    },
    "participation": {"confirmed_at": None, "declined_at": None},
    "attachment": {
        "position": 0,
        "state": "waiting",
        "received_sha256": None,
        "stored_sha256": None,
        "received_at": None,
    },
    "place": {
        "address": None,
        "tenure": None,
        "landlord_id": None,
        "is_address_protected": False,
    },
    "resident": {"birth_year": None, "phone": None},
    "case": {
        "place_id": None,
        "risk_reason": None,
        "housing_goal": None,
        "eviction_stage": "none",
        "eviction_deadline_on": None,
        "legal_track": "low_threshold",
        "planned_end_on": None,
        "is_photo_allowed": False,
        "closed_on": None,
        "outcome": None,
    },
    "meeting": {"starts_at_local": None, "state": "planned", "locked_at": None, "locked_by": None},
    "agenda_item": {
        "position": 0,
        "case_id": None,
        "notes": None,
        "decision": None,
        "handled_at": None,
        "handled_by": None,
    },
}
#: Fields that name another row, and its entity.
REFERENCES = {
    "case_id": "case",
    "place_id": "place",
    "planned_visit_id": "planned_visit",
    "entry_id": "log_entry",
    "resident_id": "resident",
    "landlord_id": "landlord",
    "meeting_id": "meeting",
}


def group_of(entity: str, name: str) -> tuple[str, ...]:
    """The fields that are merged together with this one."""
    return next((group for group in TOGETHER.get(entity, ()) if name in group), (name,))
