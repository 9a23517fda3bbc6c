"""A meeting series: a meeting that comes again every so many weeks, from an anchor date."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class MeetingSeries(Synced, db.Model):
    """An occurrence can be moved without moving the series."""

    __tablename__ = "meeting_series"

    type: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    partner_id: Mapped[str | None] = mapped_column(Id, ForeignKey("partners.id"))
    anchor_on: Mapped[str] = mapped_column(LocalDate)
    every_weeks: Mapped[int]
    starts_at_local: Mapped[str | None] = mapped_column(String(5))
    place: Mapped[str | None] = mapped_column(String(120))
    ended_on: Mapped[str | None] = mapped_column(LocalDate)
