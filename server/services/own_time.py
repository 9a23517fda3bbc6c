"""Own time of those at a desk: the same entry as a caretaker's, logged where they sit."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from server.access.actor import Actor
from server.access.one_case import find_case
from server.access.readable import readable_cases
from server.clock import instant, local_today
from server.errors import Invalid
from server.extensions import snapshot
from server.models import Case, LogEntry, Resident, TaskLine
from server.rules.local_time import TZ, TimeDoesNotExist, end_of, instant_of
from server.rules.week import monday_of, week_of
from server.services.deciding import Changes, decide_at_desk
from server.sync.building import act_of, creation_of
from server.sync.operation import derived_id

#: How many days back time can be logged at a desk; the report of a year before may be frozen.
MOST_DAYS_BACK = 366


def log_own(
    actor: Actor,
    *,
    op_id: str,
    kind: str,
    case_id: str | None,
    done_on: str,
    starts_at_local: str,
    lines: list[dict[str, Any]],
    **fields: Any,
) -> str:
    """Log and hand in the actor's own work; gives the entry's id. Somebody else approves it.

    The entry lasts as long as its lines sum to. Raises NotFound for a case that the actor may not read,
    Invalid with the field, and what `decide_at_desk` raises.
    """
    started_at = _start(done_on, starts_at_local)
    minutes = sum(line["duration_minutes"] for line in lines)
    if not 0 < minutes <= 1440:
        raise Invalid(fields={"duration_minutes": ["out_of_range"]})
    if case_id is not None:
        with snapshot() as connection:
            find_case(connection, actor, case_id)
    entry_id = derived_id("own_entry", op_id)
    entry = fields | {
        "author_id": actor.id,
        "kind": kind,
        "case_id": case_id,
        "done_on": done_on,
        "started_at": instant(started_at),
        "ended_at": instant(end_of(started_at, minutes)),
        "tz": TZ,
        "duration_minutes": minutes,
    }
    changes: Changes = [creation_of("log_entry", entry_id, _said(entry))]
    changes += [
        creation_of(
            "task_line",
            derived_id("own_line", op_id, position),
            _said(line | {"entry_id": entry_id, "position": position}),
        )
        for position, line in enumerate(lines, 1)
    ]
    changes.append(act_of("log_entry", entry_id, "submit", 0))
    decide_at_desk(actor, changes, op_id=op_id)
    return entry_id


def own_week(actor: Actor, day: date) -> dict[str, Any]:
    """The actor's own entries of the week that holds `day`, newest first, with their sums by task."""
    monday = monday_of(day)
    days = [(monday + timedelta(days=n)).isoformat() for n in range(7)]
    with snapshot() as connection:
        entries = connection.execute(
            select(
                LogEntry.id,
                LogEntry.code,
                LogEntry.kind,
                LogEntry.done_on,
                LogEntry.started_at,
                LogEntry.duration_minutes,
                LogEntry.travel_minutes,
                LogEntry.state,
                LogEntry.note,
                LogEntry.return_comment,
                Case.code.label("case_code"),
                Resident.name.label("resident_name"),
            )
            .select_from(LogEntry)
            .outerjoin(Case, (Case.id == LogEntry.case_id) & readable_cases(actor))
            .outerjoin(Resident, Resident.id == Case.resident_id)
            .where(
                LogEntry.author_id == actor.id,
                LogEntry.deleted_at.is_(None),
                LogEntry.state != "voided",
                LogEntry.done_on.between(days[0], days[-1]),
            )
            .order_by(LogEntry.started_at.desc(), LogEntry.id)
        )
        rows = [dict(row) for row in entries.mappings()]
        tasks = connection.execute(
            select(TaskLine.task_type, TaskLine.duration_minutes).where(
                TaskLine.entry_id.in_([row["id"] for row in rows]), TaskLine.deleted_at.is_(None)
            )
        ).all()
    sums: dict[str, int] = {}
    for task_type, minutes in tasks:
        sums[task_type] = sums.get(task_type, 0) + minutes
    by_task = [
        {"task_type": key, "minutes": sums[key]} for key in sorted(sums, key=sums.__getitem__)
    ]
    return {
        "week": week_of(monday),
        "days": days,
        "entries": rows,
        "by_task": by_task[::-1],
        "total_minutes": sum(row["duration_minutes"] for row in rows),
        "travel_minutes": sum(row["travel_minutes"] for row in rows),
    }


def _start(done_on: str, starts_at_local: str) -> datetime:
    try:
        day = date.fromisoformat(done_on)
    except ValueError:
        raise Invalid(fields={"done_on": ["invalid"]}) from None
    today = local_today()
    if not today - timedelta(days=MOST_DAYS_BACK) <= day <= today:
        raise Invalid(fields={"done_on": ["out_of_range"]})
    try:
        return instant_of(day, time.fromisoformat(starts_at_local))
    except TimeDoesNotExist:
        raise Invalid(fields={"starts_at_local": ["invalid"]}) from None


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
