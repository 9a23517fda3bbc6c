"""Flags for review on what phones have sent: a job that follows the log and judges whole days anew.

A flag refuses nothing and changes no figure. It is set by an operation of its own, so that it comes
neither before the entry nor in the way of sending it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from server.extensions import snapshot
from server.models import Clock, JobMark, LogEntry, Participation, SyncLog
from server.rules.review_flags import review_flags
from server.services.known_work import known_work
from server.sync.building import patch_of
from server.sync.operation import derived_id
from server.sync.system import SystemOperation, commit_job, in_one_transaction

JOB = "flags"

#: How many rows of the log are looked at in one go.
_STEP = 5_000


def flag_entries() -> int:
    """Judge the days of all entries that have changed since last time; says how many got other flags.

    Raises TryLater when the database stays busy.
    """
    with snapshot() as connection:
        mark, upto, touched = _news(connection)
        if mark == upto:
            return 0
        days = _days_of(connection, touched)
    return in_one_transaction(lambda connection: _flag(connection, days, upto))


def _news(connection: Connection) -> tuple[int, int, set[str]]:
    """Where the job was, where it will be, and the entries and participations in between."""
    mark = connection.execute(select(JobMark.seq).where(JobMark.job == JOB)).scalar() or 0
    rows = connection.execute(
        select(SyncLog.seq, SyncLog.entity, SyncLog.id)
        .where(SyncLog.seq > mark)
        .order_by(SyncLog.seq, SyncLog.n)
        .limit(_STEP)
    ).all()
    clock: int = connection.execute(select(Clock.seq)).scalar_one()
    # A step that was cut short may have split an operation; its rest is looked at again.
    upto = clock if len(rows) < _STEP else rows[-1].seq - 1
    return mark, upto, {row.id for row in rows if row.entity in ("log_entry", "participation")}


def _days_of(connection: Connection, touched: set[str]) -> set[date]:
    if not touched:
        return set()
    ids = list(touched)
    entries = select(LogEntry.done_on).where(LogEntry.id.in_(ids))
    shared = (
        select(LogEntry.done_on)
        .join(Participation, Participation.entry_id == LogEntry.id)
        .where(Participation.id.in_(ids))
    )
    return {date.fromisoformat(day) for (day,) in connection.execute(entries.union(shared))}


def _flag(connection: Connection, days: Iterable[date], upto: int) -> int:
    flags: dict[str, list[str]] = {}
    for day in sorted(days):
        # A night's work belongs to the date on which it began.
        near = known_work(connection, day - timedelta(days=1), day + timedelta(days=1))
        found = review_flags(near)
        flags |= {
            each.entry_id: found.get(each.entry_id, []) for each in near if each.done_on == day
        }
    operations = list(_changes(connection, flags, upto))
    commit_job(connection, JOB, operations)
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(JobMark).values(job=JOB, seq=0).on_conflict_do_nothing())
    connection.execute(update(JobMark).where(JobMark.job == JOB).values(seq=upto))
    return len(operations)


def _changes(
    connection: Connection, flags: dict[str, list[str]], upto: int
) -> Iterable[SystemOperation]:
    """An operation for each entry under review whose flags are others than before."""
    rows: Any = connection.execute(
        select(LogEntry.id, LogEntry.version, LogEntry.review_flags)
        .where(LogEntry.id.in_(list(flags)), LogEntry.state == "submitted")
        # One order on every database, so that the log tells the same twice.
        .order_by(LogEntry.id)
    )
    for row in rows:
        before, after = sorted(row.review_flags or []), sorted(flags[row.id])
        if before == after:
            continue
        base, values = {"review_flags": before}, {"review_flags": after}
        change = patch_of("log_entry", row.id, row.version, base, values)
        yield (derived_id(JOB, row.id, upto), [change], None)
