"""Temporary stays: nights, days and what they cost, and when a person has been without a home for long.

A night belongs to the date on which it begins: from the 1st to the 4th are three nights, on four days. A stay
that goes on is counted until today; tonight has not been slept yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Length = Literal["first", "second"]


@dataclass(frozen=True)
class Stay:
    """From the first night to the day of leaving; None while it goes on. A night's price is in øre."""

    starts_on: date
    ends_on: date | None = None
    night_cost_ore: int | None = None


@dataclass(frozen=True)
class Run:
    """Stays without a night between them, counted as one: its first day, and its days until today."""

    since: date
    days: int


def nights_of(stay: Stay, today: date) -> int:
    """The nights slept by `today`."""
    return nights_within(stay, date.min, today - timedelta(days=1))


def nights_within(stay: Stay, first: date, last: date) -> int:
    """The nights of a stay that begin on a day from `first` to `last`, both included (reports.md, F10)."""
    begins = max(stay.starts_on, first)
    after = last + timedelta(days=1)
    ends = after if stay.ends_on is None else min(stay.ends_on, after)
    return max(0, (ends - begins).days)


def days_of(stay: Stay, today: date) -> int:
    """The calendar days of a stay until `today`, its first and its last included; 0 before it begins."""
    last = today if stay.ends_on is None else min(stay.ends_on, today)
    return max(0, (last - stay.starts_on).days + 1)


def cost_of(stay: Stay, today: date) -> int | None:
    """What the nights slept by `today` cost, in øre; None where no price is known."""
    if stay.night_cost_ore is None:
        return None
    return stay.night_cost_ore * nights_of(stay, today)


def present_run(stays: Iterable[Stay], today: date) -> Run | None:
    """The stays that have led to today without a break; None for whoever is in none of them today.

    Moving from one address to another the same day begins nothing anew.
    """
    begun = sorted(
        (each for each in stays if each.starts_on <= today), key=lambda each: each.starts_on
    )
    since: date | None = None
    until: date = date.min
    for each in begun:
        if since is None or each.starts_on > until:
            since = each.starts_on
            until = date.min
        until = max(until, date.max if each.ends_on is None else each.ends_on)
    # On the day of leaving the last night is over.
    if since is None or until <= today:
        return None
    return Run(since, (today - since).days + 1)


def length_of(days: int, *, first: int, second: int) -> Length | None:
    """Which warning a run of `days` has come to: from the first number of days on, and from the second."""
    if days >= second:
        return "second"
    return "first" if days >= first else None
