"""A colleague: what everyone's phone knows of a person who works here."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class Colleague(Synced, db.Model):
    """A user as the others see them: a name to choose and a number to ring, never a sign-in.

    `is_here` goes when the user no longer works here; the row stays, for what names it.
    """

    __tablename__ = "colleagues"

    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    phone: Mapped[str | None] = mapped_column(String(30))
    is_caretaker: Mapped[bool]
    is_here: Mapped[bool]
