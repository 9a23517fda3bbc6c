"""Trouble that passes by itself: busy, deadlock, serialisation, a lost connection, a full disk.

Such trouble is never an operation's fault, so nothing is consumed by it: the work is tried again, and
then the client is told to come back. Everything else a batch can raise is taken for a fault of ours in
one of its operations.
"""

import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from server.errors import TryLater

T = TypeVar("T")

ATTEMPTS = 4
#: How long one request may work (sync.md, decision 18).
BUDGET_SECONDS = 20.0
RETRY_AFTER_SECONDS = 5

#: SQLite's primary result codes: nomem, busy, locked, readonly, ioerr, corrupt, full, cantopen, protocol.
_SQLITE = frozenset({5, 6, 7, 8, 10, 11, 13, 14, 15})
#: PostgreSQL's classes: connection, rollback, resources, prerequisite state, intervention, system.
_POSTGRES = ("08", "25", "40", "53", "55", "57", "58")


def passes(error: BaseException) -> bool:
    """Whether the same work may succeed when it is done again later."""
    if isinstance(error, (PoolTimeout, MemoryError)):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    original = error.orig
    if isinstance(original, sqlite3.Error):
        return (getattr(original, "sqlite_errorcode", 0) & 0xFF) in _SQLITE
    state: str | None = getattr(original, "sqlstate", None)
    if state is None:
        # The driver never reached the server.
        return isinstance(error, (OperationalError, InterfaceError))
    return state.startswith(_POSTGRES)


def persistently(work: Callable[[], T], *, deadline: float) -> T:
    """Do `work`, and again when it fails in a way that passes: three times, or until `deadline`.

    `deadline` is of `time.monotonic()`. Raises TryLater when the trouble stays.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return work()
        except Exception as error:
            if not passes(error):
                raise
            if attempt == ATTEMPTS or time.monotonic() >= deadline:
                raise TryLater(retry_after=RETRY_AFTER_SECONDS) from error
    raise AssertionError("the last attempt either returns or raises")
