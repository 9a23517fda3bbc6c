"""A planned visit: where to go, when, for how long."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class PlannedVisit(Synced, db.Model):
    """A plan on a day, at a case or a place; the workers are rows of their own."""

    __tablename__ = "planned_visits"

    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    place_id: Mapped[str | None] = mapped_column(Id, ForeignKey("places.id"))
    planned_on: Mapped[str] = mapped_column(LocalDate, index=True)
    starts_at_local: Mapped[str | None] = mapped_column(String(5))
    duration_minutes: Mapped[int]
    note: Mapped[str | None] = mapped_column(String(500))
    repeat_id: Mapped[str | None] = mapped_column(Id, index=True)
