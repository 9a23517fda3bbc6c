"""A safety incident: threat, violence or danger at work, and how it is followed up (law.md 12)."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, LocalDate, Synced


class Incident(Synced, db.Model):
    """Factual and dated. The unit manager plans the follow-up."""

    __tablename__ = "incidents"

    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    entry_id: Mapped[str | None] = mapped_column(Id)
    reported_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    occurred_at: Mapped[str] = mapped_column(Instant)
    type: Mapped[str] = mapped_column(String(40))
    text: Mapped[str | None] = mapped_column(String(500))
    follow_up_by: Mapped[str | None] = mapped_column(LocalDate)
    followed_up_on: Mapped[str | None] = mapped_column(LocalDate)
    follow_up: Mapped[str | None] = mapped_column(Text)
