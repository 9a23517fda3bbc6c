"""A mastery level: 1 to 4 on one dimension, set together with the resident."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class MasteryLevel(Synced, db.Model):
    """At the start or at the end of a case."""

    __tablename__ = "mastery_levels"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    dimension: Mapped[str] = mapped_column(String(40))
    moment: Mapped[str] = mapped_column(String(40))
    level: Mapped[int]
    set_on: Mapped[str] = mapped_column(LocalDate)
