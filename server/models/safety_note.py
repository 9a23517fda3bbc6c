"""A safety note: a fact that whoever visits must know before the door."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class SafetyNote(Synced, db.Model):
    """Factual and dated; seen by those who visit."""

    __tablename__ = "safety_notes"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    type: Mapped[str] = mapped_column(String(40))
    text: Mapped[str | None] = mapped_column(String(500))
    noted_on: Mapped[str] = mapped_column(LocalDate)
    noted_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    reviewed_on: Mapped[str | None] = mapped_column(LocalDate)
    reviewed_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    ended_on: Mapped[str | None] = mapped_column(LocalDate)
