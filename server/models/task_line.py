"""A task line: one task of an entry, with its minutes."""

from sqlalchemy import ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class TaskLine(Synced, db.Model):
    """Minutes on one task; waste in sacks and kilograms."""

    __tablename__ = "task_lines"

    entry_id: Mapped[str] = mapped_column(Id, ForeignKey("log_entries.id"), index=True)
    position: Mapped[int]
    task_type: Mapped[str] = mapped_column(String(40))
    duration_minutes: Mapped[int]
    sacks: Mapped[int]
    kg: Mapped[int]
    trips: Mapped[int] = mapped_column(server_default="0")
    is_hazardous: Mapped[bool] = mapped_column(server_default=false())
    result: Mapped[str | None] = mapped_column(String(40))
    partner_id: Mapped[str | None] = mapped_column(Id, ForeignKey("partners.id"))
    who_did_it: Mapped[str | None] = mapped_column(String(20))
