"""A place: where a visit or a short job happens."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class Place(Synced, db.Model):
    """An address in words. A protected one never leaves the server (security.md 3)."""

    __tablename__ = "places"

    address: Mapped[str | None] = mapped_column(String(200))
    tenure: Mapped[str | None] = mapped_column(String(40))
    landlord_id: Mapped[str | None] = mapped_column(Id, ForeignKey("landlords.id"), index=True)
    is_address_protected: Mapped[bool]
