"""The series and their meetings, as the office reads them. Nothing here is about a case."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from server.clock import local_today
from server.extensions import snapshot
from server.models import Meeting, MeetingSeries, Partner
from server.rules.series import next_slot
from server.rules.week import week_of
from server.services.series.days import (
    Day,
    day_of_row,
    days_between,
    list_series,
    rhythm_of,
)

#: How far ahead meetings are listed, which is some rounds of any series.
AHEAD = timedelta(weeks=26)
PAGE_SIZE = 50

_SERIES = (
    "id",
    "version",
    "type",
    "name",
    "anchor_on",
    "every_weeks",
    "starts_at_local",
    "place",
    "ended_on",
)


@dataclass(frozen=True)
class Page:
    """One page of meetings, out of `total`."""

    meetings: list[dict[str, Any]]
    total: int
    page: int
    page_size: int


def read_series() -> list[dict[str, Any]]:
    """Every series with its partner and its next meetings, those that have not ended first."""
    today = local_today()
    with snapshot() as connection:
        partners = partners_by_id(connection)
        days = days_between(connection, today, today + AHEAD)
        found = [
            {name: getattr(row, name) for name in _SERIES}
            | {
                "partner": partners.get(row.partner_id),
                "next_slot_on": _text(next_slot(rhythm_of(row), today - timedelta(days=1))),
                "coming": [
                    as_sent(day, partners)
                    for day in days
                    if day.series_id == row.id and day.state != "cancelled"
                ][:3],
            }
            for row in list_series(connection)
        ]
    return sorted(found, key=lambda each: bool(each["ended_on"] and each["ended_on"] < str(today)))


def coming_meetings(page: int = 1, page_size: int = PAGE_SIZE) -> Page:
    """The meetings from today on, the next first."""
    today = local_today()
    with snapshot() as connection:
        partners = partners_by_id(connection)
        days = days_between(connection, today, today + AHEAD)
    first = (page - 1) * page_size
    shown = [as_sent(day, partners) for day in days[first : first + page_size]]
    return Page(shown, len(days), page, page_size)


def past_meetings(page: int = 1, page_size: int = PAGE_SIZE) -> Page:
    """The meetings before today that somebody has planned or held, the newest first."""
    wanted = (Meeting.deleted_at.is_(None), Meeting.held_on < local_today().isoformat())
    with snapshot() as connection:
        partners = partners_by_id(connection)
        total = connection.execute(select(func.count(Meeting.id)).where(*wanted)).scalar_one()
        rows = connection.execute(
            select(*Meeting.__table__.c, MeetingSeries.name)
            .outerjoin(MeetingSeries, MeetingSeries.id == Meeting.series_id)
            .where(*wanted)
            .order_by(Meeting.held_on.desc(), Meeting.id)
            .limit(page_size)
            .offset((page - 1) * page_size)
        )
        shown = [as_sent(day_of_row(row, row), partners) for row in rows]
    return Page(shown, total, page, page_size)


def partners_by_id(connection: Connection) -> dict[str | None, dict[str, Any]]:
    """Every partner, retired ones too: what was once met with must still be shown."""
    rows = connection.execute(
        select(Partner.id, Partner.name, Partner.partner_type).where(Partner.deleted_at.is_(None))
    )
    return {
        row.id: {"id": row.id, "name": row.name, "partner_type": row.partner_type} for row in rows
    }


def as_sent(day: Day, partners: dict[str | None, dict[str, Any]]) -> dict[str, Any]:
    """A meeting as OccurrenceSchema has it."""
    return {
        "id": day.id,
        "version": day.version,
        "series_id": day.series_id,
        "type": day.type,
        "name": day.name,
        "partner": partners.get(day.partner_id),
        "slot_on": _text(day.slot_on),
        "held_on": day.held_on.isoformat(),
        "week": week_of(day.held_on),
        "is_moved": day.is_moved,
        "starts_at_local": day.starts_at_local,
        "state": day.state,
    }


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
