"""Grants with their shares of positions, and what a kilometre is paid from which day."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from server.clock import local_today
from server.extensions import snapshot
from server.models import Grant, GrantShare, KmRate, User

_GRANT = (
    "id",
    "version",
    "code",
    "name",
    "funder",
    "amount_ore",
    "starts_on",
    "ends_on",
    "report_due_on",
    "fte_hours",
    "conditions",
    "letter_ref",
)
_RATE = ("id", "version", "valid_from", "ore_per_km", "passenger_ore_per_km", "source")


def list_grants() -> list[dict[str, Any]]:
    """Every grant with its shares; the one whose period ends last stands first."""
    with snapshot() as connection:
        shares: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in connection.execute(
            select(
                GrantShare.id,
                GrantShare.version,
                GrantShare.grant_id,
                GrantShare.user_id,
                GrantShare.percent,
                User.name,
            )
            .join(User, User.id == GrantShare.user_id)
            .where(GrantShare.deleted_at.is_(None))
            .order_by(User.name, GrantShare.id)
        ):
            share = {name: getattr(row, name) for name in ("id", "version", "user_id", "percent")}
            shares[row.grant_id].append(share | {"name": row.name})
        rows = connection.execute(
            select(*(getattr(Grant, name) for name in _GRANT))
            .where(Grant.deleted_at.is_(None))
            .order_by(Grant.ends_on.desc(), Grant.code, Grant.id)
        ).all()
    return [
        {name: getattr(row, name) for name in _GRANT} | {"shares": shares[row.id]} for row in rows
    ]


def list_rates() -> list[dict[str, Any]]:
    """Every rate, the newest first; `is_in_force` is the one that holds today."""
    today = local_today().isoformat()
    with snapshot() as connection:
        rows = connection.execute(
            select(*(getattr(KmRate, name) for name in _RATE))
            .where(KmRate.deleted_at.is_(None))
            .order_by(KmRate.valid_from.desc(), KmRate.id)
        ).all()
    in_force = next((row.id for row in rows if row.valid_from <= today), None)
    return [
        {name: getattr(row, name) for name in _RATE} | {"is_in_force": row.id == in_force}
        for row in rows
    ]
