"""An upload: the bytes of a photo on their way from one replica, as far as they have come."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant


class Upload(db.Model):
    """What has come of `size` bytes with the hash `sha256`: the first `offset` of them.

    `state` is `open` until all have come, then `stored`, with the name of the server's own encoding; or
    `damaged`, when the bytes were those that were promised and yet no picture. The row stays as the
    memory that this replica has sent them.
    """

    __tablename__ = "uploads"
    __table_args__ = (
        UniqueConstraint("replica_id", "sha256"),
        Index("ix_uploads_sha256", "sha256"),
        Index("ix_uploads_created_at", "created_at"),
        Index(
            "ix_uploads_open",
            "touched_at",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    replica_id: Mapped[str] = mapped_column(Id, ForeignKey("replicas.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    offset: Mapped[int]
    state: Mapped[str] = mapped_column(String(20), server_default="open")
    stored_sha256: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[str] = mapped_column(Instant)
    touched_at: Mapped[str] = mapped_column(Instant)
