"""A forum question: what is taken further to a manager, whose answer comes back to the case."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class ForumQuestion(Synced, db.Model):
    """*Ta videre*: to the unit manager, or to the department manager at Nav."""

    __tablename__ = "forum_questions"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    measure_id: Mapped[str | None] = mapped_column(Id, ForeignKey("measures.id"))
    forum: Mapped[str] = mapped_column(String(40))
    question: Mapped[str] = mapped_column(String(500))
    asked_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    asked_on: Mapped[str] = mapped_column(LocalDate)
    answered_on: Mapped[str | None] = mapped_column(LocalDate)
    answered_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    state: Mapped[str | None] = mapped_column(String(40))
    answer: Mapped[str | None] = mapped_column(String(500))
