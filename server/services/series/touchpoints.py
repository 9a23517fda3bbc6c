"""Fixed contact with every partner: the meeting before, the meeting to come, and what has gone by."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from server.clock import local_today
from server.extensions import snapshot
from server.models import Attendance, Meeting, Partner
from server.rules.touchpoints import Contact, Touchpoint, touchpoint
from server.services.series.days import HELD, Day, days_between

#: How far back and ahead contact is looked for.
BACK = timedelta(days=400)
AHEAD = timedelta(days=400)
PAGE_SIZE = 100


@dataclass(frozen=True)
class Page:
    """One page of partners, out of `total`, of which `overdue` have a meeting that has gone by."""

    touchpoints: list[dict[str, Any]]
    overdue: int
    total: int
    page: int
    page_size: int


def read_touchpoints(page: int = 1, page_size: int = PAGE_SIZE) -> Page:
    """Every partner that is not retired: first those whose meeting has gone by, then by the next one."""
    today = local_today()
    with snapshot() as connection:
        partners = connection.execute(
            select(Partner.id, Partner.name, Partner.partner_type)
            .where(Partner.deleted_at.is_(None), Partner.is_retired.is_(False))
            .order_by(Partner.name, Partner.id)
        ).all()
        met = _meetings_by_partner(connection, today)
    found = [(row, touchpoint(_contacts(met[row.id]), today)) for row in partners]
    found.sort(key=lambda each: each[1].urgency)
    first = (page - 1) * page_size
    return Page(
        [_as_sent(row, where, met[row.id]) for row, where in found[first : first + page_size]],
        sum(where.overdue_on is not None for _row, where in found),
        len(found),
        page,
        page_size,
    )


def _meetings_by_partner(connection: Connection, today: date) -> dict[str, list[Day]]:
    """Meetings that are not called off, by the partner that they are with or that came to them."""
    days = days_between(connection, today - BACK, today + AHEAD)
    came = defaultdict(set)
    for meeting_id, partner_id in connection.execute(
        select(Attendance.meeting_id, Attendance.partner_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Attendance.partner_id.is_not(None),
            Attendance.deleted_at.is_(None),
            Meeting.held_on >= (today - BACK).isoformat(),
        )
    ):
        came[meeting_id].add(partner_id)
    met: dict[str, list[Day]] = defaultdict(list)
    for day in days:
        if day.state == "cancelled":
            continue
        for partner_id in {day.partner_id, *came[day.id]}:
            if partner_id is not None:
                met[partner_id].append(day)
    return met


def _contacts(days: list[Day]) -> list[Contact]:
    return [Contact(day.held_on, day.state in HELD) for day in days]


def _as_sent(row: Any, where: Touchpoint, days: list[Day]) -> dict[str, Any]:
    by_day = {day.held_on: day for day in days}
    return {
        "partner": {"id": row.id, "name": row.name, "partner_type": row.partner_type},
        "last": _meeting(by_day, where.last_on),
        "next": _meeting(by_day, where.next_on),
        "overdue": _meeting(by_day, where.overdue_on),
    }


def _meeting(by_day: dict[date, Day], on: date | None) -> dict[str, Any] | None:
    if on is None:
        return None
    day = by_day[on]
    return {
        "held_on": on.isoformat(),
        "type": day.type,
        "series_id": day.series_id,
        "slot_on": day.slot_on.isoformat() if day.slot_on else None,
        "meeting_id": day.id if day.version else None,
    }
