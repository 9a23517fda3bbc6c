"""What is held now, and what it waits for."""

from typing import NamedTuple

from sqlalchemy import Connection, exists, select, text

from server.access.prepared import Prepared
from server.models import OpLedger, OpOutcome
from server.models.op_outcome import PARKED

_later = OpOutcome.__table__.alias("later")
_outcomes = OpOutcome.__table__.c
_ledger = OpLedger.__table__.c

_HELD = Prepared(
    lambda _among: (
        select(_outcomes.op_id, _outcomes.n, _ledger.waiting_on, _ledger.user_id)
        .join(OpLedger.__table__, _ledger.op_id == _outcomes.op_id)
        .where(
            # Word for word the condition of the index, which is all that is read here.
            text(PARKED),
            _outcomes.outcome == "held",
            ~exists().where(_later.c.op_id == _outcomes.op_id, _later.c.n > _outcomes.n),
        )
        .order_by(_ledger.replica_id, _ledger.replica_seq)
    )
)


class Held(NamedTuple):
    """A held operation; `n` is that of its latest outcome."""

    op_id: str
    n: int
    waiting_on: str | None
    user_id: str


def held_operations(connection: Connection) -> list[Held]:
    """Held operations, in the order in which each replica made them."""
    return [Held(*row) for row in _HELD.run(connection)]


def waited_for(connection: Connection) -> set[str]:
    """The records, operations, and users with other access, that something held waits for."""
    held = held_operations(connection)
    return {each for row in held for each in (row.waiting_on, row.user_id) if each}
