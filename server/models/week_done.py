"""A week that its caretaker has gone through (*Uka er ført*)."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, Synced


class WeekDone(Synced, db.Model):
    """Says that every day is logged or has a reason for being empty.

    `week` is as in `2026-W47`; `reasons` are by date.
    """

    __tablename__ = "weeks_done"

    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), index=True)
    week: Mapped[str] = mapped_column(String(8))
    reasons: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    done_at: Mapped[str] = mapped_column(Instant)
