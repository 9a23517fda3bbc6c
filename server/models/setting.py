"""A setting of the service that phones need: numbers to ring, what the office wants to know."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Synced


class Setting(Synced, db.Model):
    """A value under a key of `server/rules/settings.py`; nothing about a person."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(String(40), unique=True)
    value: Mapped[str] = mapped_column(String(200))
