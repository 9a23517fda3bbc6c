"""A case that a caretaker has asked for on the phone: who, which, when."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, LocalDate


class CaseFetch(db.Model):
    """One *Hent sak*. For the days of the day pack it gives the user's phones the case, and afterwards it
    tells who has looked (security.md 6.3). Rows are only added."""

    __tablename__ = "case_fetches"
    __table_args__ = (Index("ix_case_fetches_user_id_fetched_on", "user_id", "fetched_on"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"))
    fetched_on: Mapped[str] = mapped_column(LocalDate)
    fetched_at: Mapped[str] = mapped_column(Instant)
