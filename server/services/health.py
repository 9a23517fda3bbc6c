"""How the service is, for those who look after it: counts and ids, nothing about anyone."""

import sqlite3
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select, text

from server.extensions import snapshot
from server.models import Clock, OpOutcome, Replica
from server.services.start_check import check_database
from server.services.verifying import last_audit

_PARKED = ("conflict", "late", "held", "rejected", "quarantined")


def health() -> dict[str, Any]:
    """The database and what there is to say about it, the queues, unsent work, and the last audit."""
    cautions = check_database()
    found = last_audit()
    later = (
        select(OpOutcome.op_id, func.max(OpOutcome.n).label("n"))
        .group_by(OpOutcome.op_id)
        .subquery()
    )
    with snapshot() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        version = (
            sqlite3.sqlite_version
            if is_sqlite
            else str(connection.execute(text("SHOW server_version")).scalar())
        )
        clock = connection.execute(select(Clock.seq, Clock.floor)).one()
        parked = connection.execute(
            select(OpOutcome.outcome, func.count())
            .join(later, (later.c.op_id == OpOutcome.op_id) & (later.c.n == OpOutcome.n))
            .where(OpOutcome.outcome.in_(_PARKED))
            .group_by(OpOutcome.outcome)
        ).all()
        unsent = connection.execute(
            select(
                func.count(),
                func.coalesce(func.sum(Replica.pending_report), 0),
                func.min(Replica.oldest_unsent_at),
            ).where(Replica.kind == "field", Replica.pending_report > 0)
        ).one()
        return {
            "database": connection.dialect.name,
            "database_version": version,
            "cautions": [caution.key for caution in cautions],
            "seq": clock.seq,
            "floor": clock.floor,
            "parked": dict.fromkeys(_PARKED, 0) | dict(parked),
            "unsent_devices": unsent[0],
            "unsent_operations": int(unsent[1] or 0),
            "oldest_unsent_at": unsent[2],
            "audit": asdict(found) if found else None,
        }
