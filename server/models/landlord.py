"""A landlord, private or other."""

from sqlalchemy import String, false
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
    email: Mapped[str | None] = mapped_column(String(120))
    note: Mapped[str | None] = mapped_column(String(500))
    is_retired: Mapped[bool] = mapped_column(server_default=false())
