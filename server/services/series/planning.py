"""One meeting on another day, at another time, or not at all; a series that gives it stays as it is."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.errors import MeetingHeld, NotFound, StaleVersion
from server.extensions import snapshot
from server.models import Meeting, MeetingSeries
from server.rules.series import is_slot
from server.services.deciding import refusal_of
from server.services.series.days import Day, day_of_row, find_day, rhythm_of
from server.services.series.reading import as_sent, partners_by_id
from server.sync.building import creation_of, patch_of
from server.sync.office import office_commit


def plan_day(actor: Actor, series_id: str, slot_on: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Hold the meeting that a series gives on `slot_on` as PlanDaySchema asks for it.

    Raises NotFound for a day that the series does not give, and what `_plan` raises.
    """
    return _plan(actor, lambda connection: day_of_series(connection, series_id, slot_on), **asked)


def plan_meeting(actor: Actor, meeting_id: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Hold a meeting that no series gives as PlanDaySchema asks for it.

    Raises NotFound for one that a series gives, and what `_plan` raises.
    """
    return _plan(actor, lambda connection: _day_alone(connection, meeting_id), **asked)


def _plan(
    actor: Actor,
    read: Callable[[Connection], Day],
    *,
    op_id: str,
    base_version: int,
    held_on: str,
    starts_at_local: str | None,
    is_cancelled: bool,
) -> dict[str, Any]:
    """Hold the meeting that `read` reads on `held_on`, or call it off.

    What stands so already is answered as done, so that asking twice is harmless. Raises MeetingHeld for a
    meeting that has been opened, and StaleVersion with the present version when somebody else has planned
    it since.
    """
    with snapshot() as connection:
        now = read(connection)
    wanted = {
        "held_on": held_on,
        "starts_at_local": starts_at_local,
        "state": "cancelled" if is_cancelled else "planned",
    }
    if now.state not in ("planned", "cancelled"):
        raise MeetingHeld
    if now.version == 0 or _values(now) != wanted:
        if now.version != base_version:
            raise StaleVersion(version=now.version)
        _commit(actor, now, wanted, op_id)
    with snapshot() as connection:
        return as_sent(read(connection), partners_by_id(connection))


def creation(day: Day, **values: Any) -> dict[str, Any]:
    """The change that gives a meeting a row of its own, with `values` instead of what the series says."""
    row = {
        "series_id": day.series_id,
        "type": day.type,
        "partner_id": day.partner_id,
        "slot_on": day.slot_on.isoformat() if day.slot_on else None,
        **_values(day),
    }
    return creation_of("meeting", day.id, row | values)


def day_of_series(connection: Connection, series_id: str, slot_on: str) -> Day:
    """The meeting that the series gives on that day. Raises NotFound for a day that it does not give."""
    row = connection.execute(
        select(MeetingSeries.__table__).where(
            MeetingSeries.id == series_id, MeetingSeries.deleted_at.is_(None)
        )
    ).first()
    if row is None:
        raise NotFound
    try:
        slot = date.fromisoformat(slot_on)
    except ValueError:
        raise NotFound from None
    day = find_day(connection, row, slot)
    if day.version == 0 and not is_slot(rhythm_of(row), slot):
        raise NotFound
    return day


def _day_alone(connection: Connection, meeting_id: str) -> Day:
    row = connection.execute(
        select(Meeting.__table__).where(
            Meeting.id == meeting_id, Meeting.series_id.is_(None), Meeting.deleted_at.is_(None)
        )
    ).first()
    if row is None:
        raise NotFound
    return day_of_row(row, None)


def _values(day: Day) -> dict[str, Any]:
    return {
        "held_on": day.held_on.isoformat(),
        "starts_at_local": day.starts_at_local,
        "state": day.state,
    }


def _commit(actor: Actor, now: Day, wanted: dict[str, Any], op_id: str) -> None:
    if now.version:
        change = patch_of("meeting", now.id, now.version, _values(now), wanted)
    else:
        change = creation(now, **wanted)
    result = office_commit(actor, [change], op_id=op_id)
    if result.outcome == "conflict" or result.reason == "id_taken":
        # Somebody planned the same meeting between our question and our write.
        raise StaleVersion
    if result.outcome not in ("applied", "merged"):
        raise refusal_of(result.reason)
