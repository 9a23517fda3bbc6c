"""Safe visits: escalated by the server when nothing has been heard, first to a colleague, then to the office.

What is said is that nothing has been heard, not that something has happened. It replaces no real alarm.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased

from server.access.actor import Actor
from server.clock import instant, instant_now, utc_now
from server.errors import NotFound
from server.extensions import snapshot
from server.models import Colleague, OpLedger, RecordHistory, SafeVisit, User
from server.rules.safe_visits import is_for_the_office, is_overdue
from server.services.deciding import decide_at_desk
from server.sync.building import patch_of_row
from server.sync.operation import derived_id
from server.sync.system import SystemOperation, system_commit

JOB = "safe_visits"

#: More than any service has going on at once; the list has no pages.
MOST = 200


def escalate_overdue(now: datetime) -> int:
    """Mark the safe visits whose expected end has passed without word; says how many they were.

    Each end is escalated once: one that was put off, and passes again, anew. Raises TryLater.
    """
    with snapshot() as connection:
        late = [
            row
            for row in _waiting(connection, now)
            if is_overdue(
                datetime.fromisoformat(row.expected_end_at),
                now,
                clock_offset=_clock_offset(connection, row.id),
            )
        ]
    if late:
        system_commit(JOB, [_escalation(row) for row in late])
    return len(late)


def unheard(now: datetime | None = None) -> list[dict[str, Any]]:
    """The safe visits that the office is to look after now, those that are longest overdue first."""
    now = now or utc_now()
    watcher = aliased(Colleague)
    query = (
        select(
            SafeVisit.id,
            SafeVisit.version,
            SafeVisit.started_at,
            SafeVisit.expected_end_at,
            SafeVisit.escalated_at,
            SafeVisit.whereabouts,
            User.code,
            User.name,
            Colleague.phone,
            SafeVisit.watcher_id,
            watcher.name.label("watcher"),
        )
        .join(User, User.id == SafeVisit.user_id)
        .outerjoin(Colleague, Colleague.user_id == SafeVisit.user_id)
        .outerjoin(watcher, watcher.user_id == SafeVisit.watcher_id)
        .where(
            *_is_open(),
            SafeVisit.escalated_at == SafeVisit.expected_end_at,
            SafeVisit.seen_at.is_(None),
        )
        .order_by(SafeVisit.expected_end_at, SafeVisit.id)
        .limit(MOST)
    )
    with snapshot() as connection:
        rows = [dict(row) for row in connection.execute(query).mappings()]
        offsets = {row["id"]: _clock_offset(connection, row["id"]) for row in rows}
    found = []
    for row in rows:
        end = datetime.fromisoformat(row["expected_end_at"])
        has_watcher = row.pop("watcher_id") is not None
        if is_for_the_office(end, now, has_watcher=has_watcher, clock_offset=offsets[row["id"]]):
            row["user"] = {"code": row.pop("code"), "name": row.pop("name")}
            found.append(row)
    return found


def note_contact(actor: Actor, visit_id: str, *, op_id: str) -> list[dict[str, Any]]:
    """Somebody at a desk has seen to it. Gives what is still unheard of.

    Raises NotFound, or what the commit function refuses.
    """
    with snapshot() as connection:
        row = connection.execute(
            select(SafeVisit.version, SafeVisit.seen_at, SafeVisit.seen_by).where(
                SafeVisit.id == visit_id, SafeVisit.deleted_at.is_(None)
            )
        ).one_or_none()
    if row is None:
        raise NotFound
    seen = {"seen_at": instant_now(), "seen_by": actor.id}
    decide_at_desk(actor, [patch_of_row("safe_visit", visit_id, row, seen)], op_id=op_id)
    return unheard()


def _is_open() -> tuple[Any, ...]:
    return (SafeVisit.deleted_at.is_(None), SafeVisit.ended_at.is_(None))


def _waiting(connection: Connection, now: datetime) -> list[Any]:
    # A phone's clock may be fast by up to a day: what lies further ahead cannot be due.
    query = select(
        SafeVisit.id,
        SafeVisit.version,
        SafeVisit.expected_end_at,
        SafeVisit.escalated_at,
        SafeVisit.seen_at,
        SafeVisit.seen_by,
    ).where(
        *_is_open(),
        SafeVisit.expected_end_at <= instant(now + timedelta(days=1)),
        or_(SafeVisit.escalated_at.is_(None), SafeVisit.escalated_at != SafeVisit.expected_end_at),
    )
    return list(connection.execute(query.order_by(SafeVisit.id)))


def _clock_offset(connection: Connection, visit_id: str) -> timedelta:
    """How far the phone's clock was ahead when it last wrote this."""
    told = connection.execute(
        select(OpLedger.clock_offset_ms)
        .join(RecordHistory, RecordHistory.op_id == OpLedger.op_id)
        .where(
            RecordHistory.entity == "safe_visit",
            RecordHistory.id == visit_id,
            OpLedger.clock_offset_ms.is_not(None),
        )
        .order_by(RecordHistory.version.desc())
        .limit(1)
    ).scalar()
    return timedelta(milliseconds=told or 0)


def _escalation(row: Any) -> SystemOperation:
    """The end that has passed, kept as the phone told it: two clocks are never compared.

    Who saw to an earlier end has not seen to this one.
    """
    values = {"escalated_at": row.expected_end_at, "seen_at": None, "seen_by": None}
    change = patch_of_row("safe_visit", row.id, row, values)
    return derived_id(JOB, row.id, row.version), [change], None
