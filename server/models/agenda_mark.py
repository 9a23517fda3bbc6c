"""A mark on a case: it is to be taken up in the next weekly meeting."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class AgendaMark(Synced, db.Model):
    """Who wants it there and why, until a meeting has had it."""

    __tablename__ = "agenda_marks"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    author_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    marked_on: Mapped[str] = mapped_column(LocalDate)
    reason: Mapped[str | None] = mapped_column(String(500))
    handled_on: Mapped[str | None] = mapped_column(LocalDate)
