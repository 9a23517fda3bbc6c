"""What is held now, and what it waits for."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, exists, select

from server.access.prepared import Prepared
from server.models import OpLedger, OpOutcome

_later = OpOutcome.__table__.alias("later")
_outcomes = OpOutcome.__table__.c
_ledger = OpLedger.__table__.c

_HELD = Prepared(
    lambda _among: (
        select(_outcomes.op_id, _outcomes.n, _ledger.waiting_on, _ledger.user_id)
        .join(OpLedger.__table__, _ledger.op_id == _outcomes.op_id)
        .where(
            _outcomes.outcome == "held",
            ~exists().where(_later.c.op_id == _outcomes.op_id, _later.c.n > _outcomes.n),
        )
        .order_by(_ledger.replica_id, _ledger.replica_seq)
    )
)


def held_operations(connection: Connection) -> Sequence[Any]:
    """Held operations: op_id, n, waiting_on, user_id, in the order in which each replica made them."""
    return _HELD.run(connection)


def those_that_end_a_wait(connection: Connection, ended: Collection[str]) -> set[str]:
    """Those of `ended` (records, operations, users with other access) that something held waits for."""
    held = held_operations(connection)
    return {each for row in held for each in (row.waiting_on, row.user_id) if each in ended}
