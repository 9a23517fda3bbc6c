"""Enrolment: this user on this device gets a replica, for life."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select
from uuid_utils import uuid7

from server.access.actor import Actor
from server.clock import instant_now
from server.extensions import writing
from server.sync.ledger import CLOCK, REPLICAS

#: How many earlier phones are told of.
MOST_LEFT_BEHIND = 20


@dataclass(frozen=True)
class Enrolment:
    """A new replica, and the epoch in which its cursor starts.

    `left_behind` are the user's other phones that said they had unsent work: label, pending, last_seen_at.
    """

    replica_id: str
    epoch: str
    left_behind: list[dict[str, Any]]


def enrol(actor: Actor, *, label: str, platform: str) -> Enrolment:
    """Give the actor's device a replica. A reply that is lost leaves one that is never used."""
    replica_id = str(uuid7())
    with writing() as connection:
        left_behind = _left_behind(connection, actor)
        connection.execute(
            insert(REPLICAS).values(
                id=replica_id,
                user_id=actor.id,
                kind="field",
                label=label or None,
                platform=platform or None,
                last_seq=0,
                enrolled_at=instant_now(),
            )
        )
        epoch: str = connection.execute(select(CLOCK.c.epoch)).scalar_one()
    return Enrolment(replica_id, epoch, left_behind)


def _left_behind(connection: Connection, actor: Actor) -> list[dict[str, Any]]:
    """This user's phones that last said they had unsent work, the latest first."""
    rows = connection.execute(
        select(REPLICAS.c.label, REPLICAS.c.pending_report, REPLICAS.c.last_seen_at)
        .where(
            REPLICAS.c.user_id == actor.id,
            REPLICAS.c.kind == "field",
            REPLICAS.c.pending_report > 0,
        )
        .order_by(REPLICAS.c.last_seen_at.desc())
        .limit(MOST_LEFT_BEHIND)
    )
    return [
        {"label": label, "pending": pending, "last_seen_at": seen} for label, pending, seen in rows
    ]
