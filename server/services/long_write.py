"""A long write: while an import holds SQLite's only write lock, phones are told to come back.

Waiting for it would tie up every thread of the server, and then reading would hang too (sync.md,
decision 9). The mark is a lock on a file, seen by all processes of the machine and gone with its holder.
PostgreSQL has room for several writers and needs none.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import current_app

from server.config import Settings
from server.errors import TryLater

RETRY_AFTER_SECONDS = 15


@contextmanager
def long_write() -> Iterator[None]:
    """Tell the other processes that this one is about to write for long."""
    file = _file()
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        yield


def is_long_write() -> bool:
    """Whether somebody is writing for long."""
    file = _file()
    if file is None:
        return False
    try:
        mark = os.open(file, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(mark, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(mark)
    return False


def refuse_during_long_write() -> None:
    """Raise TryLater, with the seconds to wait, while somebody is writing for long."""
    if is_long_write():
        raise TryLater(retry_after=RETRY_AFTER_SECONDS)


def _file() -> Path | None:
    settings: Settings = current_app.config["SETTINGS"]
    if not settings.database_url.startswith("sqlite"):
        return None
    return settings.instance / "long-write.lock"
