"""The meetings of a stretch of days: those that somebody has planned, and those that a series gives."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from server.extensions import snapshot
from server.models import Meeting, MeetingSeries
from server.rules.series import Rhythm, occurrences
from server.sync.operation import derived_id

#: States in which a meeting has been held, or is being held now.
HELD = frozenset({"open", "locked"})


@dataclass(frozen=True)
class Day:
    """One meeting. Until somebody touches it, a series gives it, with version 0 and the id it will have."""

    id: str
    version: int
    series_id: str | None
    type: str
    name: str | None
    partner_id: str | None
    slot_on: date | None
    held_on: date
    starts_at_local: str | None
    state: str

    @property
    def is_moved(self) -> bool:
        """Whether it is held on another day than its series gave it."""
        return self.slot_on is not None and self.slot_on != self.held_on


def day_id(series_id: str, slot_on: date) -> str:
    """The id of the meeting that a series gives on a day: two desks that plan it plan one meeting."""
    return derived_id("meeting", series_id, slot_on.isoformat())


def rhythm_of(series: Any) -> Rhythm:
    """The rhythm of a row of meeting_series."""
    return Rhythm(
        date.fromisoformat(series.anchor_on),
        series.every_weeks,
        date.fromisoformat(series.ended_on) if series.ended_on else None,
    )


def list_series(connection: Connection) -> list[Row[Any]]:
    """Every series, also ended ones, by name."""
    table = MeetingSeries.__table__
    return list(
        connection.execute(
            select(table).where(table.c.deleted_at.is_(None)).order_by(table.c.name, table.c.id)
        )
    )


def days_between(connection: Connection, first: date, last: date) -> list[Day]:
    """The meetings that are held from `first` to `last`, called-off ones too, in the order of the days."""
    from_, to = first.isoformat(), last.isoformat()
    rows = connection.execute(
        select(Meeting.__table__).where(
            Meeting.deleted_at.is_(None),
            or_(Meeting.held_on.between(from_, to), Meeting.slot_on.between(from_, to)),
        )
    ).all()
    series = {row.id: row for row in list_series(connection)}
    planned = [day_of_row(row, series.get(row.series_id)) for row in rows]
    days = [day for day in planned if first <= day.held_on <= last]
    return sorted([*days, *_given(series, planned, first, last)], key=_order)


def find_day(connection: Connection, series: Any, slot_on: date) -> Day:
    """The meeting that a series gives on `slot_on`, planned or not yet."""
    row = connection.execute(
        select(Meeting.__table__).where(Meeting.id == day_id(series.id, slot_on))
    ).first()
    return day_of_row(row, series) if row else _untouched(series, slot_on)


def day_of_row(row: Any, series: Any) -> Day:
    """A meeting that has a row. Where nothing else is said, time and name are those of its series."""
    return Day(
        id=row.id,
        version=row.version,
        series_id=row.series_id,
        type=row.type,
        name=series.name if series else None,
        partner_id=row.partner_id,
        slot_on=date.fromisoformat(row.slot_on) if row.slot_on else None,
        held_on=date.fromisoformat(row.held_on),
        starts_at_local=row.starts_at_local,
        state=row.state,
    )


def all_days(first: date, last: date) -> list[Day]:
    """`days_between`, as of now."""
    with snapshot() as connection:
        return days_between(connection, first, last)


def _given(series: dict[str, Row[Any]], planned: list[Day], first: date, last: date) -> list[Day]:
    """What the series give and nobody has touched. A weekly meeting that was opened without its series is
    the one that the series gives on that day."""
    touched: dict[str, set[date]] = defaultdict(set)
    alone = {(day.type, day.held_on) for day in planned if day.series_id is None}
    for day in planned:
        if day.series_id and day.slot_on:
            touched[day.series_id].add(day.slot_on)
    return [
        _untouched(row, each.slot_on)
        for row in series.values()
        for each in occurrences(rhythm_of(row), {}, first, last)
        if each.slot_on not in touched[row.id]
        and not (row.type == "weekly" and (row.type, each.slot_on) in alone)
    ]


def _untouched(series: Any, slot_on: date) -> Day:
    return Day(
        id=day_id(series.id, slot_on),
        version=0,
        series_id=series.id,
        type=series.type,
        name=series.name,
        partner_id=series.partner_id,
        slot_on=slot_on,
        held_on=slot_on,
        starts_at_local=series.starts_at_local,
        state="planned",
    )


def _order(day: Day) -> tuple[date, str, str]:
    return day.held_on, day.starts_at_local or "", day.id
