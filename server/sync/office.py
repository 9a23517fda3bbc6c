"""Changes made at a desk: operations like any other, in a log of the user's own."""

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from server.access.actor import Actor
from server.extensions import writing
from server.sync.batch import UNNUMBERED, Batch, commit_within
from server.sync.ledger import Result
from server.sync.operation import Submitted, read_operation
from server.sync.own_log import body_of, own_replica
from server.sync.release import retry_held
from server.sync.retry import BUDGET_SECONDS, persistently
from server.sync.world import Writer


def office_commit(
    actor: Actor,
    changes: list[dict[str, Any]],
    *,
    op_id: str,
    at: str | None = None,
    allow: Callable[[Connection], object] | None = None,
) -> Result:
    """Commit one operation of an office user; the server gives it its place in the user's office log.

    A change is `{entity, id, action, base_version, base, set, act?}` as a phone sends it. `op_id` was made
    when the form opened: the same form sent twice is answered twice and done once; the same id with other
    changes is `quarantined`, with the reason `op_id_reused`. What is refused is a value in the result.
    The caller has asked whether the actor's role allows it, or asks by `allow` inside the transaction.
    Raises what `allow` raises, and TryLater when the database stays busy.
    """

    def work() -> Batch:
        with writing() as connection:
            if allow:
                allow(connection)
            body = body_of(op_id, changes, at)
            replica = own_replica(connection, actor.id, "office")
            writer = Writer(actor, "office", replica.id)
            operation = read_operation(replica.id, Submitted(UNNUMBERED, body))
            return commit_within(connection, writer, replica, [operation])

    batch = persistently(work, deadline=time.monotonic() + BUDGET_SECONDS)
    retry_held(batch.ended)
    return batch.results[0]
