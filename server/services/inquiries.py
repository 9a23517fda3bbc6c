"""Inquiries as the office reads them, whoever registered them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, case, func, select

from server.access.actor import Actor
from server.access.readable import readable_cases, readable_inquiries
from server.extensions import snapshot
from server.models import Case, Inquiry, Resident, User

PAGE_SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page of inquiries, out of `total`; `critical` of all of them wait and are critical."""

    inquiries: list[dict[str, Any]]
    critical: int
    total: int
    page: int
    page_size: int


_PLAIN = (
    "id",
    "code",
    "version",
    "received_at",
    "source",
    "channel",
    "urgency",
    "decision",
    "follow_up_on",
    "caller_name",
    "caller_phone",
    "about",
    "address",
    "is_without_home",
    "is_not_coping",
    "is_not_reached",
    "text",
)

_IS_ALARMING = and_(Inquiry.urgency == "critical", Inquiry.decision == "new")


def list_inquiries(actor: Actor, page: int = 1, page_size: int = PAGE_SIZE) -> Page:
    """The inquiries that the actor may read: what is critical and undecided first, then the newest."""
    wanted = readable_inquiries(actor)
    is_alarming = case((_IS_ALARMING, 1), else_=0)
    counts = select(func.count(Inquiry.id), func.coalesce(func.sum(is_alarming), 0)).where(wanted)
    query = (
        select(
            *[getattr(Inquiry, name) for name in _PLAIN],
            User.id.label("user_id"),
            User.code.label("user_code"),
            User.name.label("user_name"),
            Case.id.label("case_id"),
            Case.code.label("case_code"),
            Resident.name.label("resident_name"),
        )
        .join(User, User.id == Inquiry.received_by)
        .outerjoin(Case, and_(Case.id == Inquiry.case_id, readable_cases(actor)))
        .outerjoin(Resident, Resident.id == Case.resident_id)
        .where(wanted)
        # The id makes the order whole, so that no inquiry is on two pages or on none.
        .order_by(is_alarming.desc(), Inquiry.received_at.desc(), Inquiry.id)
        .limit(page_size)
        .offset((page - 1) * page_size)
    )
    with snapshot() as connection:
        total, critical = connection.execute(counts).one()
        rows = connection.execute(query).all()
    return Page([_as_sent(row) for row in rows], critical, total, page, page_size)


def _as_sent(row: Any) -> dict[str, Any]:
    found = None
    if row.case_id is not None:
        found = {"id": row.case_id, "code": row.case_code, "resident_name": row.resident_name}
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "received_by": {"id": row.user_id, "code": row.user_code, "name": row.user_name},
        "case": found,
    }
