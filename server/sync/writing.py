"""Writing a decided batch: the clock last of all locks, then inserts and updates, a table at a time."""

from collections import defaultdict
from typing import Any

import orjson
from sqlalchemy import Connection, Table, Update, bindparam, select, update

from server.access.among import among
from server.access.prepared import Prepared, asked
from server.extensions import synced_writes
from server.models import RecordHistory, SyncLog, User
from server.sync.decide import Decision
from server.sync.entities import ENTITIES
from server.sync.entity import Entity
from server.sync.inserting import Rows, insert
from server.sync.ledger import (
    CLOCK,
    FATE_COLUMNS,
    LEDGER,
    LEDGER_COLUMNS,
    OUTCOME_COLUMNS,
    OUTCOMES,
    REPLICAS,
    ReplicaRow,
    fate_row,
    ledger_row,
    outcome_row,
)
from server.sync.world import History, Key, Record, World

HISTORY: Table = RecordHistory.__table__
LOG: Table = SyncLog.__table__
USERS: Table = User.__table__

_HISTORY = ("entity", "id", "version", "op_id", "before", "after")
_LOG = ("seq", "n", "entity", "id")

_TAKE_NUMBERS = Prepared(
    lambda _among: (
        update(CLOCK)
        .where(CLOCK.c.id == 1)
        .values(seq=CLOCK.c.seq + asked("count"))
        .returning(CLOCK.c.seq)
    )
)
_NOTE_REPLICA = Prepared(
    lambda _among: (
        update(REPLICAS)
        .where(REPLICAS.c.id == asked("replica"))
        .values(last_seq=asked("seq"), last_seen_at=asked("now"))
        .returning(REPLICAS.c.id)
    )
)


def write_batch(
    connection: Connection,
    replica: ReplicaRow,
    world: World,
    decisions: list[Decision],
    *,
    last_seq: int,
    clock_offset_ms: int | None,
) -> None:
    """Write what was decided, and give each decision its clock number and its answer.

    `last_seq` is the replica's new one. It can grow without a decision: an operation that another
    replica of the same person has delivered already needs no second row.
    """
    _bump_scopes(connection, decisions)
    _take_numbers(connection, decisions)
    with synced_writes(connection):
        made = _write_records(connection, world)
    insert(connection, HISTORY, _HISTORY, [_history_row(each, made) for each in world.history])
    insert(connection, LOG, _LOG, _log_rows(decisions))
    stamp = (world.now, clock_offset_ms)
    ledger = [ledger_row(decision, replica, *stamp) for decision in decisions]
    insert(connection, LEDGER, LEDGER_COLUMNS, ledger)
    outcomes = [outcome_row(decision, replica) for decision in decisions]
    insert(connection, OUTCOMES, OUTCOME_COLUMNS, outcomes)
    fates = [fate_row(fate, decision) for decision in decisions for fate in decision.fates]
    insert(connection, OUTCOMES, FATE_COLUMNS, fates)
    _NOTE_REPLICA.run(connection, replica=replica.id, seq=last_seq, now=world.now)


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
    ((last,),) = _TAKE_NUMBERS.run(connection, count=len(decisions))
    for number, decision in enumerate(decisions, start=last - len(decisions) + 1):
        decision.seq = number


def _write_records(connection: Connection, world: World) -> dict[Key, str]:
    """Write the records that the batch has changed; gives the fields of the new ones, as JSON."""
    new: dict[str, list[Record]] = defaultdict(list)
    changed: dict[str, list[Record]] = defaultdict(list)
    for record in world.dirty.values():
        (changed if record.stored_version else new)[record.entity.name].append(record)
    made: dict[Key, str] = {}
    for name, entity in ENTITIES.items():
        if new[name]:
            columns = ("id", "version", "deleted_at", "canonical", *entity.names)
            insert(connection, entity.table, columns, [_row(each, made) for each in new[name]])
        if changed[name]:
            rows = [_changed_row(each) for each in changed[name]]
            connection.execute(_update_of(entity), rows)
    return made


def _row(record: Record, made: dict[Key, str]) -> tuple[Any, ...]:
    entity, fields = record.entity, record.fields
    made[record.key], canonical = entity.texts(record.id, fields)
    if entity.json_names:
        fields = dict(fields)
        for name in entity.json_names:
            if fields[name] is not None:
                fields[name] = orjson.dumps(fields[name]).decode()
    return (record.id, record.version, record.deleted_at, canonical, *entity.values(fields))


def _changed_row(record: Record) -> dict[str, Any]:
    return {
        "_id": record.id,
        "version": record.version,
        "deleted_at": record.deleted_at,
        "canonical": record.entity.texts(record.id, record.fields)[1],
        **record.fields,
    }


def _update_of(entity: Entity) -> Update:
    columns = ("version", "deleted_at", "canonical", *entity.names)
    return (
        update(entity.table)
        .where(entity.table.c.id == bindparam("_id"))
        .values({name: bindparam(name) for name in columns})
    )


def _history_row(each: History, made: dict[Key, str]) -> tuple[Any, ...]:
    record = each.record
    name, record_id = record.key
    if each.before is None and record.version == 1:
        # As it was made is how it now stands.
        return (name, record_id, 1, each.op_id, None, made[record.key])
    before = None if each.before is None else orjson.dumps(each.before).decode()
    return (name, record_id, each.version, each.op_id, before, orjson.dumps(each.after).decode())


def _log_rows(decisions: list[Decision]) -> Rows:
    return [
        (decision.seq, n, entity, record_id)
        for decision in decisions
        for n, (entity, record_id) in enumerate(decision.touched, start=1)
    ]
