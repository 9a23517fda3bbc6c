"""What is looked at before the first request: settings under which work could be lost (fault 56).

SQLite 3.7.0-3.51.2 can damage its log when two connections write and checkpoint at once from different
processes; one server process with command-line writers that take turns keeps away from it (sync.md).
"""

import fcntl
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from flask import current_app
from sqlalchemy import Connection, text

from server.config import Settings
from server.extensions import db

#: Why the service does not start, by the keys of the catalogue's `cli.unsafe`.
Unsafe = Literal["no_wal", "not_full", "old_postgres", "async_commit", "network_disk"]
#: What it starts with, and says loudly, by the keys of `cli.warning`.
Warned = Literal["sqlite_race", "no_fsync"]

AFFECTED = ((3, 7, 0), (3, 51, 2))
OLDEST_POSTGRES = 130_000
LOCK_WAIT_SECONDS = 10.0

_NETWORK = ("nfs", "cifs", "smb", "fuse.sshfs", "glusterfs", "ceph", "afs")
_FULL = 2


class UnsafeDatabase(Exception):
    """Work could be lost on this database; `value` is what was found."""

    def __init__(self, key: Unsafe, value: str) -> None:
        super().__init__(key)
        self.key = key
        self.value = value


class SecondServer(Exception):
    """Another server process has this SQLite file."""


@dataclass(frozen=True)
class Caution:
    """Something to know about this database, with what was found."""

    key: Warned
    value: str


def check_database() -> list[Caution]:
    """Look at the database's settings; what is worth a warning. Raises UnsafeDatabase."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            return _check_postgres(connection)
        return _check_sqlite(connection)


def hold_server_lock(wait_seconds: float = LOCK_WAIT_SECONDS) -> IO[str] | None:
    """Take the lock that one server process holds for as long as it lives; None on PostgreSQL.

    A server that is just going down is waited for. Raises SecondServer.
    """
    settings: Settings = current_app.config["SETTINGS"]
    if not settings.database_url.startswith("sqlite"):
        return None
    settings.instance.mkdir(parents=True, exist_ok=True)
    lock = (settings.instance / "server.lock").open("w")
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                lock.close()
                raise SecondServer from None
            time.sleep(0.1)
        else:
            return lock


def _check_sqlite(connection: Connection) -> list[Caution]:
    file = Path(connection.engine.url.database or "")
    kind = file_system(file)
    if kind is not None and kind.startswith(_NETWORK):
        raise UnsafeDatabase("network_disk", kind)
    journal = str(connection.execute(text("PRAGMA journal_mode")).scalar())
    if journal != "wal":
        raise UnsafeDatabase("no_wal", journal)
    synchronous = int(connection.execute(text("PRAGMA synchronous")).scalar() or 0)
    if synchronous < _FULL:
        raise UnsafeDatabase("not_full", str(synchronous))
    if AFFECTED[0] <= sqlite3.sqlite_version_info <= AFFECTED[1]:
        return [Caution("sqlite_race", sqlite3.sqlite_version)]
    return []


def _check_postgres(connection: Connection) -> list[Caution]:
    def shown(name: str) -> str:
        return str(connection.execute(text(f"SHOW {name}")).scalar())

    if int(shown("server_version_num")) < OLDEST_POSTGRES:
        raise UnsafeDatabase("old_postgres", shown("server_version"))
    commit = shown("synchronous_commit")
    if commit in ("off", "local"):
        raise UnsafeDatabase("async_commit", commit)
    return [] if shown("fsync") == "on" else [Caution("no_fsync", shown("fsync"))]


def file_system(file: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """The kind of file system that the file lies on; None where that cannot be asked."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    found: tuple[int, str] | None = None
    place = file.resolve()
    for line in lines:
        _device, point, kind, *_rest = line.split(" ")
        at = Path(point.replace("\\040", " "))
        # The last of the deepest: what is mounted on top is what is seen.
        is_here = place == at or at in place.parents
        if is_here and (found is None or len(at.parts) >= found[0]):
            found = (len(at.parts), kind)
    return found[1] if found else None
