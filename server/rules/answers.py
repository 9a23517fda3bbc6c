"""What a manager's answer makes of the measure that was asked about."""

from dataclasses import dataclass
from datetime import date

#: The states in which a measure has been decided.
DECIDED = frozenset({"granted", "refused", "withdrawn"})


@dataclass(frozen=True)
class Standing:
    """How far a measure has come, and when. `starts_on` is the day from which it is granted."""

    state: str
    applied_on: date | None = None
    decided_on: date | None = None
    starts_on: date | None = None


def answered(before: Standing, state: str, answered_on: date, starts_on: date | None) -> Standing:
    """The measure after an answer of that day: what is decided gets its date, the rest keeps what it had."""
    applied_on = before.applied_on
    if state == "applied" and applied_on is None:
        applied_on = answered_on
    return Standing(
        state,
        applied_on,
        answered_on if state in DECIDED else None,
        starts_on if state == "granted" else None,
    )
