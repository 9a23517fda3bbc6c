"""Reading what the ways out are about: parked operations, locked by their ledger rows, and conflicts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from server.access.actor import Actor
from server.access.among import among
from server.models import FieldConflict, OpLedger, OpOutcome, Replica, User, UserRole
from server.sync.ledger import Result
from server.sync.operation import Operation, Submitted, read_operation
from server.sync.refusals import Refused
from server.sync.world import Parked, Writer

_LEDGER: Table = OpLedger.__table__
_OUTCOMES: Table = OpOutcome.__table__
_REPLICAS: Table = Replica.__table__
_CONFLICTS: Table = FieldConflict.__table__

#: The ways that decide an operation again.
_AGAIN = frozenset({"accept", "retry"})


@dataclass(slots=True)
class Touched:
    """What of the past a batch touches: operations to move on, conflicts, and the records of those."""

    again: list[Operation] = field(default_factory=list)
    operations: set[str] = field(default_factory=set)
    conflicts: set[str] = field(default_factory=set)
    records: dict[str, set[str]] = field(default_factory=dict)


def touched_by(connection: Connection, writer: Writer, operations: list[Operation]) -> Touched:
    """What a batch touches of what is parked. Nothing is locked; most batches ask for nothing."""
    found = Touched()
    retried: set[str] = set()
    for operation in operations:
        if operation.supersedes:
            found.operations.add(operation.supersedes)
        for change in operation.changes:
            if change.entity.name == "operation":
                found.operations.add(change.id)
                if change.act in _AGAIN:
                    retried.add(change.id)
    if retried:
        found.again = _read_again(connection, retried)
    patched: set[str] = set()
    for operation in (*operations, *found.again):
        for change in operation.changes:
            if change.entity.name == "operation":
                # What is decided again can itself be a way out, held with the phone that took it.
                found.operations.add(change.id)
            elif change.entity.name == "field_conflict":
                found.conflicts.add(change.id)
            elif change.action == "patch":
                patched.add(change.id)
    if found.conflicts or patched:
        _find_conflicts(connection, writer, patched, found)
    return found


def load_parked(connection: Connection, writer: Writer, touched: Touched) -> dict[str, Parked]:
    """The operations that a batch touches, behind the locks of their ledger rows, with the latest outcome."""
    if not touched.operations:
        return {}
    wanted = among(connection, _LEDGER.c.op_id, touched.operations)
    lock = select(_LEDGER.c.op_id).where(wanted).order_by(_LEDGER.c.op_id)
    connection.execute(lock.with_for_update(key_share=True))
    rows = connection.execute(
        select(
            _LEDGER.c.op_id,
            _LEDGER.c.user_id,
            _OUTCOMES.c.replica_id,
            _OUTCOMES.c.n,
            _OUTCOMES.c.outcome,
            _OUTCOMES.c.reason,
            _OUTCOMES.c.answer,
        )
        .join(_OUTCOMES, _OUTCOMES.c.op_id == _LEDGER.c.op_id)
        .where(wanted)
        .order_by(_OUTCOMES.c.n)
    )
    found: dict[str, Parked] = {}
    for op_id, user_id, replica_id, n, outcome, reason, answer in rows:
        told = Result.read(answer)
        found[op_id] = Parked(
            op_id,
            told.op_id,
            replica_id,
            user_id,
            n,
            outcome,
            reason,
            told.versions,
            told.conflicts,
        )
    if touched.again:
        _prepare_again(connection, writer, touched.again, found)
    return found


def _read_again(connection: Connection, ids: Collection[str]) -> list[Operation]:
    """The operations as they came, read with what is known today."""
    rows = connection.execute(
        select(_LEDGER.c.op_id, _LEDGER.c.replica_id, _LEDGER.c.replica_seq, _LEDGER.c.raw_payload)
        .where(among(connection, _LEDGER.c.op_id, ids), _LEDGER.c.raw_payload.is_not(None))
        .order_by(_LEDGER.c.op_id)
    )
    found = []
    for op_id, replica_id, seq, body in rows:
        operation = read_operation(replica_id, Submitted(seq, body))
        if operation.ledger_id != op_id:
            operation.ledger_id = op_id
            operation.problem = Refused("op_id_reused", outcome="quarantined")
        found.append(operation)
    return found


def _prepare_again(
    connection: Connection, writer: Writer, again: Iterable[Operation], found: dict[str, Parked]
) -> None:
    """Say as whom each operation is decided again: as its own writer, vouched for by a reviewer."""
    authors = _authors(connection, {each.user_id for each in found.values()})
    replicas = {
        row.id: row
        for row in connection.execute(
            select(_REPLICAS.c.id, _REPLICAS.c.kind, _REPLICAS.c.revoke_mode).where(
                among(connection, _REPLICAS.c.id, {each.replica_id for each in found.values()})
            )
        )
    }
    users = User.__table__.c
    writers = among(connection, users.id, {each.user_id for each in found.values()})
    closed = set(
        connection.execute(
            select(users.id).where(writers, users.is_active.is_(False), users.is_system.is_(False))
        ).scalars()
    )
    for operation in again:
        parked = found[operation.ledger_id]
        replica = replicas[parked.replica_id]
        is_vouched = not writer.is_system and writer.actor.id != parked.user_id
        if not is_vouched:
            # What came out of a rescue file waits for a person, as long as its reason stands.
            if replica.revoke_mode is not None:
                operation.problem = Refused("device_parked", outcome="held")
            elif parked.user_id in closed:
                operation.problem = Refused("account_closed", outcome="held")
        parked.operation = operation
        parked.writer = Writer(
            authors[parked.user_id],
            replica.kind,
            replica.id,
            vouched_by=writer.actor if is_vouched else None,
        )


def _authors(connection: Connection, ids: Collection[str]) -> dict[str, Actor]:
    roles: dict[str, set[str]] = {}
    assigned = UserRole.__table__.c
    for user_id, role in connection.execute(
        select(assigned.user_id, assigned.role).where(among(connection, assigned.user_id, ids))
    ):
        roles.setdefault(user_id, set()).add(role)
    users = User.__table__.c
    rows: Any = connection.execute(
        select(users.id, users.code, users.name, users.username).where(
            among(connection, users.id, ids)
        )
    )
    return {
        row.id: Actor(
            row.id, row.code, row.name, row.username, frozenset(roles.get(row.id, ())), "field"
        )
        for row in rows
    }


def _find_conflicts(
    connection: Connection, writer: Writer, patched: set[str], found: Touched
) -> None:
    """The conflicts that are chosen in, the open ones of these writers on what is patched, and whatever
    else the same operations offered."""
    writers = {writer.actor.id}
    if found.again:
        ids = {each.ledger_id for each in found.again}
        query = select(_LEDGER.c.user_id).where(among(connection, _LEDGER.c.op_id, ids))
        writers |= set(connection.execute(query).scalars())
    own = (
        among(connection, _CONFLICTS.c.record_id, patched)
        & (_CONFLICTS.c.status == "open")
        & among(connection, _LEDGER.c.user_id, writers)
    )
    named = among(connection, _CONFLICTS.c.id, found.conflicts)
    op_ids = set(
        connection.execute(
            select(_CONFLICTS.c.op_id)
            .outerjoin(_LEDGER, _LEDGER.c.op_id == _CONFLICTS.c.op_id)
            .where(or_(own, named))
        ).scalars()
    )
    if not op_ids:
        return
    found.operations |= op_ids
    for conflict_id, entity, record_id in connection.execute(
        select(_CONFLICTS.c.id, _CONFLICTS.c.entity, _CONFLICTS.c.record_id).where(
            among(connection, _CONFLICTS.c.op_id, op_ids)
        )
    ):
        if conflict_id in found.conflicts:
            found.records.setdefault(entity, set()).add(record_id)
        found.conflicts.add(conflict_id)
