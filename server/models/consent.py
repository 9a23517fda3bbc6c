"""A consent: what may be shared, with whom, about what."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class Consent(Synced, db.Model):
    """A sharing scope with a topic; not the legal ground for holding the data (security.md 6.2)."""

    __tablename__ = "consents"

    case_id: Mapped[str] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    scope: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(40))
    given: Mapped[str] = mapped_column(String(20))
    given_on: Mapped[str] = mapped_column(LocalDate)
    withdrawn_on: Mapped[str | None] = mapped_column(LocalDate)
    recorded_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    words: Mapped[str | None] = mapped_column(Text)
