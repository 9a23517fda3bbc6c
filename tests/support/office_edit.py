"""An entry corrected at a desk: `python -m tests.support.office_edit USERNAME RESIDENT JSON`, in an instance.

There is no screen for it; what it does is what any office write does (`office_commit`). The JSON holds
fields of the entry; `more_minutes` goes to the entry and to its first line.
"""

import json
import sys
import uuid
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.roles import Role
from server.cli.doing import application
from server.extensions import snapshot
from server.models import Case, LogEntry, Resident, TaskLine, User
from server.sync.office import office_commit


def main(username: str, resident: str, fields: dict[str, Any]) -> None:
    """Correct the newest entry at the resident's, as this user. Raises RuntimeError when it is refused."""
    more = fields.pop("more_minutes", 0)
    with application():
        with snapshot() as connection:
            actor = actor_of(connection, username)
            entry, lines = _entry(connection, resident)
        if more:
            fields["duration_minutes"] = entry.duration_minutes + more
        names = [*fields, *(_TIME if more else ())]
        changes = [_patch("log_entry", entry, names, fields)]
        if more:
            longer = {"duration_minutes": lines[0].duration_minutes + more}
            changes.append(_patch("task_line", lines[0], ["duration_minutes"], longer))
        result = office_commit(actor, changes, op_id=str(uuid.uuid4()))
        if result.outcome != "applied":
            raise RuntimeError(f"{result.outcome}: {result.reason}")


_TIME = ("done_on", "started_at", "ended_at", "tz", "duration_minutes")


def actor_of(connection: Connection, username: str) -> Actor:
    """The user of that name, as somebody in the office."""
    row = connection.execute(
        select(User.id, User.code, User.name).where(User.username == username)
    ).one()
    roles = frozenset({str(Role.HOUSING_COORDINATOR)})
    return Actor(row.id, row.code, row.name, username, roles, "office")


def _entry(connection: Connection, resident: str) -> tuple[Any, list[Any]]:
    entry = connection.execute(
        select(LogEntry.__table__)
        .join(Case, Case.id == LogEntry.case_id)
        .join(Resident, Resident.id == Case.resident_id)
        .where(Resident.name == resident)
        .order_by(LogEntry.done_on.desc(), LogEntry.started_at.desc())
        .limit(1)
    ).one()
    lines = connection.execute(
        select(TaskLine.__table__)
        .where(TaskLine.entry_id == entry.id, TaskLine.deleted_at.is_(None))
        .order_by(TaskLine.position)
    ).all()
    return entry, list(lines)


def _patch(entity: str, row: Any, names: list[str], fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "entity": entity,
        "id": row.id,
        "action": "patch",
        "base_version": row.version,
        "base": {name: getattr(row, name) for name in names},
        "set": fields,
    }


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))
