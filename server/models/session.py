"""A session: a sign-in that has not ended."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant


class Session(db.Model):
    """Kept on the server; the browser has 256 random bits of which only the SHA-256 is stored."""

    __tablename__ = "sessions"

    id_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), index=True)
    surface: Mapped[str] = mapped_column(String(10))
    started_at: Mapped[str] = mapped_column(Instant)
    last_seen_at: Mapped[str] = mapped_column(Instant)
    ended_at: Mapped[str | None] = mapped_column(Instant)
