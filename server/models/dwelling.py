"""A dwelling: a home that a landlord lets out."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class Dwelling(Synced, db.Model):
    """With its rent, and whether it stands empty."""

    __tablename__ = "dwellings"

    landlord_id: Mapped[str] = mapped_column(Id, ForeignKey("landlords.id"), index=True)
    address: Mapped[str] = mapped_column(String(200))
    rooms: Mapped[int | None]
    rent_ore: Mapped[int | None]
    vacant_from: Mapped[str | None] = mapped_column(LocalDate)
    note: Mapped[str | None] = mapped_column(String(500))
