"""The eviction track: the deadline that a letter sets, and when it is near.

Periods are counted in calendar days from the date of the letter. No source that the service builds on moves
a deadline that ends on a weekend or a holiday, so none is moved; a date that somebody sets by hand stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

#: The stages at which a letter sets a deadline, with the setting that says how many days it gives.
PERIODS: dict[str, str] = {
    "landlord_notice": "eviction_notice_days",
    "objection_period": "eviction_objection_days",
}
#: The stages after which no deadline is waited for, and which need an outcome.
ENDS = frozenset({"resolved", "carried_out"})
#: The outcomes that are no eviction (reports.md, F8).
AVERTED = frozenset({"averted_stayed", "moved_before"})
#: How many days before its deadline a case is warned about.
WARN_DAYS = 7

Nearness = Literal["near", "passed"]


@dataclass(frozen=True)
class Track:
    """Where an eviction stands. `deadline_on` is the next deadline, `decided_on` when it ended."""

    stage: str = "none"
    letter_on: date | None = None
    deadline_on: date | None = None
    outcome: str | None = None
    decided_on: date | None = None


def computed_deadline(stage: str, letter_on: date | None, days: Mapping[str, int]) -> date | None:
    """The last day of the period that a letter of `letter_on` begins; None where no letter sets one.

    `days` are the periods' lengths by the keys of `PERIODS`.
    """
    period = PERIODS.get(stage)
    if period is None or letter_on is None:
        return None
    return letter_on + timedelta(days=days[period])


def deadline_after(
    before: Track, stage: str, letter_on: date | None, days: Mapping[str, int]
) -> date | None:
    """The deadline when stage and letter become these and nobody says which deadline.

    It is computed anew when the stage changes, or when it was computed before. One that was set by hand
    stays until something computes another for a new stage.
    """
    computed = computed_deadline(stage, letter_on, days)
    was_computed = before.deadline_on == computed_deadline(before.stage, before.letter_on, days)
    if was_computed or before.deadline_on is None:
        return computed
    if stage != before.stage and computed is not None:
        return computed
    return before.deadline_on


def nearness(track: Track, today: date) -> Nearness | None:
    """Whether the deadline is near or has passed; its last day is not past. None when it is neither."""
    if track.deadline_on is None or track.stage in ENDS or track.stage == "none":
        return None
    left = (track.deadline_on - today).days
    if left < 0:
        return "passed"
    return "near" if left <= WARN_DAYS else None


def problems_of(track: Track, today: date) -> dict[str, list[str]]:
    """What does not go together in a track, as keys by field; empty when all is well."""
    found: dict[str, list[str]] = {}
    if track.letter_on is not None and track.letter_on > today:
        found["eviction_letter_on"] = ["in_future"]
    if track.stage in ENDS:
        if track.outcome is None:
            found["eviction_outcome"] = ["required"]
        if track.decided_on is None:
            found["eviction_decided_on"] = ["required"]
        elif track.decided_on > today:
            found["eviction_decided_on"] = ["in_future"]
        if track.outcome is not None and (track.stage == "resolved") != (track.outcome in AVERTED):
            found["eviction_outcome"] = ["not_of_stage"]
    elif track.outcome is not None or track.decided_on is not None:
        found["eviction_stage"] = ["not_ended"]
    return found
