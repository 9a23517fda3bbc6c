"""A housing step: one step of the search for a home on the private market."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class HousingStep(Synced, db.Model):
    """A viewing, an offer, a contract or the day of moving in."""

    __tablename__ = "housing_steps"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    type: Mapped[str] = mapped_column(String(40))
    taken_on: Mapped[str] = mapped_column(LocalDate)
    landlord_id: Mapped[str | None] = mapped_column(Id, ForeignKey("landlords.id"))
    dwelling_id: Mapped[str | None] = mapped_column(Id, ForeignKey("dwellings.id"))
    note: Mapped[str | None] = mapped_column(String(500))
