"""Weeks are ISO weeks with their own year: 2026-W53 holds the first three days of January 2027."""

from datetime import date, timedelta


def week_of(day: date) -> str:
    """The week of a date, such as `2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_of(day: date) -> date:
    """The Monday of the date's week."""
    return day - timedelta(days=day.weekday())


def weeks_in(year: int) -> int:
    """How many weeks an ISO year has: 52 or 53. The 28th of December is always in the last."""
    return date(year, 12, 28).isocalendar().week


def whole_weeks_between(day: date, other: date) -> timedelta:
    """The whole weeks from the week of `day` to that of `other`: a shift that keeps the weekday."""
    return monday_of(other) - monday_of(day)
