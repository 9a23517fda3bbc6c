"""*Skal i fagprogram*: what of a case is to be written into the care record, and what has been copied there.

This service holds no journal: it tells what is to be copied, and keeps the reference that comes back.
"""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from server.access.actor import Actor
from server.access.one_case import find_case
from server.access.readable import readable_entries
from server.errors import NotFound
from server.extensions import snapshot
from server.models import CareRecordCopy, LogEntry, TaskLine, User
from server.services.settings import numbers

#: The most entries that are told of; a case is limited in time, and so is what is marked in it.
MOST = 200


def read_care_record(actor: Actor, case_id: str) -> dict[str, Any]:
    """The entries of the case that are marked: what is left first, what is copied with its receipt.

    Raises NotFound when there is no such case, or none of which the actor may read the whole.
    """
    with snapshot() as connection:
        seen = find_case(connection, actor, case_id)
        if not seen.is_whole:
            raise NotFound
        wanted = and_(readable_entries(actor), LogEntry.case_id == seen.id)
        rows = connection.execute(_marked(wanted)).all()
        tasks = _tasks(connection, [row.id for row in rows])
        visits = connection.scalar(
            select(func.count()).select_from(LogEntry).where(wanted, LogEntry.kind == "home_visit")
        )
        return {
            "entries": [_as_sent(row, tasks[row.id]) for row in rows],
            "visits": visits or 0,
            "asked_after_visits": numbers(connection)["care_record_visits"],
        }


def _marked(wanted: ColumnElement[bool]) -> Any:
    author, copier = User.__table__.alias("author"), User.__table__.alias("copier")
    copy = CareRecordCopy
    return (
        select(
            LogEntry.id,
            LogEntry.code,
            LogEntry.done_on,
            LogEntry.started_at,
            LogEntry.ended_at,
            LogEntry.note,
            author.c.name.label("author_name"),
            copy.id.label("copy_id"),
            copy.reference,
            copy.copied_on,
            copier.c.name.label("copied_by_name"),
        )
        .join(author, author.c.id == LogEntry.author_id)
        .outerjoin(copy, and_(copy.entry_id == LogEntry.id, copy.deleted_at.is_(None)))
        .outerjoin(copier, copier.c.id == copy.copied_by)
        .where(wanted, or_(LogEntry.is_for_care_record, copy.id.is_not(None)))
        .order_by(copy.id.is_not(None), LogEntry.started_at.desc(), LogEntry.id)
        .limit(MOST)
    )


def _tasks(connection: Connection, entry_ids: list[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(
        select(TaskLine.entry_id, TaskLine.task_type, TaskLine.duration_minutes)
        .where(TaskLine.entry_id.in_(entry_ids), TaskLine.deleted_at.is_(None))
        .order_by(TaskLine.position, TaskLine.id)
    ):
        found[row.entry_id].append(
            {"task_type": row.task_type, "duration_minutes": row.duration_minutes}
        )
    return found


def _as_sent(row: Any, tasks: list[dict[str, Any]]) -> dict[str, Any]:
    copy = None
    if row.copy_id is not None:
        copy = {
            "reference": row.reference,
            "copied_on": row.copied_on,
            "by_name": row.copied_by_name,
        }
    names = ("id", "code", "done_on", "started_at", "ended_at", "note", "author_name")
    return {**{name: getattr(row, name) for name in names}, "tasks": tasks, "copy": copy}
