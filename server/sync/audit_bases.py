"""Bases that never stood: a phone that says it saw a value which the record did not have then.

Merging is safe all the same (such a field collides and both values are kept). But an app that does so is
broken, or its cache is; it is told by ids, so that it is found before its person notices.
"""

from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, select

from server.extensions import snapshot
from server.sync.ledger import LEDGER, REPLICAS
from server.sync.operation import Change, Submitted, read_operation
from server.sync.writing import HISTORY


@dataclass(frozen=True, slots=True)
class BaseFault:
    """One field whose base is in no history of the record at the version that was named."""

    op_id: str
    replica_id: str
    entity: str
    id: str
    field: str


def audit_bases(since: str) -> list[BaseFault]:
    """The bases that never stood, in what phones have sent since the instant `since`."""
    faults: list[BaseFault] = []
    with snapshot() as connection:
        received = connection.execute(
            select(LEDGER.c.op_id, LEDGER.c.replica_id, LEDGER.c.replica_seq, LEDGER.c.raw_payload)
            .join(REPLICAS, REPLICAS.c.id == LEDGER.c.replica_id)
            .where(
                LEDGER.c.received_at >= since,
                LEDGER.c.raw_payload.is_not(None),
                REPLICAS.c.kind == "field",
            )
            .order_by(LEDGER.c.replica_id, LEDGER.c.replica_seq)
        ).all()
        for op_id, replica_id, seq, body in received:
            operation = read_operation(replica_id, Submitted(seq, body))
            for change in operation.changes:
                if change.action == "patch" and isinstance(change.base_version, int):
                    faults += [
                        BaseFault(op_id, replica_id, change.entity.name, change.id, name)
                        for name in _never_stood(connection, change)
                    ]
    return faults


def _never_stood(connection: Connection, change: Change) -> list[str]:
    steps = connection.execute(
        select(HISTORY.c.version, HISTORY.c.after)
        .where(
            HISTORY.c.entity == change.entity.name,
            HISTORY.c.id == change.id,
            HISTORY.c.version <= change.base_version,
        )
        .order_by(HISTORY.c.version)
    ).all()
    if not steps or steps[-1].version != change.base_version:
        # No such version: of a record that was not here then, nothing can be said.
        return []
    stood: dict[str, Any] = {}
    for step in steps:
        stood |= orjson.loads(step.after) if step.after else {}
    hidden = {name for name, flag in change.entity.hidden_when.items() if stood.get(flag)}
    return [
        name
        for name, value in change.base.items()
        if name in stood and name not in hidden and stood[name] != value
    ]
