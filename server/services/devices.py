"""Devices: the phones that have a replica, what they last said of themselves, and their revocation.

A parked device can hand in its work, which is held, and gets nothing. A refused one (lost, stolen) can do
nothing, and its app wipes itself at the next contact: the one loss that is wanted, and it is logged with
what the phone last said was unsent.
"""

import logging
from typing import Any

from sqlalchemy import func, select, update

from server.access.actor import Actor
from server.clock import instant_now
from server.errors import NotFound
from server.extensions import snapshot, writing
from server.models import User
from server.sync.ledger import REPLICAS
from server.sync.release import retry_held

log = logging.getLogger(__name__)

#: More phones than any service here has; the list has no pages.
MOST = 1_000

_TOLD = (
    "id",
    "label",
    "platform",
    "enrolled_at",
    "last_seen_at",
    "build",
    "schema",
    "oldest_unsent_at",
    "is_storage_persistent",
    "revoked_at",
    "revoke_mode",
)


def list_devices() -> list[dict[str, Any]]:
    """Every phone: those with unsent work first, then the latest seen."""
    query = (
        select(
            *(REPLICAS.c[name] for name in _TOLD),
            REPLICAS.c.pending_report,
            User.id.label("user_id"),
            User.code,
            User.name,
        )
        .join(User, User.id == REPLICAS.c.user_id)
        .where(REPLICAS.c.kind == "field")
        .order_by(
            func.coalesce(REPLICAS.c.pending_report, 0).desc(),
            func.coalesce(REPLICAS.c.last_seen_at, REPLICAS.c.enrolled_at).desc(),
            REPLICAS.c.id,
        )
        .limit(MOST)
    )
    with snapshot() as connection:
        rows = connection.execute(query).all()
    return [
        {name: getattr(row, name) for name in _TOLD}
        | {
            "pending": row.pending_report,
            "user": {"id": row.user_id, "code": row.code, "name": row.name},
        }
        for row in rows
    ]


def revoke_device(actor: Actor, replica_id: str, *, mode: str, reason: str | None = None) -> None:
    """Park the device, or refuse it. Raises NotFound when there is no such phone."""
    with writing() as connection:
        found = connection.execute(
            update(REPLICAS)
            .where(REPLICAS.c.id == replica_id, REPLICAS.c.kind == "field")
            .values(revoke_mode=mode, revoked_at=instant_now())
            .returning(REPLICAS.c.pending_report)
        ).first()
    if found is None:
        raise NotFound
    log.warning(
        "Replica %s was revoked by %s (%s, %s); it last said that %s operations were unsent",
        *(replica_id, actor.code, mode, reason, found.pending_report),
    )


def restore_device(actor: Actor, replica_id: str) -> None:
    """Let the device take part again, and release what was held meanwhile. Raises NotFound."""
    with writing() as connection:
        found = connection.execute(
            update(REPLICAS)
            .where(REPLICAS.c.id == replica_id, REPLICAS.c.kind == "field")
            .values(revoke_mode=None, revoked_at=None)
            .returning(REPLICAS.c.user_id)
        ).first()
    if found is None:
        raise NotFound
    released = retry_held({found.user_id})
    log.info("Replica %s was restored by %s; released: %s", replica_id, actor.code, released)
