"""An upload: the bytes of a photo on their way from one replica, as far as they have come."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant


class Upload(db.Model):
    """What has come of `size` bytes with the hash `sha256`: the first `offset` of them."""

    __tablename__ = "uploads"
    __table_args__ = (UniqueConstraint("replica_id", "sha256"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    replica_id: Mapped[str] = mapped_column(Id, ForeignKey("replicas.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    offset: Mapped[int]
    created_at: Mapped[str] = mapped_column(Instant)
    touched_at: Mapped[str] = mapped_column(Instant)
