"""The cases that the actor may read, a page at a time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, select, true

from server.access.actor import Actor
from server.access.one_case import reads_by_consent_alone
from server.access.readable import readable_cases
from server.clock import local_today
from server.extensions import snapshot
from server.models import Assignment, Case, Place, Resident, User
from server.services.settings import numbers

PAGE_SIZE = 50

#: Days of a case that somebody waits for, in the order in which they are told when they fall together.
_DEADLINES = ("eviction_deadline_on", "planned_end_on", "review_on")
_NEVER = "9999-12-31"


@dataclass(frozen=True)
class CaseList:
    """One page of cases, out of `total`; `ending` of all open ones are near or past their planned end."""

    cases: list[dict[str, Any]]
    ending: int
    total: int
    page: int
    page_size: int


def list_cases(
    actor: Actor, show: str = "open", page: int = 1, page_size: int = PAGE_SIZE, *, mine: bool
) -> CaseList:
    """The cases to show: `open`, `ending` (near or past the planned end), `closed` or `all`.

    Open ones come first, those with the next deadline before the others; with `mine` those alone that
    are assigned to the actor.
    """
    with snapshot() as connection:
        warned = local_today() + timedelta(numbers(connection)["plan_end_warning_days"])
        readable = [readable_cases(actor)] + ([_is_assigned_to(actor)] if mine else [])
        shown = _shown(show, warned.isoformat())
        total, ending = connection.execute(
            select(
                func.coalesce(func.sum(case((shown, 1), else_=0)), 0),
                func.coalesce(func.sum(case((_is_ending(warned.isoformat()), 1), else_=0)), 0),
            ).where(*readable)
        ).one()
        rows = connection.execute(
            select(
                *(getattr(Case, name) for name in _PLAIN),
                Resident.name.label("resident_name"),
                Place.address,
                Place.is_address_protected,
            )
            .join(Resident, Resident.id == Case.resident_id)
            .outerjoin(Place, Place.id == Case.place_id)
            .where(*readable, shown)
            # The id makes the order whole, so that no case is on two pages or on none.
            .order_by(Case.closed_on.is_not(None), _next_deadline(), Case.code, Case.id)
            .limit(page_size)
            .offset((page - 1) * page_size)
        ).all()
        assigned = _assigned(connection, [row.id for row in rows])
    return CaseList(
        [_as_sent(actor, row, assigned[row.id], warned.isoformat()) for row in rows],
        ending,
        total,
        page,
        page_size,
    )


_PLAIN = (
    "id",
    "code",
    "opened_on",
    "planned_end_on",
    "closed_on",
    "outcome",
    "eviction_stage",
    *(name for name in _DEADLINES if name != "planned_end_on"),
)


def _is_ending(warned: str) -> ColumnElement[bool]:
    return and_(Case.closed_on.is_(None), Case.planned_end_on <= warned)


def _shown(show: str, warned: str) -> ColumnElement[bool]:
    is_open = Case.closed_on.is_(None)
    shown = {"open": is_open, "ending": _is_ending(warned), "closed": ~is_open, "all": true()}
    return shown[show]


def _is_assigned_to(actor: Actor) -> ColumnElement[bool]:
    return exists(
        select(Assignment.id).where(
            Assignment.case_id == Case.id,
            Assignment.user_id == actor.id,
            Assignment.deleted_at.is_(None),
        )
    )


def _next_deadline() -> ColumnElement[str]:
    first: ColumnElement[Any] = func.coalesce(Case.eviction_deadline_on, _NEVER)
    for name in _DEADLINES[1:]:
        other = func.coalesce(getattr(Case, name), _NEVER)
        first = case((other < first, other), else_=first)
    return first


def _assigned(connection: Connection, case_ids: list[str]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in connection.execute(
        select(Assignment.case_id, User.id, User.code, User.name)
        .join(User, User.id == Assignment.user_id)
        .where(Assignment.case_id.in_(case_ids), Assignment.deleted_at.is_(None))
        .order_by(User.name, User.id)
    ):
        found[row.case_id].append({"id": row.id, "code": row.code, "name": row.name})
    return found


def _as_sent(actor: Actor, row: Any, assigned: list[dict[str, str]], warned: str) -> dict[str, Any]:
    # What a consent shares with Nav can be one thing alone: the list then says no more than that.
    names = ("planned_end_on",) if reads_by_consent_alone(actor) else _DEADLINES
    days = [(getattr(row, name), name) for name in names if getattr(row, name)]
    day, name = min(days, key=lambda each: each[0]) if days else (None, None)
    is_open = row.closed_on is None
    return {
        "id": row.id,
        "code": row.code,
        "resident_name": row.resident_name,
        # A protected address is for two named persons (security.md 6.1), and never in a list.
        "address": None if row.is_address_protected else row.address,
        "is_address_protected": bool(row.is_address_protected),
        "assigned": assigned,
        "eviction_stage": None if reads_by_consent_alone(actor) else row.eviction_stage,
        "deadline_on": day if is_open else None,
        "deadline": name if is_open else None,
        "opened_on": row.opened_on,
        "planned_end_on": row.planned_end_on,
        "end": end_warning(row, warned),
        "closed_on": row.closed_on,
        "outcome": row.outcome,
    }


def end_warning(row: Any, warned: str) -> str | None:
    """Whether an open case's planned end has `passed` or comes `soon`: at the latest on `warned`."""
    if row.closed_on is not None or row.planned_end_on is None:
        return None
    if row.planned_end_on < local_today().isoformat():
        return "passed"
    return "soon" if row.planned_end_on <= warned else None
