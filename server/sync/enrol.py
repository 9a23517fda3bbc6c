"""Enrolment: this user on this device gets a replica, for life."""

from dataclasses import dataclass

from sqlalchemy import insert, select
from uuid_utils import uuid7

from server.access.actor import Actor
from server.clock import instant_now
from server.extensions import writing
from server.sync.ledger import CLOCK, REPLICAS


@dataclass(frozen=True)
class Enrolment:
    """A new replica, and the epoch in which its cursor starts."""

    replica_id: str
    epoch: str


def enrol(actor: Actor, *, label: str, platform: str) -> Enrolment:
    """Give the actor's device a replica. A reply that is lost leaves one that is never used."""
    replica_id = str(uuid7())
    with writing() as connection:
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
    return Enrolment(replica_id, epoch)
