"""A Nav fact: what only Nav's contact may read of a case."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class NavFact(Synced, db.Model):
    """Benefits and decisions in Nav, in a few words; never seen by the rest of the team."""

    __tablename__ = "nav_facts"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    noted_on: Mapped[str] = mapped_column(LocalDate)
    noted_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
