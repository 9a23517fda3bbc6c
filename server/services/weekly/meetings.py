"""Which meeting it is. Of weekly ones: that which is open, else the next that is planned, else none."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, RowMapping, and_, func, or_, select

from server.clock import local_today
from server.errors import NotFound
from server.models import Clock, Meeting

TYPE = "weekly"

#: So many days after its day, a planned meeting that was never opened is still the next.
PATIENCE_DAYS = 3

#: How far back the first meeting of all looks.
FIRST_DAYS = 7


@dataclass(frozen=True)
class Sitting:
    """One meeting: `id` is None before there is a row for it, which only the weekly one is used without.

    `since` is the local date of the meeting before it, of the same kind and with the same partner.
    """

    id: str | None
    version: int
    state: str
    held_on: str
    since: date
    starts_at_local: str | None = None
    locked_at: str | None = None
    locked_by: str | None = None
    type: str = TYPE
    series_id: str | None = None
    partner_id: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is under way."""
        return self.state == "open"


def current_sitting(connection: Connection) -> Sitting:
    """The meeting that is open, or the one that comes next."""
    overdue = (local_today() - timedelta(days=PATIENCE_DAYS)).isoformat()
    is_next = and_(Meeting.state == "planned", Meeting.held_on >= overdue)
    found = (
        connection.execute(
            _rows()
            .where(Meeting.type == TYPE, or_(Meeting.state == "open", is_next))
            # `open` stands before `planned`, as the alphabet has it.
            .order_by(Meeting.state, Meeting.held_on, Meeting.id)
            .limit(1)
        )
        .mappings()
        .first()
    )
    if found is not None:
        return _sitting(connection, found)
    today = local_today()
    since = _since(connection, held_on=today.isoformat(), type_=TYPE, partner_id=None)
    return Sitting(None, 0, "planned", today.isoformat(), since)


def sitting_of(connection: Connection, meeting_id: str) -> Sitting:
    """One meeting, of any kind. Raises NotFound."""
    found = connection.execute(_rows().where(Meeting.id == meeting_id)).mappings().first()
    if found is None:
        raise NotFound
    return _sitting(connection, found)


def earlier_sittings(connection: Connection, sitting: Sitting, limit: int) -> list[Row[Any]]:
    """Meetings of the same kind with the same partner whose minutes are locked, the latest first."""
    query = (
        select(Meeting.id, Meeting.held_on, Meeting.locked_at)
        .where(
            _is_alike(sitting.type, sitting.partner_id),
            Meeting.state == "locked",
            Meeting.deleted_at.is_(None),
        )
        .order_by(Meeting.held_on.desc(), Meeting.locked_at.desc(), Meeting.id)
        .limit(limit)
    )
    return list(connection.execute(query))


def held_on_day(connection: Connection, day: str) -> int:
    """How many weekly meetings there have been on a day."""
    query = select(func.count(Meeting.id)).where(Meeting.type == TYPE, Meeting.held_on == day)
    return int(connection.execute(query).scalar_one())


def tag_now(connection: Connection) -> str:
    """What changes whenever any synced row does: equal tags mean that nothing is new."""
    seq = connection.execute(select(Clock.seq)).scalar()
    return f"{seq or 0}-{local_today().isoformat()}"


def _rows() -> Any:
    return select(
        Meeting.id,
        Meeting.version,
        Meeting.state,
        Meeting.held_on,
        Meeting.starts_at_local,
        Meeting.locked_at,
        Meeting.locked_by,
        Meeting.type,
        Meeting.series_id,
        Meeting.partner_id,
    ).where(Meeting.deleted_at.is_(None))


def _sitting(connection: Connection, row: RowMapping) -> Sitting:
    values: dict[str, Any] = {**row}
    # What is planned is held when it is opened.
    if values["state"] == "planned":
        values["held_on"] = max(values["held_on"], local_today().isoformat())
    before = values["locked_at"] or "9"
    since = _since(
        connection,
        held_on=values["held_on"],
        type_=values["type"],
        partner_id=values["partner_id"],
        before=before,
    )
    return Sitting(**values, since=since)


def _is_alike(type_: str, partner_id: str | None) -> ColumnElement[bool]:
    """The same kind of meeting with the same partner; the weekly one has none."""
    alike = Meeting.type == type_
    return alike if type_ == TYPE else and_(alike, Meeting.partner_id == partner_id)


def _since(
    connection: Connection,
    *,
    held_on: str,
    type_: str,
    partner_id: str | None,
    before: str = "9",
) -> date:
    last = connection.execute(
        select(func.max(Meeting.held_on)).where(
            _is_alike(type_, partner_id),
            Meeting.state == "locked",
            Meeting.held_on <= held_on,
            Meeting.locked_at < before,
            Meeting.deleted_at.is_(None),
        )
    ).scalar()
    if last is None:
        return date.fromisoformat(held_on) - timedelta(days=FIRST_DAYS)
    return date.fromisoformat(last)
