"""Backup and restore: a copy that is whole, and a new epoch so that phones notice a server that was set back.

Phones keep what the server has acknowledged for 30 days and send it again to a server that lacks it, so a
restore point must be younger than that (docs/operations.md).
"""

import os
import sqlite3
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from server.clock import instant_now, utc_now
from server.extensions import db, writing
from server.models import Clock, OpLedger, Session

#: How long phones keep what has been acknowledged (sync.md, decision 14).
KEPT_ON_PHONES = timedelta(days=30)


class NotSqlite(Exception):
    """The database is PostgreSQL, whose own pg_dump makes the copy."""


def back_up(file: Path) -> int:
    """Copy the SQLite database into a new file, while the server runs; the size in bytes.

    The copy is whole and on the disk before it gets its name. Raises NotSqlite, and FileExistsError when
    there is a file of that name.
    """
    source = db.engine.url.database
    if db.engine.dialect.name != "sqlite" or not source:
        raise NotSqlite
    if file.exists():
        raise FileExistsError(file)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        _copy(Path(source), draft)
        with draft.open("rb") as copied:
            os.fsync(copied.fileno())
        os.link(draft, file)
    finally:
        draft.unlink(missing_ok=True)
    return file.stat().st_size


def note_restored() -> timedelta | None:
    """Begin a new epoch after a restore, and end every session; how old the restored state is.

    Phones see the new epoch, fill their caches anew and send again what the server has lost. Sessions
    that ended after the restore point would otherwise be open again.
    """
    with writing() as connection:
        connection.execute(
            update(Session).where(Session.ended_at.is_(None)).values(ended_at=instant_now())
        )
        newest = connection.execute(
            select(OpLedger.received_at).order_by(OpLedger.received_at.desc()).limit(1)
        ).scalar()
        connection.execute(update(Clock).values(epoch=str(uuid.uuid4())))
    return None if newest is None else utc_now() - datetime.fromisoformat(newest)


def _copy(source: Path, target: Path) -> None:
    """By the API for it: a copy of the file alone would miss what still lies in the log beside it."""
    reading = sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=10)
    writing_to = sqlite3.connect(target)
    try:
        reading.backup(writing_to)
        # One file, that can be carried alone.
        writing_to.execute("PRAGMA journal_mode=DELETE")
        (verdict,) = writing_to.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise OSError("The copy is not whole.")
    finally:
        writing_to.close()
        reading.close()
