"""A cost avoided: an estimate of what something would have cost, and what it did cost."""

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class CostAvoided(Synced, db.Model):
    """Labelled as an estimate, with who made it; in no headline (reports.md, F19)."""

    __tablename__ = "costs_avoided"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    what: Mapped[str] = mapped_column(String(200))
    expected_ore: Mapped[int] = mapped_column(BigInteger)
    actual_ore: Mapped[int] = mapped_column(BigInteger)
    estimated_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    estimated_on: Mapped[str] = mapped_column(LocalDate)
