"""Changes made by an import or a job: the same commit, a log for each job, and no limit of changes."""

import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from server.access.actor import Actor
from server.extensions import writing
from server.models import User
from server.sync.batch import UNNUMBERED, commit_within
from server.sync.ledger import Result
from server.sync.operation import Submitted, derived_id, read_operation
from server.sync.own_log import body_of, own_replica
from server.sync.retry import persistently
from server.sync.world import Writer

T = TypeVar("T")

#: An operation of a job: its id, its changes, and when it was done (None: it does not matter).
SystemOperation = tuple[str, list[dict[str, Any]], str | None]

#: A job has nobody waiting at the other end of a connection.
_PATIENCE_SECONDS = 60.0


class NotWhole(Exception):
    """Some operations of a job that is all or nothing were not applied, so none was."""

    def __init__(self, results: list[Result]) -> None:
        refused = [result for result in results if result.outcome not in ("applied", "merged")]
        super().__init__(", ".join(f"{each.op_id}: {each.reason}" for each in refused[:10]))
        self.results = results


def system_commit(
    job: str, operations: Sequence[SystemOperation], *, is_all_or_nothing: bool = False
) -> list[Result]:
    """Commit the operations of `job` (`import`, `words`, ...) in one transaction, set-wise.

    A change is `{entity, id, action, base_version, base, set, act?}` as a phone sends it; a job may set
    every field. Make op_ids that follow from what they do (uuid5): an operation that is known, with the
    same changes, is answered again and done no second time. Results stand in the order of `operations`.
    With `is_all_or_nothing`, NotWhole is raised, and nothing is stored, when one of them is not applied.
    Anything unforeseen is raised, and nothing is stored. Raises TryLater when the database stays busy.
    """
    return in_one_transaction(
        lambda connection: commit_job(
            connection, job, operations, is_all_or_nothing=is_all_or_nothing
        )
    )


def commit_job(
    connection: Connection,
    job: str,
    operations: Sequence[SystemOperation],
    *,
    is_all_or_nothing: bool = False,
) -> list[Result]:
    """The same in the caller's transaction, for a job that writes more than synced rows."""
    actor = job_user(connection, job)
    replica = own_replica(connection, actor.id, "system")
    writer = Writer(actor, "system", replica.id)
    read = [
        read_operation(
            replica.id, Submitted(UNNUMBERED, body_of(op_id, changes, at)), is_limited=False
        )
        for op_id, changes, at in operations
    ]
    results = commit_within(connection, writer, replica, read).results
    if is_all_or_nothing and any(each.outcome not in ("applied", "merged") for each in results):
        raise NotWhole(results)
    return results


def in_one_transaction(
    work: Callable[[Connection], T], *, patience_seconds: float = _PATIENCE_SECONDS
) -> T:
    """Do `work` in a write transaction, and all of it again when the database was busy.

    Raises TryLater when it stays busy.
    """

    def attempt() -> T:
        with writing() as connection:
            return work(connection)

    return persistently(attempt, deadline=time.monotonic() + patience_seconds)


def job_user(connection: Connection, job: str) -> Actor:
    """The user who stands for a job in history; made on first use, and unable to sign in."""
    code = f"SYS-{job}"
    users = User.__table__
    user_id = derived_id("job", job)
    query = select(users.c.id).where(users.c.id == user_id)
    if connection.execute(query).first() is None:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        values: dict[str, Any] = {"id": user_id, "code": code, "name": code}
        values |= {"is_active": False, "is_system": True, "scope_rev": 0}
        connection.execute(dialect.insert(User).values(values).on_conflict_do_nothing())
    return Actor(id=user_id, code=code, name=code)
