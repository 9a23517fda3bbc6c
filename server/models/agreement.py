"""An agreement: what a landlord and the service have agreed, and when they talk next."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class Agreement(Synced, db.Model):
    """Landlord dialogue; about a case where it is about one."""

    __tablename__ = "agreements"

    landlord_id: Mapped[str] = mapped_column(Id, ForeignKey("landlords.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    agreed_on: Mapped[str] = mapped_column(LocalDate)
    text: Mapped[str] = mapped_column(String(500))
    next_on: Mapped[str | None] = mapped_column(LocalDate)
    noted_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
