"""When nothing has been heard from a caretaker for too long (field.md, thing 8)."""

from datetime import datetime, timedelta

#: A message may still be on its way when the visit should have ended.
GRACE = timedelta(minutes=5)
#: So long the colleague has, who was told first; then the office is told as well.
COLLEAGUE_FIRST = timedelta(minutes=10)


def is_overdue(
    expected_end_at: datetime, now: datetime, *, clock_offset: timedelta = timedelta()
) -> bool:
    """Whether the end that was expected has passed without word.

    `clock_offset` is how far the phone's clock was ahead when it told the end: the end was meant in real
    time, and a clock that is an hour fast must not cost an hour.
    """
    return now >= expected_end_at - clock_offset + GRACE


def is_for_the_office(
    expected_end_at: datetime,
    now: datetime,
    *,
    has_watcher: bool,
    clock_offset: timedelta = timedelta(),
) -> bool:
    """Whether the office is to be told of an end that has passed: when nobody was named, or the one who
    was has not answered. `clock_offset` as in `is_overdue`."""
    wait = COLLEAGUE_FIRST if has_watcher else timedelta()
    return is_overdue(expected_end_at, now - wait, clock_offset=clock_offset)
