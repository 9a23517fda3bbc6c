"""A user: a staff sign-in."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate


class User(db.Model):
    """A person who works here. Without a password hash there is no way to sign in (imported staff)."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    username: Mapped[str | None] = mapped_column(String(60), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_active: Mapped[bool]
    is_system: Mapped[bool]
    scope_rev: Mapped[int]
    scope_day: Mapped[str | None] = mapped_column(LocalDate)
