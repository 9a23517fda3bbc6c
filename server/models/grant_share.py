"""A grant share: how much of a position a grant pays."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class GrantShare(Synced, db.Model):
    """Percent of one person's position."""

    __tablename__ = "grant_shares"

    grant_id: Mapped[str] = mapped_column(Id, ForeignKey("grants.id"), index=True)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    percent: Mapped[int]
