"""A request for a formal decision: dated, sent to the right unit, and followed (law.md 1)."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class DecisionRequest(Synced, db.Model):
    """What the resident asked for in their own words; the decision itself is made elsewhere."""

    __tablename__ = "decision_requests"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    asked_on: Mapped[str] = mapped_column(LocalDate)
    words: Mapped[str | None] = mapped_column(Text)
    noted_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    partner_id: Mapped[str | None] = mapped_column(Id, ForeignKey("partners.id"))
    sent_on: Mapped[str | None] = mapped_column(LocalDate)
    remind_on: Mapped[str | None] = mapped_column(LocalDate)
    answered_on: Mapped[str | None] = mapped_column(LocalDate)
    answer: Mapped[str | None] = mapped_column(String(40))
