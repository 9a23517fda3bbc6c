"""An attachment: a photo of an entry, whose bytes follow when there is a network."""

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, Synced


class Attachment(Synced, db.Model):
    """What the phone says of a photo, and what the server has received of it.

    `sha256` and `size` are of the bytes that the phone sends. `received_sha256` is set when they have
    come whole; `stored_sha256` names the server's own encoding of them (sync.md, decision 16).
    """

    __tablename__ = "attachments"
    __table_args__ = (
        Index("ix_attachments_sha256", "sha256"),
        Index(
            "ix_attachments_waiting",
            "sha256",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    entry_id: Mapped[str] = mapped_column(Id, ForeignKey("log_entries.id"), index=True)
    slot: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    taken_at: Mapped[str] = mapped_column(Instant)
    media_type: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    received_sha256: Mapped[str | None] = mapped_column(String(64))
    stored_sha256: Mapped[str | None] = mapped_column(String(64))
    received_at: Mapped[str | None] = mapped_column(Instant)
