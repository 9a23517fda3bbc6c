"""A measure: a formal tool that is weighed for a case, such as a starter loan."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class Measure(Synced, db.Model):
    """How far it has come and when; who decides it sits elsewhere."""

    __tablename__ = "measures"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    measure: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(40))
    considered_on: Mapped[str | None] = mapped_column(LocalDate)
    applied_on: Mapped[str | None] = mapped_column(LocalDate)
    decided_on: Mapped[str | None] = mapped_column(LocalDate)
    starts_on: Mapped[str | None] = mapped_column(LocalDate)
    note: Mapped[str | None] = mapped_column(String(500))
