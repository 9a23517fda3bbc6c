"""A landlord, private or other."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Synced


class Landlord(Synced, db.Model):
    """Whoever lets a home out."""

    __tablename__ = "landlords"

    code: Mapped[str | None] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    landlord_type: Mapped[str] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(30))
