"""Writing a decided batch: the clock last of all locks, then inserts and updates, a table at a time."""

from collections import defaultdict
from functools import lru_cache
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy import JSON, Connection, Dialect, Table, Update, bindparam, select, update

from server.access.among import among
from server.extensions import synced_writes
from server.models import Clock, RecordHistory, SyncLog, User
from server.sync.decide import Decision
from server.sync.entities import ENTITIES
from server.sync.entity import Entity
from server.sync.ledger import (
    LEDGER,
    OUTCOMES,
    REPLICAS,
    ReplicaRow,
    ledger_row,
    outcome_row,
)
from server.sync.world import History, Record, World

CLOCK: Table = Clock.__table__
HISTORY: Table = RecordHistory.__table__
LOG: Table = SyncLog.__table__
USERS: Table = User.__table__

Rows = list[dict[str, Any]]


def write_batch(
    connection: Connection,
    replica: ReplicaRow,
    world: World,
    decisions: list[Decision],
    *,
    last_seq: int,
    clock_offset_ms: int | None,
) -> None:
    """Write what was decided, and give each decision its clock number.

    `last_seq` is the replica's new one. It can grow without a decision: an operation that another
    replica of the same person has delivered already needs no second row.
    """
    _bump_scopes(connection, decisions)
    _take_numbers(connection, decisions)
    with synced_writes(connection):
        _write_records(connection, world)
    _insert(connection, HISTORY, [_history_row(each) for each in world.history])
    _insert(connection, LOG, _log_rows(decisions))
    _insert(
        connection,
        LEDGER,
        [
            ledger_row(decision, replica, received_at=world.now, clock_offset_ms=clock_offset_ms)
            for decision in decisions
        ],
    )
    _insert(connection, OUTCOMES, [outcome_row(decision, replica) for decision in decisions])
    connection.execute(
        update(REPLICAS)
        .where(REPLICAS.c.id == replica.id)
        .values(last_seq=last_seq, last_seen_at=world.now)
    )


def _bump_scopes(connection: Connection, decisions: list[Decision]) -> None:
    """Tell the phones of everyone who from now on may see more, or less, to load anew."""
    users = set().union(*(decision.rescoped for decision in decisions))
    if not users:
        return
    condition = among(connection, USERS.c.id, users)
    connection.execute(
        select(USERS.c.id).where(condition).order_by(USERS.c.id).with_for_update(key_share=True)
    )
    connection.execute(update(USERS).where(condition).values(scope_rev=USERS.c.scope_rev + 1))


def _take_numbers(connection: Connection, decisions: list[Decision]) -> None:
    """One clock number per operation. The last lock that is taken: the row stays locked until the commit,
    so that numbers become visible in order, and a rollback leaves no trap (sync.md)."""
    if not decisions:
        return
    last: int = connection.execute(
        update(CLOCK)
        .where(CLOCK.c.id == 1)
        .values(seq=CLOCK.c.seq + len(decisions))
        .returning(CLOCK.c.seq)
    ).scalar_one()
    for number, decision in enumerate(decisions, start=last - len(decisions) + 1):
        decision.seq = number


def _write_records(connection: Connection, world: World) -> None:
    new: dict[str, Rows] = defaultdict(list)
    changed: dict[str, Rows] = defaultdict(list)
    for record in world.dirty.values():
        rows = changed if record.stored_version else new
        rows[record.entity.name].append(_row(record))
    for name, entity in ENTITIES.items():
        _insert(connection, entity.table, new[name])
        if changed[name]:
            rows_now = [{"_id": row["id"], **row} for row in changed[name]]
            connection.execute(_update_of(entity), rows_now)


def _row(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "version": record.version,
        "deleted_at": record.deleted_at,
        "canonical": record.entity.phone_row(record.id, record.fields),
        **record.fields,
    }


def _update_of(entity: Entity) -> Update:
    columns = ("version", "deleted_at", "canonical", *entity.names)
    return (
        update(entity.table)
        .where(entity.table.c.id == bindparam("_id"))
        .values({name: bindparam(name) for name in columns})
    )


def _history_row(each: History) -> dict[str, Any]:
    return {
        "entity": each.record.entity.name,
        "id": each.record.id,
        "version": each.version,
        "op_id": each.op_id,
        "before": None if each.before is None else orjson.dumps(each.before).decode(),
        "after": orjson.dumps(each.after).decode(),
    }


def _log_rows(decisions: list[Decision]) -> Rows:
    return [
        {"seq": decision.seq, "n": n, "entity": entity, "id": record_id}
        for decision in decisions
        for n, (entity, record_id) in enumerate(decision.touched, start=1)
    ]


def _insert(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows that all have the same columns, by the driver's own executemany."""
    if not rows:
        return
    names = tuple(rows[0])
    for name in names:
        if isinstance(table.c[name].type, JSON):
            for row in rows:
                row[name] = None if row[name] is None else orjson.dumps(row[name]).decode()
    values = list(map(itemgetter(*names), rows))
    connection.exec_driver_sql(_insert_statement(connection.dialect, table, names), values)


@lru_cache(maxsize=200)
def _insert_statement(dialect: Dialect, table: Table, names: tuple[str, ...]) -> str:
    quote = dialect.identifier_preparer.quote
    mark = "%s" if dialect.paramstyle == "pyformat" else "?"
    columns, marks = ", ".join(map(quote, names)), ", ".join([mark] * len(names))
    # Names of our own tables and columns; the values are parameters.
    return f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608
