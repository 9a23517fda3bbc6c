"""A participation: a colleague on an entry."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, Synced


class Participation(Synced, db.Model):
    """Confirmed or declined by the colleague as a record of their own, so that an approval is not made stale
    by it. Whoever was not there sees no more of the entry than they would without being named."""

    __tablename__ = "participations"

    entry_id: Mapped[str] = mapped_column(Id, ForeignKey("log_entries.id"), index=True)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), index=True)
    confirmed_at: Mapped[str | None] = mapped_column(Instant)
    declined_at: Mapped[str | None] = mapped_column(Instant)
