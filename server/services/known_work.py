"""Work that is logged already, as the rules of review see it."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, select

from server.models import Case, LogEntry, OpLedger, Participation, RecordHistory, Replica, TaskLine
from server.rules.local_time import local_date
from server.rules.people import people_of
from server.rules.review_flags import Work

Near = tuple[ColumnElement[bool], ...]


def known_work(connection: Connection, first: date, last: date) -> list[Work]:
    """The entries of the dates from `first` to `last`, as the flags see them; without what was voided."""
    near: Near = (
        LogEntry.done_on.between(first.isoformat(), last.isoformat()),
        LogEntry.deleted_at.is_(None),
        LogEntry.state != "voided",
    )
    colleagues: dict[str, list[str]] = defaultdict(list)
    declined: set[str] = set()
    for entry_id, user_id, confirmed_at, declined_at in connection.execute(
        select(
            Participation.entry_id,
            Participation.user_id,
            Participation.confirmed_at,
            Participation.declined_at,
        )
        .join(LogEntry, LogEntry.id == Participation.entry_id)
        .where(Participation.deleted_at.is_(None), *near)
    ):
        if declined_at is not None:
            declined.add(entry_id)
        elif confirmed_at is not None:
            colleagues[entry_id].append(user_id)
    is_first = (
        (RecordHistory.entity == "log_entry")
        & (RecordHistory.id == LogEntry.id)
        & (RecordHistory.version == 1)
    )
    # Only a phone's clock is doubted, and only what a phone sends can be sent late.
    is_from_phone = OpLedger.replica_id.in_(select(Replica.id).where(Replica.kind == "field"))
    entries = connection.execute(
        select(
            LogEntry.id,
            LogEntry.author_id,
            LogEntry.done_on,
            LogEntry.started_at,
            LogEntry.ended_at,
            LogEntry.duration_minutes,
            LogEntry.travel_minutes,
            LogEntry.km,
            LogEntry.case_id,
            LogEntry.place_id,
            Case.opened_on,
            OpLedger.received_at,
            OpLedger.clock_offset_ms,
        )
        .outerjoin(Case, Case.id == LogEntry.case_id)
        .outerjoin(RecordHistory, is_first)
        .outerjoin(OpLedger, (OpLedger.op_id == RecordHistory.op_id) & is_from_phone)
        .where(*near)
    )
    lines = _line_counts(connection, near)
    edited = _edited(connection, near)
    return [
        Work(
            entry_id=row.id,
            people=people_of(row.author_id, colleagues[row.id]),
            done_on=date.fromisoformat(row.done_on),
            started_at=datetime.fromisoformat(row.started_at),
            ended_at=datetime.fromisoformat(row.ended_at),
            duration_minutes=row.duration_minutes,
            travel_minutes=row.travel_minutes,
            case_opened_on=date.fromisoformat(row.opened_on) if row.opened_on else None,
            place=row.case_id or row.place_id,
            is_declined=row.id in declined,
            line_count=lines.get(row.id, 0),
            km=row.km,
            is_edited=row.id in edited,
            received_on=_local_date(row.received_at),
            clock_offset_minutes=(
                None if row.clock_offset_ms is None else row.clock_offset_ms / 60_000
            ),
        )
        for row in entries
    ]


def _line_counts(connection: Connection, near: Near) -> dict[str, int]:
    query = (
        select(TaskLine.entry_id, func.count())
        .join(LogEntry, LogEntry.id == TaskLine.entry_id)
        .where(TaskLine.deleted_at.is_(None), *near)
        .group_by(TaskLine.entry_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _edited(connection: Connection, near: Near) -> set[str]:
    """The entries whose author changed them from a phone after the first sending. What a returned one is
    mended with is no surprise: it comes with a change of state."""
    query = (
        select(LogEntry.id)
        .join(RecordHistory, RecordHistory.id == LogEntry.id)
        .join(OpLedger, OpLedger.op_id == RecordHistory.op_id)
        .join(Replica, Replica.id == OpLedger.replica_id)
        .where(
            RecordHistory.entity == "log_entry",
            RecordHistory.version > 1,
            OpLedger.user_id == LogEntry.author_id,
            Replica.kind == "field",
            RecordHistory.after.not_like('%"state"%'),
            *near,
        )
        .distinct()
    )
    return set(connection.scalars(query))


def _local_date(instant: str | None) -> date | None:
    return None if instant is None else local_date(datetime.fromisoformat(instant))
