"""A grant: who pays, how much, for which period."""

from sqlalchemy import BigInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import LocalDate, Synced


class Grant(Synced, db.Model):
    """One funder's letter; its conditions are data, never code."""

    __tablename__ = "grants"

    code: Mapped[str | None] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    funder: Mapped[str] = mapped_column(String(120))
    amount_ore: Mapped[int] = mapped_column(BigInteger)
    starts_on: Mapped[str] = mapped_column(LocalDate)
    ends_on: Mapped[str] = mapped_column(LocalDate)
    report_due_on: Mapped[str | None] = mapped_column(LocalDate)
    fte_hours: Mapped[int]
    conditions: Mapped[str | None] = mapped_column(Text)
    letter_ref: Mapped[str | None] = mapped_column(String(60))
