"""The one place where the server reads the time, so that a test can hand it another clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")

_read: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731 - replaced as a whole by use_clock


def use_clock(read: Callable[[], datetime] | None) -> None:
    """Let `read` tell the time from now on; None goes back to the machine's clock."""
    global _read
    _read = read or (lambda: datetime.now(UTC))


def utc_now() -> datetime:
    """The present instant, aware, in UTC."""
    return _read()


def instant(moment: datetime) -> str:
    """An instant as it is stored and sent: UTC to the millisecond, `2026-11-17T07:40:00.000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def instant_now() -> str:
    """The present instant in the stored form."""
    return instant(utc_now())


def local_today() -> date:
    """Today's date where the service works (Europe/Oslo)."""
    return utc_now().astimezone(OSLO).date()
