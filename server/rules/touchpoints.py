"""Fixed contact with partners: when each was met last, is met next, and whose meeting has gone by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Contact:
    """One meeting with a partner: its day, and whether it was held (opened, whatever it came to)."""

    on: date
    is_held: bool


@dataclass(frozen=True)
class Touchpoint:
    """Where one partner stands. `overdue_on` is the day of a meeting that has gone by without being held."""

    last_on: date | None
    next_on: date | None
    overdue_on: date | None

    @property
    def urgency(self) -> tuple[int, date]:
        """What a list is sorted by: what has gone by first, then what comes next, then the longest unseen."""
        if self.overdue_on:
            return 0, self.overdue_on
        if self.next_on:
            return 1, self.next_on
        return (2, self.last_on) if self.last_on else (3, date.max)


def touchpoint(contacts: Iterable[Contact], today: date) -> Touchpoint:
    """Where a partner stands today, from the meetings that are not called off.

    A meeting that has gone by is overdue until it, or a later one, has been held; of several the last
    counts, for nobody makes up for the ones before.
    """
    known = list(contacts)
    last = max((each.on for each in known if each.is_held and each.on <= today), default=None)
    coming = min((each.on for each in known if each.on >= today and each.on != last), default=None)
    missed = max(
        (
            each.on
            for each in known
            if not each.is_held and each.on < today and (last is None or each.on > last)
        ),
        default=None,
    )
    return Touchpoint(last, coming, missed)
