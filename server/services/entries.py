"""Entries as the office reads them: a page or one, with everything they name, in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Text, cast, func, select

from server.access.actor import Actor
from server.access.readable import readable_entries
from server.access.roles import may
from server.errors import NotFound
from server.extensions import snapshot
from server.models import (
    Case,
    LogEntry,
    OpLedger,
    OpOutcome,
    Participation,
    Place,
    RecordHistory,
    Resident,
    TaskLine,
    User,
)
from server.services.photos.reading import photos_of

#: An entry as the office gets it; its shape is EntrySchema.
Entry = dict[str, Any]

PAGE_SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page of entries, out of `total`. Pages count from one."""

    entries: list[Entry]
    total: int
    page: int
    page_size: int


#: What the list can be sorted by; the id makes each order whole, so that no entry is on two pages or none.
SORTS: dict[str, Any] = {
    "newest": (LogEntry.started_at.desc(),),
    "oldest": (LogEntry.started_at,),
    "longest": (LogEntry.duration_minutes.desc(), LogEntry.started_at.desc()),
    "author": (LogEntry.author_id, LogEntry.started_at.desc()),
}


def list_entries(
    actor: Actor,
    state: str,
    page: int = 1,
    page_size: int = PAGE_SIZE,
    kind: str = "all",
    author_id: str | None = None,
    sort: str = "newest",
) -> Page:
    """The entries in `state` that the actor may read. `kind` is `plain` for those without a flag, `odd`
    for those with one, or `all`; `sort` is one of `SORTS`."""
    wanted = [readable_entries(actor), LogEntry.state == state]
    if kind != "all":
        wanted.append(is_plain() if kind == "plain" else ~is_plain())
    if author_id:
        wanted.append(LogEntry.author_id == author_id)
    with snapshot() as connection:
        total = connection.execute(select(func.count(LogEntry.id)).where(*wanted)).scalar_one()
        # Ids are sorted and not whole rows: all rows would be more than a database sorts in memory.
        shown = (
            select(LogEntry.id)
            .where(*wanted)
            .order_by(*SORTS[sort], LogEntry.id)
            .limit(page_size)
            .offset((page - 1) * page_size)
            .subquery()
        )
        rows = connection.execute(
            select(*_COLUMNS)
            .join(shown, shown.c.id == LogEntry.id)
            .order_by(*SORTS[sort], LogEntry.id)
        ).all()
        return Page(_as_sent(connection, actor, rows), total, page, page_size)


def get_entry(actor: Actor, entry_id: str) -> Entry:
    """One entry. Raises NotFound when there is none, or none that the actor may read."""
    with snapshot() as connection:
        rows = connection.execute(
            select(*_COLUMNS).where(readable_entries(actor), LogEntry.id == entry_id)
        ).all()
        if not rows:
            raise NotFound
        return _as_sent(connection, actor, rows)[0]


def is_plain() -> ColumnElement[bool]:
    """The condition under which an entry has no flag: nothing that a reviewer should look at twice."""
    flags = func.coalesce(cast(LogEntry.review_flags, Text), "[]")
    return flags.in_(("[]", "null"))


def is_own(actor: Actor, author_id: str, colleague_ids: Iterable[str]) -> bool:
    """Whether an entry is the actor's own: written by them, or with them taking part."""
    return actor.id == author_id or actor.id in set(colleague_ids)


_PLAIN = (
    "id",
    "code",
    "version",
    "state",
    "kind",
    "done_on",
    "started_at",
    "ended_at",
    "duration_minutes",
    "travel_minutes",
    "km",
    "outcome",
    "note",
    "was_offline",
    "review_flags",
    "approved_at",
)
_LINE = (
    "id",
    "version",
    "position",
    "task_type",
    "duration_minutes",
    "sacks",
    "kg",
    "trips",
    "is_hazardous",
)
_NAMED = ("author_id", "approved_by", "case_id", "place_id")
_COLUMNS = [getattr(LogEntry, name) for name in (*_PLAIN, *_NAMED)]


def _as_sent(connection: Connection, actor: Actor, rows: Sequence[Row[Any]]) -> list[Entry]:
    ids = [row.id for row in rows]
    colleagues = _colleagues_of(connection, ids)
    lines = _lines_of(connection, ids)
    photos = photos_of(connection, ids)
    receipts = _receipts_of(connection, ids)
    cases = _cases(connection, actor, {row.case_id for row in rows})
    places = _places(connection, {row.place_id for row in rows})
    people = _people(
        connection,
        {row.author_id for row in rows}
        | {row.approved_by for row in rows}
        | {colleague for found in colleagues.values() for colleague in found},
    )
    may_review = may(actor, "entries.approve")
    return [
        {
            **{name: getattr(row, name) for name in _PLAIN},
            "review_flags": row.review_flags or [],
            "author": people[row.author_id],
            "colleagues": [
                {**people[user_id], **answer} for user_id, answer in colleagues[row.id].items()
            ],
            "case": cases.get(row.case_id),
            "place": places.get(row.place_id),
            "lines": lines[row.id],
            "photos": photos[row.id],
            **receipts.get(row.id, _NO_RECEIPT),
            "approved_by": people.get(row.approved_by),
            "may_approve": may_review
            and row.state == "submitted"
            and not is_own(actor, row.author_id, colleagues[row.id]),
            "may_correct": may_review
            and row.state in ("submitted", "approved")
            and not is_own(actor, row.author_id, colleagues[row.id]),
        }
        for row in rows
    ]


def _colleagues_of(
    connection: Connection, entry_ids: list[str]
) -> Mapping[str, dict[str, dict[str, str | None]]]:
    """By entry, who is named on it, and when they confirmed or declined that they were there."""
    found: dict[str, dict[str, dict[str, str | None]]] = defaultdict(dict)
    for row in connection.execute(
        select(
            Participation.entry_id,
            Participation.user_id,
            Participation.confirmed_at,
            Participation.declined_at,
        )
        .where(Participation.entry_id.in_(entry_ids), Participation.deleted_at.is_(None))
        .order_by(Participation.id)
    ):
        answer = {"confirmed_at": row.confirmed_at, "declined_at": row.declined_at}
        found[row.entry_id][row.user_id] = answer
    return found


def _lines_of(connection: Connection, entry_ids: list[str]) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    columns = [getattr(TaskLine, name) for name in _LINE]
    for row in connection.execute(
        select(TaskLine.entry_id, *columns)
        .where(TaskLine.entry_id.in_(entry_ids), TaskLine.deleted_at.is_(None))
        .order_by(TaskLine.position, TaskLine.id)
    ):
        found[row.entry_id].append({name: getattr(row, name) for name in _LINE})
    return found


def _receipts_of(connection: Connection, entry_ids: list[str]) -> Mapping[str, dict[str, Any]]:
    """When the operation that made each entry came, its number in the order of all changes, and how far
    ahead the clock was of the phone that sent it (below zero: behind)."""
    rows = connection.execute(
        select(
            RecordHistory.id,
            OpLedger.received_at,
            OpLedger.clock_offset_ms,
            OpOutcome.server_seq,
        )
        .join(OpLedger, OpLedger.op_id == RecordHistory.op_id)
        .join(OpOutcome, (OpOutcome.op_id == OpLedger.op_id) & (OpOutcome.n == 1))
        .where(
            RecordHistory.entity == "log_entry",
            RecordHistory.version == 1,
            RecordHistory.id.in_(entry_ids),
        )
    )
    return {
        row.id: {
            "received_at": row.received_at,
            "received_number": row.server_seq,
            "clock_offset_minutes": None
            if row.clock_offset_ms is None
            else round(row.clock_offset_ms / 60_000),
        }
        for row in rows
    }


_NO_RECEIPT = {"received_at": None, "received_number": None, "clock_offset_minutes": None}


def _cases(
    connection: Connection, actor: Actor, case_ids: set[str | None]
) -> Mapping[str | None, Entry]:
    may_allow = may(actor, "cases.allow_photos")
    rows = connection.execute(
        select(Case.id, Case.code, Case.version, Case.is_photo_allowed, Resident.name)
        .join(Resident, Resident.id == Case.resident_id)
        .where(_is_one_of(Case.id, case_ids))
    )
    return {
        row.id: {
            "id": row.id,
            "code": row.code,
            "resident_name": row.name,
            "version": row.version,
            "is_photo_allowed": row.is_photo_allowed,
            "may_allow_photos": may_allow,
        }
        for row in rows
    }


def _places(connection: Connection, place_ids: set[str | None]) -> Mapping[str | None, Entry]:
    rows = connection.execute(
        select(Place.id, Place.address, Place.is_address_protected).where(
            _is_one_of(Place.id, place_ids)
        )
    )
    # A protected address is for two named persons (security.md 6.1), and never in a list.
    return {
        row.id: {"id": row.id, "address": None if row.is_address_protected else row.address}
        for row in rows
    }


def _people(connection: Connection, user_ids: set[str | None]) -> Mapping[str | None, Entry]:
    rows = connection.execute(
        select(User.id, User.code, User.name).where(_is_one_of(User.id, user_ids))
    )
    return {row.id: {"id": row.id, "code": row.code, "name": row.name} for row in rows}


def _is_one_of(column: Any, ids: set[str | None]) -> ColumnElement[bool]:
    found: ColumnElement[bool] = column.in_(sorted(id_ for id_ in ids if id_))
    return found
