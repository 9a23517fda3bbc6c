"""Sessions: who is signed in, on which surface, until when.

The browser holds 256 random bits; the database holds their SHA-256. Roles are read at every
request, so that a user who is disabled, or loses a role, is stopped at the next one.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import insert, select, update

from server.access.actor import Actor
from server.access.prepared import Prepared, asked
from server.access.roles import SURFACES
from server.clock import instant, utc_now
from server.config import Settings
from server.errors import NotYourSurface, WrongSignIn
from server.extensions import db, glance, writing
from server.models import Session, User, UserRole
from server.services.long_write import is_long_write
from server.services.passwords import hash_password, needs_rehash, verify_password

#: How often a session in use is written to the database.
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class SignedIn:
    """A session with its user; `token` is what the browser keeps, and is never stored here."""

    token: str
    actor: Actor
    expires_at: str


def sign_in(username: str, password: str, surface: str) -> SignedIn:
    """Check the password and begin a session.

    Raises WrongSignIn in the same words and after the same work whatever was wrong, and
    NotYourSurface when the person is right but has no role there.
    """
    user = db.session.execute(
        select(User.id, User.code, User.name, User.username, User.password_hash).where(
            User.username == username.strip().lower(),
            User.is_active.is_(True),
            User.is_system.is_(False),
        )
    ).one_or_none()
    stored = user.password_hash if user else None
    if not verify_password(stored, password) or user is None or stored is None:
        raise WrongSignIn
    roles = _roles_of(user.id)
    if not roles & SURFACES[surface]:
        raise NotYourSurface
    if needs_rehash(stored):
        with writing() as connection:
            connection.execute(
                update(User).where(User.id == user.id).values(password_hash=hash_password(password))
            )
    return begin(Actor(user.id, user.code, user.name, user.username, roles, surface))


def begin(actor: Actor) -> SignedIn:
    """Begin a session for someone whose identity has been proved."""
    token = secrets.token_urlsafe(32)
    now = utc_now()
    with writing() as connection:
        connection.execute(
            insert(Session).values(
                id_hash=_hash(token),
                user_id=actor.id,
                surface=actor.surface,
                started_at=instant(now),
                last_seen_at=instant(now),
            )
        )
    return SignedIn(token, actor, instant(now + _lifetime(actor.surface)))


_RESUME = Prepared(
    lambda _among: (
        select(
            Session.surface,
            Session.started_at,
            Session.last_seen_at,
            User.id,
            User.code,
            User.name,
            User.username,
            UserRole.role,
        )
        .join(User, User.id == Session.user_id)
        .join(UserRole, UserRole.user_id == User.id)
        .where(
            Session.id_hash == asked("id_hash"),
            Session.ended_at.is_(None),
            User.is_active.is_(True),
        )
    )
)


def resume(token: str) -> SignedIn | None:
    """The session that `token` opens; None when it is over or its user may no longer be here."""
    # Every request asks this: one query, a row for each role, and nothing of it is kept.
    with glance() as connection:
        rows = _RESUME.run(connection, id_hash=_hash(token))
    if not rows:
        return None
    surface, started_at, last_seen_at, user_id, code, name, username, _ = rows[0]
    now = utc_now()
    ends = datetime.fromisoformat(started_at) + _lifetime(surface)
    seen = datetime.fromisoformat(last_seen_at)
    idle = _idle(surface)
    if now >= ends or (idle is not None and now >= seen + idle):
        return None
    roles = frozenset(row[-1] for row in rows)
    if not roles & SURFACES[surface]:
        return None
    if now - seen >= SEEN_EVERY:
        _note_seen(token, instant(now))
    actor = Actor(user_id, code, name, username, roles, surface)
    return SignedIn(token, actor, instant(ends))


def end(token: str) -> None:
    """End the session that `token` opens; harmless when it has ended already."""
    with writing() as connection:
        connection.execute(
            update(Session)
            .where(Session.id_hash == _hash(token), Session.ended_at.is_(None))
            .values(ended_at=instant(utc_now()))
        )


def _note_seen(token: str, now: str) -> None:
    if is_long_write():
        # The next request notes it; this one need not hang for it.
        return
    with writing() as connection:
        connection.execute(
            update(Session).where(Session.id_hash == _hash(token)).values(last_seen_at=now)
        )


def _roles_of(user_id: str) -> frozenset[str]:
    return frozenset(
        db.session.execute(select(UserRole.role).where(UserRole.user_id == user_id)).scalars()
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _lifetime(surface: str) -> timedelta:
    return _settings().office_absolute if surface == "office" else _settings().field_absolute


def _idle(surface: str) -> timedelta | None:
    return _settings().office_idle if surface == "office" else None


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
