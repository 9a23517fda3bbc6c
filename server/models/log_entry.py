"""A log entry: what was done, where, when and for how long."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, LocalDate, Synced


class LogEntry(Synced, db.Model):
    """One visit, call, errand or piece of office work; the minutes of its task lines sum to its own."""

    __tablename__ = "log_entries"
    #: One look-up tells whether somebody has worked on a case since a day.
    __table_args__ = (
        Index("ix_log_entries_author_id_case_id_done_on", "author_id", "case_id", "done_on"),
    )

    code: Mapped[str | None] = mapped_column(String(20))
    author_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    kind: Mapped[str] = mapped_column(String(20))
    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    place_id: Mapped[str | None] = mapped_column(Id, ForeignKey("places.id"))
    planned_visit_id: Mapped[str | None] = mapped_column(Id, ForeignKey("planned_visits.id"))
    done_on: Mapped[str] = mapped_column(LocalDate, index=True)
    started_at: Mapped[str] = mapped_column(Instant)
    ended_at: Mapped[str] = mapped_column(Instant)
    tz: Mapped[str] = mapped_column(String(40))
    duration_minutes: Mapped[int]
    travel_minutes: Mapped[int]
    km: Mapped[int]
    travel_role: Mapped[str | None] = mapped_column(String(20))
    car: Mapped[str | None] = mapped_column(String(20))
    is_for_care_record: Mapped[bool] = mapped_column(server_default=false())
    outcome: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)
    was_offline: Mapped[bool]
    state: Mapped[str] = mapped_column(String(20), index=True)
    review_flags: Mapped[Any] = mapped_column(JSON(none_as_null=True))
    approved_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    approved_at: Mapped[str | None] = mapped_column(Instant)
    return_comment: Mapped[str | None] = mapped_column(String(500))
    #: The task line that the comment is about. It may be gone since: then it is about the whole.
    return_line_id: Mapped[str | None] = mapped_column(Id)
