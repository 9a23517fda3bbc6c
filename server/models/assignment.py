"""An assignment: a field worker on a case."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class Assignment(Synced, db.Model):
    """Who works on which case; what a phone holds follows from it."""

    __tablename__ = "assignments"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), index=True)
