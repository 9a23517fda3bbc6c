"""Who has opened what of whom: noted when it is opened, and told to the one whose it is."""

from typing import Any

from sqlalchemy import select

from server.access.actor import Actor
from server.clock import instant_now
from server.extensions import snapshot, writing
from server.models import AccessNote, LogEntry, User

#: The latest that are told; older ones stay in the table.
MOST = 200


def note_opening(actor: Actor, entity: str, record_id: str, owner_id: str) -> None:
    """Note that the actor opened a record of somebody else's; one's own is nobody's business."""
    if actor.id == owner_id:
        return
    with writing() as connection:
        connection.execute(
            AccessNote.__table__.insert().values(
                at=instant_now(),
                actor_id=actor.id,
                owner_id=owner_id,
                entity=entity,
                record_id=record_id,
            )
        )


def opened_by_others(actor: Actor) -> list[dict[str, Any]]:
    """Who has opened the actor's own entries, the latest first: when, who, and which entry."""
    query = (
        select(
            AccessNote.at,
            User.name.label("by_name"),
            LogEntry.code.label("entry_code"),
            LogEntry.done_on,
        )
        .join(User, User.id == AccessNote.actor_id)
        .join(LogEntry, LogEntry.id == AccessNote.record_id)
        .where(AccessNote.owner_id == actor.id, AccessNote.entity == "log_entry")
        .order_by(AccessNote.at.desc(), AccessNote.seq.desc())
        .limit(MOST)
    )
    with snapshot() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]
