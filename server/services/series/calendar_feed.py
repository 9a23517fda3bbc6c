"""One's meetings in one's own calendar program: a secret address, and what can be read there.

The address works without a sign-in, so it holds nothing but days, times and the kind of meeting: no
name, no case, no place, and no text that anybody has typed. Whoever has the address and is no longer
allowed to read meetings gets nothing.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import time, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from server.access.actor import Actor
from server.access.roles import may
from server.clock import instant_now, local_today, utc_now
from server.errors import NotFound
from server.extensions import snapshot, writing
from server.locales import say
from server.models import CalendarFeed, User, UserRole
from server.rules.calendar_text import Event, calendar_text
from server.services.series.days import Day, days_between

#: What of the past and of what is to come a calendar shows.
BACK, AHEAD = timedelta(days=60), timedelta(days=400)


@dataclass(frozen=True)
class Feed:
    """Whether a user has an address, since when, and the last day that it was read."""

    made_at: str | None
    last_read_on: str | None


@dataclass(frozen=True)
class NewFeed:
    """A new address; its secret part is told this once, and stored nowhere."""

    token: str


def read_feed(actor: Actor) -> Feed:
    """Whether the actor has an address, and whether anybody reads it."""
    with snapshot() as connection:
        row = connection.execute(
            select(CalendarFeed.made_at, CalendarFeed.last_read_on).where(
                CalendarFeed.user_id == actor.id
            )
        ).one_or_none()
    return Feed(row.made_at, row.last_read_on) if row else Feed(None, None)


def renew_feed(actor: Actor) -> NewFeed:
    """Make an address for the actor; one from before stops working at once."""
    token = secrets.token_urlsafe(32)
    with writing() as connection:
        _end(connection, actor)
        connection.execute(
            insert(CalendarFeed).values(
                user_id=actor.id, token_hash=_hash(token), made_at=instant_now()
            )
        )
    return NewFeed(token)


def end_feed(actor: Actor) -> None:
    """Let the actor have no address."""
    with writing() as connection:
        _end(connection, actor)


def feed_text(token: str, host_url: str) -> str:
    """The meetings behind an address, as a calendar. Raises NotFound for an address that does not work."""
    today = local_today()
    with snapshot() as connection:
        feed = connection.execute(
            select(CalendarFeed.user_id, CalendarFeed.last_read_on)
            .join(User, User.id == CalendarFeed.user_id)
            .where(CalendarFeed.token_hash == _hash(token), User.is_active.is_(True))
        ).one_or_none()
        if feed is None or not _may_read(connection, feed.user_id):
            raise NotFound
        days = days_between(connection, today - BACK, today + AHEAD)
    if feed.last_read_on != today.isoformat():
        with writing() as connection:
            connection.execute(
                update(CalendarFeed)
                .where(CalendarFeed.token_hash == _hash(token))
                .values(last_read_on=today.isoformat())
            )
    return calendar_text(
        [_event(day, host_url) for day in days], name=say("calendar.name"), made_at=utc_now()
    )


def _may_read(connection: Connection, user_id: str) -> bool:
    roles = frozenset(connection.scalars(select(UserRole.role).where(UserRole.user_id == user_id)))
    return may(Actor(user_id, "", "", roles=roles, surface="office"), "meetings.read")


def _event(day: Day, host_url: str) -> Event:
    return Event(
        uid=f"{day.id}@miljovakt",
        on=day.held_on,
        at=time.fromisoformat(day.starts_at_local) if day.starts_at_local else None,
        title=say("calendar.weekly") if day.type == "weekly" else say("calendar.with_partner"),
        url=f"{host_url.rstrip('/')}/office/meetings",
        revision=day.version,
        is_cancelled=day.state == "cancelled",
    )


def _end(connection: Connection, actor: Actor) -> None:
    connection.execute(delete(CalendarFeed).where(CalendarFeed.user_id == actor.id))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
