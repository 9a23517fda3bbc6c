"""Parked operations as the office decides on them: what was wanted, what stands now, and the ways out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, exists, func, select

from server.access.actor import Actor
from server.errors import NotFound
from server.extensions import snapshot
from server.models import (
    Case,
    FieldConflict,
    LogEntry,
    OpLedger,
    OpOutcome,
    Replica,
    Resident,
    User,
)
from server.models.op_outcome import PARKED_OUTCOMES
from server.services.parked_changes import Content, changes_of, read_content, record_ids
from server.sync.entities import ENTITIES, PARTS
from server.sync.ways_out import DONE, ways_for

#: A parked operation as the office gets it; its shape is ParkedSchema.
Shown = dict[str, Any]

PAGE_SIZE = 20

_LEDGER: Table = OpLedger.__table__
_OUTCOMES: Table = OpOutcome.__table__
_later = _OUTCOMES.alias("later")


@dataclass(frozen=True)
class ParkedPage:
    """One page of what waits with one outcome, and how much waits with each. Pages count from one."""

    operations: list[Shown]
    counts: dict[str, int]
    total: int
    page: int
    page_size: int


def list_parked(actor: Actor, outcome: str, page: int = 1) -> ParkedPage:
    """What waits with `outcome`, the oldest first."""
    with snapshot() as connection:
        counts = dict.fromkeys(PARKED_OUTCOMES, 0)
        for name, count in connection.execute(
            select(_OUTCOMES.c.outcome, func.count())
            .join(Replica, Replica.id == _OUTCOMES.c.replica_id)
            .where(*_waits())
            .group_by(_OUTCOMES.c.outcome)
        ):
            counts[name] = count
        rows = connection.execute(
            _query()
            .where(_OUTCOMES.c.outcome == outcome)
            .order_by(_LEDGER.c.received_at, _LEDGER.c.op_id)
            .limit(PAGE_SIZE)
            .offset((page - 1) * PAGE_SIZE)
        ).all()
        shown = _shown(connection, actor, rows)
    return ParkedPage(shown, counts, counts[outcome], page, PAGE_SIZE)


def get_parked(actor: Actor, op_id: str) -> Shown:
    """One operation that waits. Raises NotFound when there is none, or when it has been dealt with."""
    with snapshot() as connection:
        rows = connection.execute(_query().where(_OUTCOMES.c.op_id == op_id)).all()
        if not rows:
            raise NotFound
        return _shown(connection, actor, rows)[0]


def _waits() -> tuple[ColumnElement[bool], ...]:
    """The latest outcome of each operation, where it leaves something to do.

    What a desk was refused was told there and then; only what phones sent waits, and every conflict.
    """
    is_done = _OUTCOMES.c.reason.in_(DONE) & (_OUTCOMES.c.outcome == "rejected")
    return (
        _OUTCOMES.c.outcome.in_(PARKED_OUTCOMES),
        _OUTCOMES.c.reason.is_(None) | ~is_done,
        (Replica.kind == "field") | (_OUTCOMES.c.outcome == "conflict"),
        ~exists().where(_later.c.op_id == _OUTCOMES.c.op_id, _later.c.n > _OUTCOMES.c.n),
    )


def _query() -> Any:
    return (
        select(
            _LEDGER.c.op_id,
            _LEDGER.c.user_id,
            _LEDGER.c.raw_payload,
            _LEDGER.c.received_at,
            _LEDGER.c.captured_at,
            _LEDGER.c.waiting_on,
            _OUTCOMES.c.n,
            _OUTCOMES.c.outcome,
            _OUTCOMES.c.reason,
            User.code,
            User.name,
            Replica.label,
            Replica.kind,
        )
        .join(_OUTCOMES, _OUTCOMES.c.op_id == _LEDGER.c.op_id)
        .join(User, User.id == _LEDGER.c.user_id)
        .join(Replica, Replica.id == _LEDGER.c.replica_id)
        .where(*_waits())
    )


def _shown(connection: Connection, actor: Actor, rows: Sequence[Row[Any]]) -> list[Shown]:
    contents = {row.op_id: read_content(row.raw_payload) for row in rows}
    conflicts = _conflicts_of(connection, [row.op_id for row in rows if row.outcome == "conflict"])
    now = _present(connection, contents.values(), conflicts)
    entries = _entries(connection, {_entry_id(content, now) for content in contents.values()})
    return [
        {
            "op_id": row.op_id,
            "base_n": row.n,
            "outcome": row.outcome,
            "reason": row.reason,
            "received_at": row.received_at,
            "saved_at": row.captured_at,
            "author": {"id": row.user_id, "code": row.code, "name": row.name},
            "device": row.label if row.kind == "field" else None,
            "waiting_on": row.waiting_on,
            "changes": changes_of(contents[row.op_id], now),
            "conflicts": [_choice(each, now) for each in conflicts.get(row.op_id, ())],
            "entry": entries.get(_entry_id(contents[row.op_id], now)),
            "ways": ways_for(row.outcome, is_own=row.user_id == actor.id),
        }
        for row in rows
    ]


def _conflicts_of(connection: Connection, op_ids: list[str]) -> Mapping[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    columns = FieldConflict.__table__.c
    for row in connection.execute(
        select(columns)
        .where(columns.op_id.in_(op_ids), columns.status == "open")
        .order_by(columns.entity, columns.id)
    ):
        found[row.op_id].append(row)
    return found


Present = dict[tuple[str, str], Row[Any]]


def _present(
    connection: Connection, contents: Iterable[Content], conflicts: Mapping[str, list[Row[Any]]]
) -> Present:
    """The records that the operations are about, as they stand now."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for content in contents:
        for entity, record_id in record_ids(content):
            wanted[entity].add(record_id)
    for rows in conflicts.values():
        for row in rows:
            wanted[row.entity].add(row.record_id)
    found: Present = {}
    for name, ids in wanted.items():
        table = ENTITIES[name].table
        for row in connection.execute(select(table).where(table.c.id.in_(ids))):
            found[name, row.id] = row
    return found


def _entry_id(content: Content, now: Present) -> str | None:
    """The entry that an operation is about, by what it says or by what its parts belong to."""
    for change in content:
        if change["entity"] == "log_entry":
            record_id: str = change["id"]
            return record_id
        if change["entity"] in PARTS:
            said = change["set"].get("entry_id")
            row = now.get((change["entity"], change["id"]))
            found = said if isinstance(said, str) else row.entry_id if row is not None else None
            if found:
                return found
    return None


def _entries(connection: Connection, ids: set[str | None]) -> Mapping[str | None, Shown]:
    rows = connection.execute(
        select(
            LogEntry.id,
            LogEntry.code,
            LogEntry.version,
            LogEntry.state,
            LogEntry.done_on,
            Case.code.label("case_code"),
            Resident.name.label("resident_name"),
        )
        .outerjoin(Case, Case.id == LogEntry.case_id)
        .outerjoin(Resident, Resident.id == Case.resident_id)
        .where(LogEntry.id.in_([each for each in ids if each]))
    )
    return {row.id: row._asdict() for row in rows}


def _choice(conflict: Row[Any], now: Present) -> Shown:
    current = now.get((conflict.entity, conflict.record_id))
    known = ENTITIES[conflict.entity].by_name
    names = sorted(conflict.offered or {})
    return {
        "id": conflict.id,
        "version": conflict.version,
        "entity": conflict.entity,
        "record_id": conflict.record_id,
        "field_group": conflict.field_group,
        "is_deleted": current is not None and current.deleted_at is not None,
        "values": [
            {
                "name": name,
                "kind": known[name].kind,
                "words": known[name].words,
                "base": (conflict.base or {}).get(name),
                "offered": conflict.offered[name],
                "current": getattr(current, name, None),
            }
            for name in names
            if name in known
        ],
    }
