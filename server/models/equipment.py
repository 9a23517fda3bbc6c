"""Equipment of the team: what there is, where it is, what is missing."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Synced


class Equipment(Synced, db.Model):
    """Shared by all caretakers."""

    __tablename__ = "equipment"

    name: Mapped[str] = mapped_column(String(120))
    count: Mapped[int]
    kept_at: Mapped[str | None] = mapped_column(String(120))
    note: Mapped[str | None] = mapped_column(String(500))
    is_missing: Mapped[bool]
