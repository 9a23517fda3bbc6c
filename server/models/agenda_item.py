"""An agenda item: what a meeting takes up, and what it decided."""

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, LocalDate, Synced


class AgendaItem(Synced, db.Model):
    """`reasons` tell why it stands there. Each text is a field group: two people write side by side."""

    __tablename__ = "agenda_items"

    meeting_id: Mapped[str] = mapped_column(Id, ForeignKey("meetings.id"), index=True)
    position: Mapped[int]
    part: Mapped[str] = mapped_column(String(40))
    reasons: Mapped[list[str]] = mapped_column(JSON)
    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    inquiry_id: Mapped[str | None] = mapped_column(Id, ForeignKey("inquiries.id"))
    incident_id: Mapped[str | None] = mapped_column(Id, ForeignKey("incidents.id"))
    title: Mapped[str | None] = mapped_column(String(200))
    notes: Mapped[str | None] = mapped_column(Text)
    decision: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    due_on: Mapped[str | None] = mapped_column(LocalDate)
    handled_at: Mapped[str | None] = mapped_column(Instant)
    handled_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
