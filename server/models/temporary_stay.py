"""A temporary stay: nights in temporary housing."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class TemporaryStay(Synced, db.Model):
    """From the first night to the day of leaving, what a night costs, and what comes next."""

    __tablename__ = "temporary_stays"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    landlord_id: Mapped[str | None] = mapped_column(Id, ForeignKey("landlords.id"))
    starts_on: Mapped[str] = mapped_column(LocalDate)
    ends_on: Mapped[str | None] = mapped_column(LocalDate)
    night_cost_ore: Mapped[int | None]
    next_step: Mapped[str | None] = mapped_column(String(200))
