"""Whether anything can have changed since an answer was given: a tag for what is asked for all the time."""

import hashlib
from typing import Any

from sqlalchemy import select

from server.access.actor import Actor
from server.clock import local_today
from server.extensions import glance
from server.models import Clock


def freshness(actor: Actor, **asked: Any) -> str:
    """A tag that stays the same for as long as the same question has the same answer.

    It follows from who asks, what for, the day, and the number of the newest change to any synced record.
    """
    with glance() as connection:
        clock = connection.execute(select(Clock.epoch, Clock.seq)).one()
    parts = (actor.id, sorted(actor.roles), sorted(asked.items()), local_today(), *clock)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
