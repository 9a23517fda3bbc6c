"""A planned worker: a person on a planned visit."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class PlannedWorker(Synced, db.Model):
    """One row per person, so that two plans for two people never collide."""

    __tablename__ = "planned_workers"

    planned_visit_id: Mapped[str] = mapped_column(Id, ForeignKey("planned_visits.id"), index=True)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), index=True)
