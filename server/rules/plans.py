"""What a caretaker's phones hold, when there are several; and the days of a visit that comes again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

#: The most visits that are planned at once: half a year, every week.
MOST_REPEATS = 26


@dataclass(frozen=True)
class PhoneHolds:
    """The number of the log until which a phone holds everything, and when it said so (an instant)."""

    until: int
    at: str | None


def holds_of(phones: Iterable[PhoneHolds]) -> PhoneHolds | None:
    """What the phone that holds the most holds; None without a phone."""
    return max(phones, key=lambda phone: phone.until, default=None)


def repeat_days(first: date, every_weeks: int, last: date) -> list[date]:
    """The days of a visit that comes every so many weeks, both ends included, at most `MOST_REPEATS`."""
    days: list[date] = []
    day = first
    while day <= last and len(days) < MOST_REPEATS:
        days.append(day)
        day += timedelta(weeks=every_weeks)
    return days
