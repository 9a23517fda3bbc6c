"""The ledger: the replica's lock, what has been answered before, and how an answer is kept."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from sqlalchemy import Connection, Table, select

from server.access.prepared import Prepared, asked
from server.models import Clock, OpLedger, OpOutcome, Replica
from server.sync.decide import Decision
from server.sync.ways_out import Fate

LEDGER: Table = OpLedger.__table__
OUTCOMES: Table = OpOutcome.__table__
REPLICAS: Table = Replica.__table__
CLOCK: Table = Clock.__table__

LEDGER_COLUMNS = (
    "op_id",
    "replica_id",
    "replica_seq",
    "user_id",
    "sha256",
    "raw_payload",
    "schema",
    "received_at",
    "captured_at",
    "tz",
    "clock_offset_ms",
    "waiting_on",
    "supersedes",
)
OUTCOME_COLUMNS = ("op_id", "n", "replica_id", "outcome", "reason", "server_seq", "answer")
FATE_COLUMNS = (*OUTCOME_COLUMNS, "by_op", "comment")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one operation, as its writer is told.

    `versions` are the versions that the touched records now have, by id; `conflicts` the ids of the
    conflict rows. `op_id` is the one that was sent.
    """

    op_id: str
    outcome: str
    reason: str | None
    server_seq: int
    versions: dict[str, int] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, answer: str) -> "Result":
        """A result from the JSON that was kept."""
        told = orjson.loads(answer)
        return cls(
            told["op_id"],
            told["outcome"],
            told.get("reason"),
            told["server_seq"],
            told["versions"],
            told["conflicts"],
        )


@dataclass(frozen=True, slots=True)
class Known:
    """An operation that the ledger has, with its latest answer."""

    sha256: str
    answer: str


@dataclass(frozen=True, slots=True)
class ReplicaRow:
    """A replica as it stands behind its lock."""

    id: str
    user_id: str
    kind: str
    last_seq: int
    revoke_mode: str | None
    epoch: str
    #: The reason for which everything new is held.
    hold: str | None = None


_LOCK = Prepared(
    lambda _among: (
        select(
            REPLICAS.c.id,
            REPLICAS.c.user_id,
            REPLICAS.c.kind,
            REPLICAS.c.last_seq,
            REPLICAS.c.revoke_mode,
            CLOCK.c.epoch,
        )
        .join(CLOCK, CLOCK.c.id == 1)
        .where(REPLICAS.c.id == asked("replica"))
        # The clock is only read here: it is the last lock, and not yet taken.
        .with_for_update(key_share=True, of=REPLICAS)
    )
)
_KNOWN = Prepared(
    lambda among: (
        select(LEDGER.c.op_id, LEDGER.c.sha256, OUTCOMES.c.answer)
        .join(OUTCOMES, OUTCOMES.c.op_id == LEDGER.c.op_id)
        .where(among(LEDGER.c.op_id, "ids"))
        .order_by(OUTCOMES.c.n)
    )
)


def lock_replica(connection: Connection, replica_id: str) -> ReplicaRow | None:
    """Lock the replica until the transaction ends, so that a retry cannot race its original."""
    rows = _LOCK.run(connection, replica=replica_id)
    if not rows:
        return None
    replica = ReplicaRow(*rows[0])
    return replace(replica, hold="device_parked") if replica.revoke_mode == "park" else replica


def known_operations(connection: Connection, ids: Collection[str]) -> dict[str, Known]:
    """Those of `ids` that the ledger has: one SELECT, the latest outcome of each."""
    rows = _KNOWN.run(connection, ids=ids)
    return {op_id: Known(sha256, answer) for op_id, sha256, answer in rows}


def ledger_row(
    decision: Decision, replica: ReplicaRow, received_at: str, clock_offset_ms: int | None
) -> tuple[Any, ...]:
    """The append-only row: the operation byte for byte."""
    operation = decision.operation
    return (
        operation.ledger_id,
        replica.id,
        operation.seq,
        replica.user_id,
        operation.sha256,
        # PostgreSQL keeps no NUL in text; such a body is no JSON, and its hash tells what it was.
        operation.body.replace("\x00", "\\u0000"),
        operation.schema,
        received_at,
        operation.at,
        operation.tz,
        clock_offset_ms,
        decision.waiting_on,
        operation.supersedes,
    )


def _answer(op_id: str, became: Decision | Fate, server_seq: int) -> str:
    """What became of an operation as JSON, as it is sent and kept: what `Result.read` reads."""
    told: dict[str, Any] = {"op_id": op_id, "outcome": became.outcome}
    if became.reason:
        told["reason"] = became.reason
    told["server_seq"] = server_seq
    told["versions"] = became.versions
    told["conflicts"] = became.conflicts
    return orjson.dumps(told).decode()


def outcome_row(decision: Decision, replica: ReplicaRow) -> tuple[Any, ...]:
    """The first outcome of an operation; what becomes of a parked one later is a row more."""
    op_id = decision.operation.op_id
    decision.answer = _answer(op_id, decision, decision.seq)
    return (
        decision.operation.ledger_id,
        1,
        replica.id,
        decision.outcome,
        decision.reason,
        decision.seq,
        decision.answer,
    )


def fate_row(fate: Fate, decision: Decision) -> tuple[Any, ...]:
    """A further outcome of an operation, under the number of the operation that brought it about."""
    return (
        fate.op_id,
        fate.n,
        fate.replica_id,
        fate.outcome,
        fate.reason,
        decision.seq,
        _answer(fate.sent_id, fate, decision.seq),
        decision.operation.ledger_id,
        fate.comment,
    )
