"""A contact of a case: somebody to phone, and who they are to the resident."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class CaseContact(Synced, db.Model):
    """Listening is allowed; what may be told follows from the consents of the case."""

    __tablename__ = "case_contacts"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    relation: Mapped[str] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(30))
    partner_id: Mapped[str | None] = mapped_column(Id, ForeignKey("partners.id"))
    note: Mapped[str | None] = mapped_column(String(500))
