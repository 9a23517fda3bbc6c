"""Local time and instants: the clock on the wall jumps twice a year, instants never do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TZ = "Europe/Oslo"
_OSLO = ZoneInfo(TZ)


class TimeDoesNotExist(ValueError):
    """That night the clock was put forward past this time."""


def instant_of(day: date, clock: time) -> datetime:
    """The UTC instant of a local date and time; the first one when the clock shows it twice.

    Raises TimeDoesNotExist for a time that the clock jumped over.
    """
    local = datetime.combine(day, clock, tzinfo=_OSLO)
    moment = local.astimezone(UTC)
    if moment.astimezone(_OSLO).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise TimeDoesNotExist(f"{day} {clock:%H:%M}")
    return moment


def end_of(started_at: datetime, minutes: int) -> datetime:
    """The instant `minutes` of elapsed time later, whatever the clock on the wall did meanwhile."""
    return started_at + timedelta(minutes=minutes)


def local_date(moment: datetime) -> date:
    """The local date of an instant."""
    return moment.astimezone(_OSLO).date()
