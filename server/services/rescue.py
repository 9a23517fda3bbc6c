"""Bringing in a rescue file: the phone's own operations, in its own log and in its user's name.

They go the way of every push, so a file that is brought in twice, or whose phone gets through after all,
counts once. Of a device that was revoked, or a user who is no longer active, nothing is done at once:
every operation is held, for the office to release.
"""

import logging
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from server.access.actor import Actor
from server.clock import instant_now
from server.errors import RescueNotOurs, TryLater
from server.extensions import snapshot, writing
from server.models import User
from server.services.rescue_file import RescueContent, open_file
from server.services.rescue_photos import keep_photo, photos_left
from server.sync.batch import UNNUMBERED
from server.sync.commit import commit_operations
from server.sync.envelope import OPERATIONS
from server.sync.ledger import LEDGER, REPLICAS, Result
from server.sync.operation import Submitted

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rescued:
    """What became of a rescue file."""

    replica: str
    user: str
    operations: int
    new: int
    outcomes: dict[str, int]
    photos: int
    photos_kept: int


def bring_in(file: bytes, *, by: str) -> Rescued:
    """Bring in a rescue file; `by` is the code of who does it, for the log.

    Raises RescueUnreadable, RescueKeyUnknown, RescueNotOurs, or TryLater when the database stays busy:
    what was done by then stands, and the same file can be brought in again.
    """
    content = open_file(file)
    replica_id = content.replica
    owner, hold = _owner(content)
    before = _held_count(replica_id)
    results = _commit(replica_id, owner, hold, content.operations)
    kept = sum(keep_photo(replica_id, owner, photo) for photo in content.photos)
    rescued = Rescued(
        replica_id,
        owner.id,
        operations=len(results),
        new=_held_count(replica_id) - before,
        outcomes=dict(Counter(result.outcome for result in results)),
        photos=len(content.photos),
        photos_kept=kept,
    )
    if kept == rescued.photos:
        _note_what_is_left(replica_id, photos_left(replica_id))
    log.info("A rescue file of %s was brought in by %s: %s", replica_id, by, rescued.new)
    return rescued


def _owner(content: RescueContent) -> tuple[Actor, str | None]:
    """Whose work it is, and why it is to be held, if so.

    A phone that enrolled after the backup that the server was set back to gets its replica again.
    """
    with writing() as connection:
        user = connection.execute(
            select(User.id, User.code, User.name, User.username, User.is_active).where(
                User.id == content.user, User.is_system.is_(False)
            )
        ).one_or_none()
        if user is None:
            raise RescueNotOurs
        replica = connection.execute(
            select(REPLICAS.c.user_id, REPLICAS.c.kind, REPLICAS.c.revoke_mode).where(
                REPLICAS.c.id == content.replica
            )
        ).one_or_none()
        if replica is None:
            _enrol_again(connection, content)
        elif (replica.user_id, replica.kind) != (user.id, "field"):
            raise RescueNotOurs
    hold = None if user.is_active else "account_closed"
    if replica is not None and replica.revoke_mode is not None:
        hold = "device_parked"
    owner = Actor(
        user.id, user.code, user.name, user.username, frozenset({"field_worker"}), "field"
    )
    return owner, hold


def _enrol_again(connection: Connection, content: RescueContent) -> None:
    connection.execute(
        insert(REPLICAS).values(
            id=content.replica,
            user_id=content.user,
            kind="field",
            last_seq=0,
            enrolled_at=instant_now(),
        )
    )


def _commit(
    replica_id: str, owner: Actor, hold: str | None, operations: list[Submitted]
) -> list[Result]:
    # The numbers are the phone's; what is missing before them has arrived, or is lost with its phone.
    waiting = [Submitted(UNNUMBERED, each.body) for each in operations]
    results: list[Result] = []
    while waiting:
        batch = commit_operations(
            replica_id, waiting[:OPERATIONS], actor=owner, is_rescue=True, hold=hold
        )
        if not batch.answers:
            raise TryLater(retry_after=batch.retry_after)
        results += batch.results
        waiting = waiting[len(batch.answers) :]
    return results


def _held_count(replica_id: str) -> int:
    """How many operations of the replica the ledger has."""
    with snapshot() as connection:
        count = select(func.count()).where(LEDGER.c.replica_id == replica_id)
        return int(connection.execute(count).scalar_one())


def _note_what_is_left(replica_id: str, photos: int) -> None:
    """Photos that are in further files, or still on the phone; every file has all the operations."""
    values: dict[str, object] = {"pending_report": photos}
    if not photos:
        values["oldest_unsent_at"] = None
    with writing() as connection:
        connection.execute(update(REPLICAS).where(REPLICAS.c.id == replica_id).values(values))
