"""The log of somebody who has no device: one for each office user, one for each job."""

from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from server.clock import instant_now
from server.sync.ledger import REPLICAS, ReplicaRow, lock_replica
from server.sync.operation import SCHEMA, derived_id


def body_of(op_id: str, changes: list[dict[str, Any]], at: str | None) -> str:
    """The text of an operation that is made on the server; the same arguments give the same text."""
    content = {"op_id": op_id, "schema": SCHEMA, "at": at, "changes": changes}
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS).decode()


def own_replica(connection: Connection, user_id: str, kind: str) -> ReplicaRow:
    """The one replica of a user who has no device, made on first use, and locked."""
    replica_id = derived_id(kind, user_id)
    found = lock_replica(connection, replica_id)
    if found is not None:
        return found
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    # Two first uses at once make one row.
    connection.execute(
        dialect.insert(REPLICAS)
        .values(id=replica_id, user_id=user_id, kind=kind, last_seq=0, enrolled_at=instant_now())
        .on_conflict_do_nothing()
    )
    made = lock_replica(connection, replica_id)
    assert made is not None, "the row was there or has just been made"  # noqa: S101 - tells mypy
    return made
