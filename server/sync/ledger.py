"""The ledger: the replica's lock, what has been answered before, and how an answer is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, Table, select

from server.access.among import among
from server.models import OpLedger, OpOutcome, Replica
from server.sync.decide import Decision

LEDGER: Table = OpLedger.__table__
OUTCOMES: Table = OpOutcome.__table__
REPLICAS: Table = Replica.__table__


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

    def answer(self) -> str:
        """The result as JSON, as it is sent and kept."""
        told: dict[str, Any] = {"op_id": self.op_id, "outcome": self.outcome}
        if self.reason:
            told["reason"] = self.reason
        told["server_seq"] = self.server_seq
        told["versions"] = self.versions
        told["conflicts"] = self.conflicts
        return orjson.dumps(told).decode()

    @classmethod
    def of(cls, decision: Decision) -> "Result":
        """The result of a decision that has its clock number."""
        return cls(
            decision.operation.op_id,
            decision.outcome,
            decision.reason,
            decision.seq,
            decision.versions,
            decision.conflicts,
        )

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


def lock_replica(connection: Connection, replica_id: str) -> ReplicaRow | None:
    """Lock the replica until the transaction ends, so that a retry cannot race its original."""
    columns = REPLICAS.c
    row = connection.execute(
        select(columns.id, columns.user_id, columns.kind, columns.last_seq, columns.revoke_mode)
        .where(columns.id == replica_id)
        .with_for_update(key_share=True)
    ).first()
    return ReplicaRow(*row) if row else None


def known_operations(connection: Connection, ids: Iterable[str]) -> dict[str, Known]:
    """Those of `ids` that the ledger has: one SELECT, the latest outcome of each."""
    rows = connection.execute(
        select(LEDGER.c.op_id, LEDGER.c.sha256, OUTCOMES.c.answer)
        .join(OUTCOMES, OUTCOMES.c.op_id == LEDGER.c.op_id)
        .where(among(connection, LEDGER.c.op_id, ids))
        .order_by(OUTCOMES.c.n)
    )
    return {op_id: Known(sha256, answer) for op_id, sha256, answer in rows}


def ledger_row(
    decision: Decision, replica: ReplicaRow, *, received_at: str, clock_offset_ms: int | None
) -> dict[str, Any]:
    """The append-only row: the operation byte for byte."""
    operation = decision.operation
    return {
        "op_id": operation.ledger_id,
        "replica_id": replica.id,
        "replica_seq": operation.seq,
        "user_id": replica.user_id,
        "sha256": operation.sha256,
        # PostgreSQL keeps no NUL in text; such a body is no JSON, and its hash tells what it was.
        "raw_payload": operation.body.replace("\x00", "\\u0000"),
        "schema": operation.schema,
        "received_at": received_at,
        "captured_at": operation.at,
        "tz": operation.tz,
        "clock_offset_ms": clock_offset_ms,
        "waiting_on": decision.waiting_on,
        "supersedes": operation.supersedes,
    }


def outcome_row(decision: Decision, replica: ReplicaRow) -> dict[str, Any]:
    """The first outcome of an operation; what becomes of a parked one later is a row more."""
    decision.answer = Result.of(decision).answer()
    return {
        "op_id": decision.operation.ledger_id,
        "n": 1,
        "replica_id": replica.id,
        "outcome": decision.outcome,
        "reason": decision.reason,
        "by_op": None,
        "server_seq": decision.seq,
        "answer": decision.answer,
    }
