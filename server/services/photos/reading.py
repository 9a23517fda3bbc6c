"""Photos as the office meets them: what an entry has, which of it has come, and the picture itself."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.readable import readable_entries
from server.errors import NotFound
from server.extensions import snapshot
from server.models import Attachment, LogEntry, OpLedger, RecordHistory, Replica
from server.services.photos.store import photo_store

_PLAIN = ("id", "slot", "position", "taken_at", "state", "received_at")


def photos_of(connection: Connection, entry_ids: list[str]) -> Mapping[str, list[dict[str, Any]]]:
    """The photos of each entry, in their order.

    Each tells the phone that announced it and when that phone was last in touch: it is the phone that
    still holds a photo whose bytes have not come.
    """
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows = connection.execute(
        select(
            Attachment.entry_id,
            *(getattr(Attachment, name) for name in _PLAIN),
            OpLedger.received_at.label("announced_at"),
            Replica.label.label("device_label"),
            Replica.last_seen_at.label("device_seen_at"),
        )
        .join(
            RecordHistory,
            (RecordHistory.entity == "attachment")
            & (RecordHistory.id == Attachment.id)
            & (RecordHistory.version == 1),
        )
        .join(OpLedger, OpLedger.op_id == RecordHistory.op_id)
        .join(Replica, Replica.id == OpLedger.replica_id)
        .where(Attachment.entry_id.in_(entry_ids), Attachment.deleted_at.is_(None))
        .order_by(Attachment.position, Attachment.taken_at, Attachment.id)
    )
    for row in rows:
        told = {name: getattr(row, name) for name in _PLAIN}
        told["announced_at"] = row.announced_at
        told["device_label"] = row.device_label
        told["device_seen_at"] = row.device_seen_at
        found[row.entry_id].append(told)
    return found


def photo_file(actor: Actor, attachment_id: str) -> tuple[str, bytes]:
    """A photo's file name and its bytes.

    Raises NotFound when there is none, when it has not come, or when the actor may not read its entry.
    """
    with snapshot() as connection:
        sha256 = connection.execute(
            select(Attachment.stored_sha256)
            .join(LogEntry, LogEntry.id == Attachment.entry_id)
            .where(
                readable_entries(actor),
                Attachment.id == attachment_id,
                Attachment.deleted_at.is_(None),
                Attachment.state == "stored",
            )
        ).scalar()
    content = photo_store().read(sha256) if sha256 else None
    if content is None:
        raise NotFound
    return f"{attachment_id}.jpg", content
