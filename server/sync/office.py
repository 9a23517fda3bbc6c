"""Changes made at a desk: operations like any other, in a log of the user's own."""

import time
from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from server.access.actor import Actor
from server.clock import instant_now
from server.extensions import writing
from server.sync.batch import UNNUMBERED, commit_within
from server.sync.ledger import REPLICAS, ReplicaRow, Result, lock_replica
from server.sync.operation import SCHEMA, Submitted, derived_id, read_operation
from server.sync.retry import BUDGET_SECONDS, persistently
from server.sync.world import Writer


def office_commit(
    actor: Actor, changes: list[dict[str, Any]], *, op_id: str, at: str | None = None
) -> Result:
    """Commit one operation of an office user; the server gives it its place in the user's office log.

    A change is `{entity, id, action, base_version, base, set, act?}` as a phone sends it. `op_id` was made
    when the form opened: the same form sent twice is answered twice and done once; the same id with other
    changes is `quarantined`, with the reason `op_id_reused`. What is refused is a value in the result.
    The caller has asked whether the actor's role allows it. Raises TryLater when the database stays busy.
    """
    body = body_of(op_id, changes, at)

    def work() -> Result:
        with writing() as connection:
            replica = own_replica(connection, actor.id, "office")
            writer = Writer(actor, "office", replica.id)
            operation = read_operation(replica.id, Submitted(UNNUMBERED, body))
            return commit_within(connection, writer, replica, [operation]).results[0]

    return persistently(work, deadline=time.monotonic() + BUDGET_SECONDS)


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
