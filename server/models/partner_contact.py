"""A partner contact: a person at a partner."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class PartnerContact(Synced, db.Model):
    """Whom to ring, and what they are there for."""

    __tablename__ = "partner_contacts"

    partner_id: Mapped[str] = mapped_column(Id, ForeignKey("partners.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str | None] = mapped_column(String(120))
    phone: Mapped[str | None] = mapped_column(String(30))
    email: Mapped[str | None] = mapped_column(String(120))
