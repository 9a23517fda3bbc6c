"""A calendar feed: a user's meetings, read by the user's own calendar program without a sign-in."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, LocalDate


class CalendarFeed(db.Model):
    """One for each user at most; its address holds 256 random bits of which only the SHA-256 is stored."""

    __tablename__ = "calendar_feeds"

    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[str] = mapped_column(Instant)
    last_read_on: Mapped[str | None] = mapped_column(LocalDate)
