"""Tasks at a desk: one's own, everyone's, and those that are overdue; made and ticked."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from server.access.actor import Actor
from server.access.hearing import hearer_at_desk, hearing_of
from server.access.one_case import find_case
from server.access.readable import readable_cases
from server.access.roles import Extent, extent
from server.clock import instant_now, local_today
from server.errors import NotFound, OwnerMayNotHear
from server.extensions import snapshot
from server.models import AgendaItem, Case, Task, User, UserRole
from server.services.deciding import decide_at_desk
from server.sync.building import creation_of, patch_of
from server.sync.operation import derived_id

PAGE_SIZE = 50


@dataclass(frozen=True)
class TaskPage:
    """One page of tasks, out of `total`; `overdue` of the open ones in reach should have been done."""

    tasks: list[dict[str, Any]]
    overdue: int
    total: int
    page: int
    page_size: int


def list_tasks(actor: Actor, whose: str = "mine", page: int = 1) -> TaskPage:
    """The tasks that the actor may read: open ones first, by day; what is done last, the latest first."""
    today = local_today().isoformat()
    is_overdue = and_(Task.done_at.is_(None), Task.due_on < today)
    wanted = readable_tasks(actor)
    if whose == "mine":
        wanted = and_(wanted, Task.owner_id == actor.id)
    elif whose == "overdue":
        wanted = and_(wanted, is_overdue)
    counts = select(
        func.count(Task.id), func.coalesce(func.sum(case((is_overdue, 1), else_=0)), 0)
    ).where(wanted)
    query = (
        select(
            Task.id,
            Task.version,
            Task.text,
            Task.due_on,
            Task.done_at,
            Task.inquiry_id,
            User.id.label("user_id"),
            User.code.label("user_code"),
            User.name.label("user_name"),
            Case.id.label("case_id"),
            Case.code.label("case_code"),
            AgendaItem.meeting_id,
        )
        .join(User, User.id == Task.owner_id)
        .outerjoin(Case, and_(Case.id == Task.case_id, readable_cases(actor)))
        .outerjoin(AgendaItem, AgendaItem.id == Task.agenda_item_id)
        .where(wanted)
        .order_by(
            case((Task.done_at.is_(None), 0), else_=1),
            Task.done_at.desc(),
            case((Task.due_on.is_(None), 1), else_=0),
            Task.due_on,
            Task.id,
        )
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    with snapshot() as connection:
        total, overdue = connection.execute(counts).one()
        rows = connection.execute(query).all()
    return TaskPage([_as_sent(row, today) for row in rows], overdue, total, page, PAGE_SIZE)


def readable_tasks(actor: Actor) -> ColumnElement[bool]:
    """The condition on tasks: those who lead read all; Nav's contact their own, what they gave to others,
    and those of cases that are shared."""
    if extent(actor, "tasks.read") is Extent.ALL:
        return Task.deleted_at.is_(None)
    shared = select(Case.id).where(readable_cases(actor))
    return and_(
        Task.deleted_at.is_(None),
        or_(Task.owner_id == actor.id, Task.made_by == actor.id, Task.case_id.in_(shared)),
    )


def make_task(
    actor: Actor,
    *,
    op_id: str,
    owner_id: str,
    text: str,
    due_on: str | None,
    case_id: str | None = None,
) -> None:
    """Give somebody a task. Raises NotFound for a case that is hidden, OwnerMayNotHear or Invalid."""
    if case_id is not None:
        with snapshot() as connection:
            find_case(connection, actor, case_id)
            roles = connection.scalars(
                select(UserRole.role).where(UserRole.user_id == owner_id)
            ).all()
            owner = Actor(owner_id, "", "", None, frozenset(roles))
            if case_id not in hearing_of(connection, hearer_at_desk(owner), [case_id], []).cases:
                raise OwnerMayNotHear(fields={"owner_id": ["invalid"]})
    values = {
        "case_id": case_id,
        "owner_id": owner_id,
        "text": text,
        "due_on": due_on,
        "made_by": actor.id,
    }
    decide_at_desk(actor, [creation_of("task", derived_id("task", op_id), values)], op_id=op_id)


def tick_task(actor: Actor, task_id: str, *, op_id: str, base_version: int, is_done: bool) -> None:
    """Say that a task is done, or not after all. What stands so already is no change. Raises NotFound."""
    with snapshot() as connection:
        row = connection.execute(
            select(Task.done_at, Task.done_by).where(Task.id == task_id, readable_tasks(actor))
        ).first()
    if row is None:
        raise NotFound
    if (row.done_at is not None) == is_done:
        return
    base = {"done_at": row.done_at, "done_by": row.done_by}
    values = {"done_at": instant_now(), "done_by": actor.id} if is_done else dict.fromkeys(base)
    change = patch_of("task", task_id, base_version, base, values)
    decide_at_desk(actor, [change], op_id=op_id)


def _as_sent(row: Any, today: str) -> dict[str, Any]:
    is_open = row.done_at is None
    return {
        "id": row.id,
        "version": row.version,
        "text": row.text,
        "due_on": row.due_on,
        "done_at": row.done_at,
        "is_overdue": is_open and row.due_on is not None and row.due_on < today,
        "owner": {"id": row.user_id, "code": row.user_code, "name": row.user_name},
        "case": None if row.case_id is None else {"id": row.case_id, "code": row.case_code},
        "inquiry_id": row.inquiry_id,
        "meeting_id": row.meeting_id,
    }
