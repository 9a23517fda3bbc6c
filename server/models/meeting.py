"""A meeting: one occurrence, of a series or alone; the weekly meeting is one."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, LocalDate, Synced


class Meeting(Synced, db.Model):
    """`slot_on` is the day that the series gives it, `held_on` the day it is held."""

    __tablename__ = "meetings"

    series_id: Mapped[str | None] = mapped_column(Id, ForeignKey("meeting_series.id"), index=True)
    type: Mapped[str] = mapped_column(String(40))
    partner_id: Mapped[str | None] = mapped_column(Id, ForeignKey("partners.id"))
    slot_on: Mapped[str | None] = mapped_column(LocalDate)
    held_on: Mapped[str] = mapped_column(LocalDate)
    starts_at_local: Mapped[str | None] = mapped_column(String(5))
    state: Mapped[str] = mapped_column(String(40))
    locked_at: Mapped[str | None] = mapped_column(Instant)
    locked_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
