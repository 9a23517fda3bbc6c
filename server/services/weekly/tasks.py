"""What a decision becomes: a task with its owner and day, kept in step with the minutes until they lock."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select
from uuid_utils import uuid7

from server.access.actor import Actor
from server.extensions import snapshot
from server.models import AgendaItem, Task
from server.sync.building import creation_of, deletion_of, patch_of
from server.sync.office import office_commit
from server.sync.operation import derived_id

#: A task's text is at most so long; the whole decision stands in the minutes.
LONGEST = 500


@dataclass(frozen=True)
class _Wanted:
    """The task that a point asks for."""

    owner_id: str
    text: str
    due_on: str | None


def settle_task(actor: Actor, item_id: str) -> None:
    """Let the task of a point be what its decision says: made, changed, given to another, or taken away.

    A task that is done stays as it was done.
    """
    with snapshot() as connection:
        row = connection.execute(_items().where(AgendaItem.id == item_id)).one()
        changes = _changes(connection, actor, row)
    if changes:
        office_commit(actor, changes, op_id=str(uuid7()))


def settle_tasks(actor: Actor, meeting_id: str) -> None:
    """The same for every point of a meeting, when it is closed."""
    with snapshot() as connection:
        rows = connection.execute(
            _items().where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted_at.is_(None))
        ).all()
        changes = [_changes(connection, actor, row) for row in rows]
    for each in changes:
        if each:
            office_commit(actor, each, op_id=str(uuid7()))


def _items() -> Any:
    return select(
        AgendaItem.id,
        AgendaItem.case_id,
        AgendaItem.inquiry_id,
        AgendaItem.decision,
        AgendaItem.owner_id,
        AgendaItem.due_on,
    )


def _changes(connection: Connection, actor: Actor, item: Row[Any]) -> list[dict[str, Any]]:
    wanted = _wanted(item)
    present, free_id = _task_of(connection, item.id)
    if present is not None and present.done_at is not None:
        return []
    if present is not None and wanted is not None and present.owner_id == wanted.owner_id:
        base = {"text": present.text, "due_on": present.due_on}
        values = {"text": wanted.text, "due_on": wanted.due_on}
        new = {name: value for name, value in values.items() if value != base[name]}
        old = {name: base[name] for name in new}
        return [patch_of("task", present.id, present.version, old, new)] if new else []
    changes = []
    if present is not None:
        # Another owner has another task: what was on a phone leaves it.
        changes.append(deletion_of("task", present.id, present.version))
        free_id = _free_id(item.id, after=present.id)
    if wanted is not None:
        values = {
            "agenda_item_id": item.id,
            "case_id": item.case_id,
            "inquiry_id": item.inquiry_id,
            "owner_id": wanted.owner_id,
            "text": wanted.text,
            "due_on": wanted.due_on,
            "made_by": actor.id,
        }
        changes.append(creation_of("task", free_id, values))
    return changes


def _wanted(item: Row[Any]) -> _Wanted | None:
    if not item.decision or not item.owner_id:
        return None
    text = item.decision
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    return _Wanted(item.owner_id, text, item.due_on)


def _task_of(connection: Connection, item_id: str) -> tuple[Any, str]:
    """The task that the point's decision has become, and the id of the next one."""
    nth = 0
    while True:
        task_id = derived_id("task_of_item", item_id, nth)
        row = connection.execute(
            select(
                Task.id,
                Task.version,
                Task.owner_id,
                Task.text,
                Task.due_on,
                Task.done_at,
                Task.deleted_at,
            ).where(Task.id == task_id)
        ).first()
        if row is None:
            return None, task_id
        if row.deleted_at is None:
            return row, task_id
        nth += 1


def _free_id(item_id: str, *, after: str) -> str:
    nth = 0
    while derived_id("task_of_item", item_id, nth) != after:
        nth += 1
    return derived_id("task_of_item", item_id, nth + 1)
