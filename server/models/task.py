"""A task: something that somebody is to do, decided in a meeting or at a desk."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, LocalDate, Synced


class Task(Synced, db.Model):
    """With an owner and a day; a caretaker has it on the phone."""

    __tablename__ = "tasks"

    agenda_item_id: Mapped[str | None] = mapped_column(Id, ForeignKey("agenda_items.id"))
    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    inquiry_id: Mapped[str | None] = mapped_column(Id, ForeignKey("inquiries.id"))
    owner_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), index=True)
    text: Mapped[str] = mapped_column(String(500))
    due_on: Mapped[str | None] = mapped_column(LocalDate)
    made_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    done_at: Mapped[str | None] = mapped_column(Instant)
    done_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
