"""A safe visit: when to hear from a caretaker, and whom the server tells when nothing is heard."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, Synced


class SafeVisit(Synced, db.Model):
    """An expected end and a colleague who is told; never where anybody is (law.md 11 and 12).

    `entry_id` is that of the visit, which may not have been saved yet. `call_at` is the agreed time to ring
    where there is no coverage, `whereabouts` what the colleague is told of the place. `escalated_at` is the
    expected end that has passed without word, as the phone told it. Escalation says that nothing has been
    heard, not that something has happened.
    """

    __tablename__ = "safe_visits"

    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), index=True)
    entry_id: Mapped[str] = mapped_column(Id)
    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"))
    place_id: Mapped[str | None] = mapped_column(Id, ForeignKey("places.id"))
    whereabouts: Mapped[str | None] = mapped_column(String(200))
    started_at: Mapped[str] = mapped_column(Instant)
    expected_end_at: Mapped[str] = mapped_column(Instant)
    call_at: Mapped[str | None] = mapped_column(Instant)
    watcher_id: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"), index=True)
    ended_at: Mapped[str | None] = mapped_column(Instant)
    escalated_at: Mapped[str | None] = mapped_column(Instant)
    seen_at: Mapped[str | None] = mapped_column(Instant)
    seen_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
