"""The extensions, each made once, and the two ways to the database: reading and writing."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, Literal

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, MetaData, event
from sqlalchemy.engine import Engine

from server import turns
from server.problems import Api

# Named constraints, so that migrations can change them on both databases.
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

db = SQLAlchemy(metadata=MetaData(naming_convention=NAMING))
api = Api()
login_manager = LoginManager()
limiter = Limiter(get_remote_address)
migrate = Migrate()

_COMMENT = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
# Every table that a statement writes, wherever in it: a WITH can hide a write in its middle.
_WRITE = re.compile(
    r"""\b(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|MERGE\s+INTO|TRUNCATE(?:\s+TABLE)?|COPY
    |UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+(?:ONLY\s+)?(?:["`\[]?\w+["`\]]?\s*\.\s*)?["`\[]?(\w+)""",
    re.IGNORECASE | re.VERBOSE,
)

#: SQLite's write-ahead log is copied into the database when it has grown to this, and begins anew.
LOG_BYTES = 32 * 1024 * 1024
PAGE_BYTES = 8192
#: So much of a transaction stays in memory: a push of five hundred operations does.
CACHE_BYTES = 16 * 1024 * 1024

#: Tables that only the commit function may write (sync.md, decision 4); models add themselves.
synced_tables: set[str] = set()


class WriteOutsideTransaction(RuntimeError):
    """A row was written outside `writing()`: on SQLite such a transaction could fail busy half-way."""


class SyncedWriteOutsideCommit(RuntimeError):
    """A synced row was written by something else than the commit function, so nobody would be told."""


@contextmanager
def writing(*, may_be_forgotten: bool = False) -> Iterator[Connection]:
    """One write transaction on a connection of its own; committed at the end, rolled back on any error.

    SQLite takes its write lock at once (BEGIN IMMEDIATE), so that a transaction that has read cannot fail
    busy when it comes to write.

    One that `may_be_forgotten` does not wait for the disk: when the power goes, it may be undone, whole.
    It is for what is said again anyway, and for nothing else.
    """
    # What the request has read so far may be changed by this transaction: let it read again afterwards.
    db.session.rollback()
    with db.engine.connect() as connection, _turn_of(turns.writers, connection):
        connection.execution_options(writes=True)
        with _unwaited(connection) if may_be_forgotten else nullcontext(), connection.begin():
            if may_be_forgotten and connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection


@contextmanager
def _unwaited(connection: Connection) -> Iterator[None]:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    # Only outside a transaction, and so not by SQLAlchemy, which begins one.
    driver.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        driver.execute("PRAGMA synchronous=FULL")


@contextmanager
def snapshot(*, is_long: bool = False) -> Iterator[Connection]:
    """One reading transaction in which everything is seen as of one instant, on both databases.

    One that `is_long` reads many rows, and waits for its turn.
    """
    with db.engine.connect() as connection, _turn_of(is_long and turns.readers, connection):
        if connection.dialect.name == "postgresql":
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


@contextmanager
def glance() -> Iterator[Connection]:
    """For one SELECT alone: on PostgreSQL without a transaction around it, which takes longer than it."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="AUTOCOMMIT")
        yield connection


def _turn_of(these: turns.Turns | Literal[False], connection: Connection) -> Any:
    return these.one() if these and connection.dialect.name == "sqlite" else nullcontext()


@contextmanager
def synced_writes(connection: Connection) -> Iterator[None]:
    """Let the commit function write synced rows on this connection. Nobody else calls this."""
    connection.execution_options(synced_writes=True)
    try:
        yield
    finally:
        connection.execution_options(synced_writes=False)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        # The driver's implicit BEGIN would be a deferred one; `_begin` says it instead.
        connection.isolation_level = None
        for pragma in (
            # Of a new database: twice the usual, and what a push writes is put into half as many.
            f"page_size={PAGE_BYTES}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=10000",
            f"cache_size=-{CACHE_BYTES // 1024}",
            # Large, so that pages that each push writes are copied once for many of them.
            f"wal_autocheckpoint={LOG_BYTES // PAGE_BYTES}",
        ):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@event.listens_for(Engine, "before_cursor_execute")
def _guard_writes(
    connection: Connection,
    _cursor: Any,
    statement: str,
    _parameters: Any,
    _context: Any,
    _many: bool,
) -> None:
    # A single SELECT writes nothing, on either database.
    if statement.startswith("SELECT") and ";" not in statement:
        return
    statement = _COMMENT.sub(" ", statement)
    options = connection.get_execution_options()
    for table in (name.lower() for name in _WRITE.findall(statement)):
        if not options.get("writes"):
            raise WriteOutsideTransaction(f"{table} is written outside writing().")
        if table in synced_tables and not options.get("synced_writes"):
            raise SyncedWriteOutsideCommit(f"{table} is written outside the commit function.")
