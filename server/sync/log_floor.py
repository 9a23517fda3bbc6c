"""The log's floor: below it the log keeps only the last naming of each record.

A phone that has read up to the floor misses nothing by it. One that has read less repairs itself by the
manifest, and one that begins at 0 still finds everything named.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, tuple_, update

from server.clock import instant
from server.extensions import snapshot, writing
from server.sync.ledger import CLOCK, LEDGER, OUTCOMES
from server.sync.writing import LOG

#: How long the whole log is kept.
KEPT = timedelta(days=180)


def raise_floor(now: datetime) -> int:
    """Raise the floor to what is older than `KEPT`; how many rows the log could spare."""
    with snapshot() as connection:
        floor = _reached(connection, instant(now - KEPT))
        if floor <= connection.execute(select(CLOCK.c.floor)).scalar_one():
            return 0
    with writing() as connection:
        place = (
            func.row_number()
            .over(
                partition_by=(LOG.c.entity, LOG.c.id), order_by=(LOG.c.seq.desc(), LOG.c.n.desc())
            )
            .label("place")
        )
        ranked = select(LOG.c.seq, LOG.c.n, place).subquery()
        last = select(ranked.c.seq, ranked.c.n).where(ranked.c.place == 1)
        spared = connection.execute(
            delete(LOG).where(LOG.c.seq <= floor, tuple_(LOG.c.seq, LOG.c.n).not_in(last))
        )
        connection.execute(update(CLOCK).values(floor=floor))
        return spared.rowcount


def _reached(connection: Connection, before: str) -> int:
    """The clock as it stood at an instant: no operation up to that number came later."""
    first_later = connection.execute(
        select(func.min(OUTCOMES.c.server_seq))
        .join(LEDGER, LEDGER.c.op_id == OUTCOMES.c.op_id)
        .where(OUTCOMES.c.n == 1, LEDGER.c.received_at >= before)
    ).scalar()
    if first_later is not None:
        return int(first_later) - 1
    return int(connection.execute(select(CLOCK.c.seq)).scalar_one())
