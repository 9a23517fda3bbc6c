"""A minutes addition: what was added after the minutes were locked, with name and time."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, Synced


class MinutesAddition(Synced, db.Model):
    """Minutes that are locked are never changed."""

    __tablename__ = "minutes_additions"

    meeting_id: Mapped[str] = mapped_column(Id, ForeignKey("meetings.id"), index=True)
    agenda_item_id: Mapped[str | None] = mapped_column(Id, ForeignKey("agenda_items.id"))
    author_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    added_at: Mapped[str] = mapped_column(Instant)
    text: Mapped[str] = mapped_column(Text)
