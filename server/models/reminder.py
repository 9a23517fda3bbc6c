"""A reminder: something to think of at the next visit (*Husk til neste gang*)."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, Synced


class Reminder(Synced, db.Model):
    """A phrase or a few words, pinned to a case or a place until somebody has done it."""

    __tablename__ = "reminders"

    author_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    place_id: Mapped[str | None] = mapped_column(Id, ForeignKey("places.id"))
    phrase: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str | None] = mapped_column(String(200))
    done_at: Mapped[str | None] = mapped_column(Instant)
    done_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
