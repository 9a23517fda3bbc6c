"""A follow-up: how it goes with the tenancy 90 days after a case was closed."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class FollowUp(Synced, db.Model):
    """Due on a day; stable, not stable, or not reached (reports.md, F15)."""

    __tablename__ = "follow_ups"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    due_on: Mapped[str] = mapped_column(LocalDate)
    done_on: Mapped[str | None] = mapped_column(LocalDate)
    result: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(String(500))
