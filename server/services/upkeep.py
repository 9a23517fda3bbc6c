"""Upkeep: what changes because time passes, though nobody does anything."""

from datetime import date, datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, or_, select, update

from server.clock import instant
from server.config import Settings
from server.extensions import snapshot, writing
from server.models import Session, User, UserRole


def end_old_sessions(now: datetime) -> int:
    """End the sessions that are past their life or idle for too long; says how many they were."""
    settings: Settings = current_app.config["SETTINGS"]
    is_over = or_(
        _is_on("office") & (Session.started_at <= _before(now, settings.office_absolute)),
        _is_on("office") & (Session.last_seen_at <= _before(now, settings.office_idle)),
        _is_on("field") & (Session.started_at <= _before(now, settings.field_absolute)),
    )
    over = Session.ended_at.is_(None) & is_over
    with snapshot() as connection:
        # Most of the time there are none, and a phone's push need not wait for the write lock.
        if connection.execute(select(Session.id_hash).where(over).limit(1)).first() is None:
            return 0
    with writing() as connection:
        ended = connection.execute(update(Session).where(over).values(ended_at=instant(now)))
        return ended.rowcount


def renew_day_packs(today: date) -> int:
    """Let the phones of field workers ask for today's records: what they hold follows from the date.

    Says for how many users it was done (sync.md, decision 2).
    """
    field_workers = select(UserRole.user_id).where(UserRole.role == "field_worker")
    is_yesterdays = User.id.in_(field_workers) & or_(
        User.scope_day.is_(None), User.scope_day != today.isoformat()
    )
    with snapshot() as connection:
        if connection.execute(select(User.id).where(is_yesterdays).limit(1)).first() is None:
            return 0
    with writing() as connection:
        renewed = connection.execute(
            update(User)
            .where(is_yesterdays)
            .values(scope_rev=User.scope_rev + 1, scope_day=today.isoformat())
        )
        return renewed.rowcount


def _is_on(surface: str) -> ColumnElement[bool]:
    return Session.surface == surface


def _before(now: datetime, life: timedelta) -> str:
    return instant(now - life)
