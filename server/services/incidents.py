"""Safety incidents across cases: threats, violence, danger at work, until somebody has followed them up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, select

from server.access.actor import Actor
from server.access.readable import readable_cases
from server.clock import local_today
from server.extensions import snapshot
from server.models import Case, Incident, User
from server.rules.local_time import local_date

PAGE_SIZE = 50
#: Who leads follows up within three days (mission.md, the coordinator's step 12). Our own proposal.
DAYS_TO_FOLLOW_UP = 3


@dataclass(frozen=True)
class IncidentPage:
    """One page of incidents, out of `total`; `waiting` of all of them are not followed up."""

    incidents: list[dict[str, Any]]
    waiting: int
    total: int
    page: int
    page_size: int


def list_incidents(actor: Actor, page: int = 1, page_size: int = PAGE_SIZE) -> IncidentPage:
    """Those that are not followed up first, then the others; the newest of each at the top.

    The case is named where the actor may read it.
    """
    is_done = Incident.followed_up_on.is_not(None)
    query = (
        select(
            Incident.id,
            Incident.version,
            Incident.occurred_at,
            Incident.type,
            Incident.text,
            Incident.entry_id,
            Incident.follow_up_by,
            Incident.followed_up_on,
            Incident.follow_up,
            User.name.label("by_name"),
            Case.id.label("case_id"),
            Case.code.label("case_code"),
        )
        .select_from(Incident)
        .join(User, User.id == Incident.reported_by)
        .outerjoin(Case, and_(Case.id == Incident.case_id, readable_cases(actor)))
        .where(Incident.deleted_at.is_(None))
        .order_by(is_done, Incident.occurred_at.desc(), Incident.id)
        .limit(page_size)
        .offset((page - 1) * page_size)
    )
    counts = select(
        func.count(Incident.id), func.count(Incident.id).filter(Incident.followed_up_on.is_(None))
    ).where(Incident.deleted_at.is_(None))
    with snapshot() as connection:
        total, waiting = connection.execute(counts).one()
        rows = [dict(row) for row in connection.execute(query).mappings()]
    today = local_today()
    for row in rows:
        due = _due(row)
        row["due_on"] = due.isoformat()
        row["is_late"] = row["followed_up_on"] is None and due < today
    return IncidentPage(rows, waiting, total, page, page_size)


def _due(row: dict[str, Any]) -> date:
    """The day it is to be followed up by: the one that was planned, else three days after it happened."""
    if row["follow_up_by"]:
        return date.fromisoformat(row["follow_up_by"])
    happened = local_date(datetime.fromisoformat(row["occurred_at"]))
    return happened + timedelta(days=DAYS_TO_FOLLOW_UP)
