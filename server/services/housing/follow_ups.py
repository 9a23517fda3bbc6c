"""Follow-ups after cases were closed: those that are due, those to come, and how it went."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from server.access.actor import Actor
from server.access.readable import readable_homes
from server.clock import local_today
from server.extensions import snapshot
from server.models import Case, FollowUp, Resident

PAGE_SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page of follow-ups out of `total`; `due` of all that are open are due today or before."""

    follow_ups: list[dict[str, Any]]
    due: int
    total: int
    page: int
    page_size: int


_PLAIN = ("id", "version", "due_on", "done_on", "result", "note")


def list_follow_ups(actor: Actor, state: str, page: int = 1) -> Page:
    """The follow-ups of readable cases: open ones by when they are due, done ones newest first."""
    today = local_today().isoformat()
    open_ones = FollowUp.done_on.is_(None)
    wanted: dict[str, ColumnElement[bool]] = {
        "due": and_(open_ones, FollowUp.due_on <= today),
        "coming": and_(open_ones, FollowUp.due_on > today),
        "done": ~open_ones,
    }
    readable = and_(FollowUp.deleted_at.is_(None), readable_homes(actor))
    order = FollowUp.done_on.desc() if state == "done" else FollowUp.due_on.asc()
    counted = select(func.count()).select_from(FollowUp).join(Case, Case.id == FollowUp.case_id)
    with snapshot() as connection:
        total = connection.execute(counted.where(readable, wanted[state])).scalar_one()
        due = connection.execute(counted.where(readable, wanted["due"])).scalar_one()
        rows = connection.execute(
            select(
                *[getattr(FollowUp, name) for name in _PLAIN],
                Case.id.label("case_id"),
                Case.code,
                Case.closed_on,
                Case.outcome,
                Resident.name,
            )
            .join(Case, Case.id == FollowUp.case_id)
            .join(Resident, Resident.id == Case.resident_id)
            .where(readable, wanted[state])
            .order_by(order, FollowUp.id)
            .limit(PAGE_SIZE)
            .offset((page - 1) * PAGE_SIZE)
        ).all()
    found = [
        {name: getattr(row, name) for name in _PLAIN}
        | {
            "case": {
                "id": row.case_id,
                "code": row.code,
                "resident_name": row.name,
                "closed_on": row.closed_on,
                "outcome": row.outcome,
            }
        }
        for row in rows
    ]
    return Page(found, due, total, page, PAGE_SIZE)
