"""What the public page about the service says, in every version that it has had."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant


class AboutText(db.Model):
    """One version of the page; rows are added, never changed, so that what once stood there can be shown."""

    __tablename__ = "about_texts"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    op_id: Mapped[str] = mapped_column(Id, unique=True)
    text: Mapped[str] = mapped_column(Text)
    contact_name: Mapped[str] = mapped_column(String(120))
    contact_phone: Mapped[str] = mapped_column(String(30))
    contact_email: Mapped[str] = mapped_column(String(120))
    contact_hours: Mapped[str] = mapped_column(String(200))
    known_gaps: Mapped[str] = mapped_column(Text)
    statement_url: Mapped[str] = mapped_column(String(300))
    changed_at: Mapped[str] = mapped_column(Instant)
    changed_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
