"""A series of meetings: a day every so many weeks, counted from an anchor date.

An occurrence that is held on another day leaves the series as it is: the next is counted from the
anchor, never from the day that was chosen instead. Days are local dates, and the clock on the wall is
the same at each of them, whatever time of year it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Rhythm:
    """Every `every_weeks` weeks from `anchor_on`, which is the first; none after `ended_on`."""

    anchor_on: date
    every_weeks: int
    ended_on: date | None = None


@dataclass(frozen=True, order=True)
class Occurrence:
    """One meeting of a series: the day that it is held, and the day that the series gave it."""

    held_on: date
    slot_on: date

    @property
    def is_moved(self) -> bool:
        """Whether it is held on another day than the series gave it."""
        return self.held_on != self.slot_on


def slots(rhythm: Rhythm, first: date, last: date) -> Iterator[date]:
    """The days that the series gives from `first` to `last`, both included."""
    step = timedelta(weeks=rhythm.every_weeks)
    passed = max(0, -(-(first - rhythm.anchor_on) // step))
    end = last if rhythm.ended_on is None else min(last, rhythm.ended_on)
    day = rhythm.anchor_on + passed * step
    while day <= end:
        yield day
        day += step


def is_slot(rhythm: Rhythm, day: date) -> bool:
    """Whether the series gives this day."""
    return next(slots(rhythm, day, day), None) is not None


def next_slot(rhythm: Rhythm, after: date) -> date | None:
    """The first day that the series gives after `after`; None when it has ended by then."""
    step = timedelta(weeks=rhythm.every_weeks)
    first = after + timedelta(days=1)
    return next(slots(rhythm, first, max(first, rhythm.anchor_on) + step), None)


def occurrences(
    rhythm: Rhythm, held: Mapping[date, date], first: date, last: date
) -> list[Occurrence]:
    """The meetings of the series that are held from `first` to `last`, in the order of their days.

    `held` tells, by the day that the series gave, on which day a meeting is held that somebody has
    planned; days that nobody has touched are held as the series gives them. What was planned on a day
    that the series no longer gives is still there.
    """
    days = {slot: slot for slot in slots(rhythm, first, last)} | dict(held)
    return sorted(Occurrence(day, slot) for slot, day in days.items() if first <= day <= last)
