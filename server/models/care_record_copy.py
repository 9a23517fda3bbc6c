"""A care record copy: the receipt that an entry was copied over to the care record system."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class CareRecordCopy(Synced, db.Model):
    """The reference that the care record gave; this system keeps no journal."""

    __tablename__ = "care_record_copies"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    entry_id: Mapped[str | None] = mapped_column(Id, index=True)
    reference: Mapped[str] = mapped_column(String(60))
    copied_on: Mapped[str] = mapped_column(LocalDate)
    copied_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
