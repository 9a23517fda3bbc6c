"""The one way a synced row changes: a batch of operations in one transaction (docs/sync.md).

All operations of a batch are decided in memory and written set by set. What nobody foresaw rolls the
whole batch back; its operations are then committed one by one, and the one that raises again is kept
as it came, as quarantined, so that it stops nothing behind it.
"""

import logging
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from server.access.actor import Actor
from server.errors import DeviceRefused, DomainError, NotYourReplica, TryLater
from server.extensions import writing
from server.sync.batch import Batch, commit_within
from server.sync.ledger import lock_replica
from server.sync.operation import Operation, Submitted, read_operation
from server.sync.photo_receipts import settle_after, settle_soon
from server.sync.refusals import Refused
from server.sync.release import retry_held
from server.sync.retry import BUDGET_SECONDS, RETRY_AFTER_SECONDS, persistently
from server.sync.world import Writer

log = logging.getLogger(__name__)

Together = Callable[[list[Operation]], Batch]
Note = Callable[[Connection], None]


def commit_operations(
    replica_id: str,
    submitted: Sequence[Submitted],
    *,
    actor: Actor,
    clock_offset_ms: int | None = None,
    note: Note | None = None,
    is_rescue: bool = False,
    hold: str | None = None,
    budget_seconds: float = BUDGET_SECONDS,
) -> Batch:
    """Commit what a phone sends, each operation on its own, in the order of its log.

    `note` writes what the phone says of itself, in the same transaction. With `is_rescue` it is the
    office that sends, from a file: also of a device that is refused. With `hold`, a reason, everything
    new is held.

    Raises NotYourReplica, DeviceRefused, or TryLater when the database stays busy or away; then nothing
    was stored. Trouble half-way is the batch's `stop`, with the results so far.
    """
    deadline = time.monotonic() + budget_seconds
    operations = [read_operation(replica_id, each) for each in submitted]
    writer = Writer(actor, "field", replica_id)

    def together(part: list[Operation]) -> Batch:
        with writing() as connection:
            replica = lock_replica(connection, replica_id)
            if replica is None or replica.user_id != actor.id or replica.kind != writer.kind:
                raise NotYourReplica
            if replica.revoke_mode == "refuse" and not is_rescue:
                raise DeviceRefused
            if hold is not None:
                replica = replace(replica, hold=hold)
            batch = commit_within(
                connection, writer, replica, part, clock_offset_ms=clock_offset_ms
            )
            if note is not None:
                note(connection)
            return batch

    try:
        batch = persistently(lambda: together(operations), deadline=deadline)
    except DomainError:
        raise
    except Exception as error:
        _log_fault("A batch", replica_id, error)
        batch = _one_by_one(operations, together, deadline)
    settle_after(actor.id, operations)
    if retry_held(batch.ended):
        # What was held may have named photos, of any author.
        settle_soon()
    return batch


def _one_by_one(operations: list[Operation], together: Together, deadline: float) -> Batch:
    done = Batch()
    for operation in operations:
        if time.monotonic() >= deadline and done.answers:
            done.stop = "budget"
            break
        try:
            step = _commit_or_quarantine(operation, together, deadline)
        except TryLater:
            if not done.answers:
                raise
            done.stop, done.retry_after = "retry", RETRY_AFTER_SECONDS
            break
        done.answers += step.answers
        done.last_seq, done.stop, done.epoch = step.last_seq, step.stop, step.epoch
        done.ended |= step.ended
        if step.stop:
            break
    return done


def _commit_or_quarantine(operation: Operation, together: Together, deadline: float) -> Batch:
    try:
        return persistently(lambda: together([operation]), deadline=deadline)
    except DomainError:
        raise
    except Exception as error:
        _log_fault("An operation", operation.op_id, error)
    operation.problem = Refused("server_fault", outcome="quarantined")
    try:
        return persistently(lambda: together([operation]), deadline=deadline)
    except DomainError:
        raise
    except Exception as error:
        # Not even the payload can be kept: nothing is consumed, and the phone keeps it.
        _log_fault("A quarantine", operation.op_id, error)
        raise TryLater(retry_after=RETRY_AFTER_SECONDS) from error


def _log_fault(what: str, name: str, error: Exception) -> None:
    """Say where it happened; never the error's own text, which can quote what was written about a person."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    log.error("%s (%s) raised %s at %s", what, name, type(error).__name__, where)
