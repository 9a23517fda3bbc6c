"""An attendance: somebody who is in a meeting."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class Attendance(Synced, db.Model):
    """A colleague, or somebody from a partner by name."""

    __tablename__ = "attendances"

    meeting_id: Mapped[str] = mapped_column(Id, ForeignKey("meetings.id"), index=True)
    user_id: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    partner_id: Mapped[str | None] = mapped_column(Id, ForeignKey("partners.id"))
    name: Mapped[str | None] = mapped_column(String(120))
