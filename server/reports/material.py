"""What figures are made of: plain rows of one period, already held against the rule of what counts."""

from dataclasses import dataclass
from datetime import date


class PeriodIsBackwards(ValueError):
    """A period ends before it begins."""


@dataclass(frozen=True)
class Period:
    """Local dates, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodIsBackwards(f"{self.first} {self.last}")


@dataclass(frozen=True, slots=True)
class LineRow:
    """One task of an entry; `group` is what its task type rolls up to."""

    id: str
    task_type: str
    group: str
    minutes: int
    sacks: int = 0
    kg: int = 0
    trips: int = 0


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A counted entry: approved, done in the period. `people` are the author and who confirmed."""

    id: str
    people: tuple[str, ...]
    case_id: str | None = None
    resident_id: str | None = None
    place_id: str | None = None
    outcome: str | None = None
    travel_minutes: int = 0
    km: int = 0
    lines: tuple[LineRow, ...] = ()


@dataclass(frozen=True, slots=True)
class InquiryRow:
    """An inquiry received in the period."""

    id: str
    source: str
    decision: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case opened by the end of the period."""

    id: str
    opened_on: date
    closed_on: date | None = None


@dataclass(frozen=True)
class Material:
    """Everything that the figures of one period are counted from."""

    period: Period
    entries: tuple[EntryRow, ...] = ()
    inquiries: tuple[InquiryRow, ...] = ()
    cases: tuple[CaseRow, ...] = ()
