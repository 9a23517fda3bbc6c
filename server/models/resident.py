"""A resident: the person who is helped. Never called a user, which is a staff sign-in."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Synced


class Resident(Synced, db.Model):
    """The least that must be known of a person: no national id, no diagnosis."""

    __tablename__ = "residents"

    name: Mapped[str] = mapped_column(String(120))
    birth_year: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(String(30))
