"""The rows of the spreadsheets as plain values, and how each of their columns is read.

A row knows nothing of the database: other rows are named by the ids that the spreadsheets use. The
columns are in the order in which their faults are named.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar

from server.locales import spreadsheets
from server.services.importing import cells
from server.services.importing.cells import Reader


@dataclass(frozen=True)
class Staff:
    """A person who works here. Importing one gives no way to sign in."""

    code: str
    name: str
    roles: tuple[str, ...]
    username: str | None

    sheet: ClassVar = "staff"
    columns: ClassVar[dict[str, Reader]] = {
        "code": cells.code,
        "name": cells.text(120, is_required=True),
        "roles": cells.role_keys,
        "username": cells.text(60),
    }


@dataclass(frozen=True)
class Landlord:
    """Whoever lets a home out."""

    code: str
    name: str
    landlord_type: str

    sheet: ClassVar = "landlords"
    columns: ClassVar[dict[str, Reader]] = {
        "code": cells.code,
        "name": cells.text(120, is_required=True),
        "landlord_type": cells.word("landlord_type"),
    }


@dataclass(frozen=True)
class Partner:
    """Another service that the team works with."""

    code: str
    name: str
    partner_type: str

    sheet: ClassVar = "partners"
    columns: ClassVar[dict[str, Reader]] = {
        "code": cells.code,
        "name": cells.text(120, is_required=True),
        "partner_type": cells.word("partner_type"),
    }


@dataclass(frozen=True)
class Case:
    """A case with its resident, home, assignments, consents and safety note."""

    code: str
    name: str
    birth_year: int | None
    address: str | None
    tenure: str | None
    landlord: str | None
    risk_reason: str | None
    assigned: tuple[str, ...]
    consents: tuple[tuple[str, str], ...]
    consent_given: str | None
    safety_type: str | None
    safety_text: str | None
    eviction_stage: str
    eviction_deadline_on: date | None
    opened_on: date
    planned_end_on: date | None
    closed_on: date | None
    outcome: str | None

    sheet: ClassVar = "cases"
    columns: ClassVar[dict[str, Reader]] = {
        "code": cells.code,
        "name": cells.text(120, is_required=True),
        "birth_year": cells.optional(cells.number_of("resident", "birth_year")),
        "address": cells.text(200),
        "tenure": cells.optional_word("tenure"),
        "landlord": cells.reference,
        "risk_reason": cells.optional_word("risk_reason"),
        "assigned": cells.references,
        "consents": cells.consents,
        "consent_given": cells.optional_word("consent_given"),
        "safety_type": cells.optional_word("safety_note_type"),
        "safety_text": cells.text_of("safety_note", "text"),
        "eviction_stage": cells.stage,
        "eviction_deadline_on": cells.optional(cells.day),
        "opened_on": cells.day,
        "planned_end_on": cells.optional(cells.day),
        "closed_on": cells.optional(cells.day),
        "outcome": cells.optional_word("case_outcome"),
    }


@dataclass(frozen=True)
class Inquiry:
    """Someone told the service of a need; `received` is local time."""

    code: str
    received: datetime
    source: str
    channel: str
    received_by: str
    case: str | None
    urgency: str
    decision: str
    partner: str | None
    follow_up_on: date | None
    text: str | None

    sheet: ClassVar = "inquiries"
    columns: ClassVar[dict[str, Reader]] = {
        "code": cells.code,
        "received": cells.day_and_clock,
        "source": cells.word("inquiry_source"),
        "channel": cells.word("channel"),
        "received_by": cells.code,
        "case": cells.reference,
        "urgency": cells.word("urgency"),
        "decision": cells.word("inquiry_decision"),
        "partner": cells.reference,
        "follow_up_on": cells.optional(cells.day),
        "text": cells.text_of("inquiry", "text"),
    }


@dataclass(frozen=True)
class LogLine:
    """What was done. `people` are the author, who drove, and then the confirmed colleagues."""

    code: str
    done_on: date
    start: time
    minutes: int
    travel_minutes: int
    km: int
    people: tuple[str, ...]
    case: str | None
    place: str | None
    outcome: str | None
    task_type: str
    sacks: int
    kg: int
    had_coverage: bool
    note: str | None

    sheet: ClassVar = "log"
    columns: ClassVar[dict[str, Reader]] = {
        "code": cells.code,
        "done_on": cells.day,
        "start": cells.clock,
        "minutes": cells.number_of("log_entry", "duration_minutes"),
        "travel_minutes": cells.number_of("log_entry", "travel_minutes"),
        "km": cells.number_of("log_entry", "km"),
        "people": cells.some_references,
        "case": cells.reference,
        "place": cells.place,
        "outcome": cells.optional_word("visit_outcome"),
        "task_type": cells.word("task_type"),
        "sacks": cells.number_of("task_line", "sacks"),
        "kg": cells.number_of("task_line", "kg"),
        "had_coverage": cells.yes_or_no(spreadsheets()["yes"], spreadsheets()["no"]),
        "note": cells.text_of("log_entry", "note"),
    }


@dataclass(frozen=True)
class PlanLine:
    """A planned visit. It has no id of its own: when, where and who is what it is."""

    planned_on: date
    start: time | None
    minutes: int
    people: tuple[str, ...]
    case: str | None
    note: str | None
    place: str | None = None

    sheet: ClassVar = "plan"
    columns: ClassVar[dict[str, Reader]] = {
        "planned_on": cells.day,
        "start": cells.optional(cells.clock),
        "minutes": cells.number_of("planned_visit", "duration_minutes"),
        "people": cells.some_references,
        "case": cells.reference,
        "place": cells.place,
        "note": cells.text_of("planned_visit", "note"),
    }

    @property
    def code(self) -> str:
        """Who goes where and when, as text: an identical one is the same plan."""
        start = f"{self.start:%H:%M}" if self.start else ""
        where = self.case or self.place or ""
        return " ".join((self.planned_on.isoformat(), start, "+".join(sorted(self.people)), where))


@dataclass(frozen=True)
class Grant:
    """Who pays, how much, and for how much of whose position."""

    code: str
    name: str
    funder: str
    amount_kr: int
    starts_on: date
    ends_on: date
    report_due_on: date | None
    fte_hours: int
    shares: tuple[tuple[str, int], ...]

    sheet: ClassVar = "grants"
    columns: ClassVar[dict[str, Reader]] = {
        "code": cells.code,
        "name": cells.text(120, is_required=True),
        "funder": cells.text(120, is_required=True),
        "amount_kr": cells.kroner,
        "starts_on": cells.day,
        "ends_on": cells.day,
        "report_due_on": cells.optional(cells.day),
        "fte_hours": cells.number_of("grant", "fte_hours"),
        "shares": cells.shares,
    }


Row = Staff | Landlord | Partner | Case | Inquiry | LogLine | PlanLine | Grant

#: Every kind of row, in the order in which they are written: nothing refers to what comes later.
KINDS: tuple[type[Row], ...] = (
    Staff,
    Landlord,
    Partner,
    Case,
    Inquiry,
    PlanLine,
    LogLine,
    Grant,
)
