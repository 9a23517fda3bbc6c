"""An access note: that somebody opened what is somebody else's."""

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant


class AccessNote(db.Model):
    """Ids alone: who opened which record, whose it is, and when. Never what stood in it."""

    __tablename__ = "access_notes"
    __table_args__ = (Index("ix_access_notes_owner_id_at", "owner_id", "at"),)

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(db.Integer, "sqlite"), primary_key=True
    )
    at: Mapped[str] = mapped_column(Instant)
    actor_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    owner_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    entity: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[str] = mapped_column(Id)
