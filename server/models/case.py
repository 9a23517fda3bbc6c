"""A case: a resident and a home that the weekly meeting has decided to go into."""

from sqlalchemy import ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, LocalDate, Synced


class Case(Synced, db.Model):
    """One resident, one home, one plan with an end."""

    __tablename__ = "cases"
    __table_args__ = (Index("ix_cases_code", "code"),)

    code: Mapped[str] = mapped_column(String(20))
    resident_id: Mapped[str] = mapped_column(Id, ForeignKey("residents.id"))
    place_id: Mapped[str | None] = mapped_column(Id, ForeignKey("places.id"))
    risk_reason: Mapped[str | None] = mapped_column(String(40))
    housing_goal: Mapped[str | None] = mapped_column(Text)
    eviction_stage: Mapped[str] = mapped_column(String(40))
    eviction_deadline_on: Mapped[str | None] = mapped_column(LocalDate)
    legal_track: Mapped[str] = mapped_column(String(40))
    opened_on: Mapped[str] = mapped_column(LocalDate)
    planned_end_on: Mapped[str | None] = mapped_column(LocalDate)
    is_photo_allowed: Mapped[bool] = mapped_column(server_default=false())
    closed_on: Mapped[str | None] = mapped_column(LocalDate)
    outcome: Mapped[str | None] = mapped_column(String(40))
    review_on: Mapped[str | None] = mapped_column(LocalDate)
    plan: Mapped[str | None] = mapped_column(Text)
    eviction_letter_on: Mapped[str | None] = mapped_column(LocalDate)
    eviction_outcome: Mapped[str | None] = mapped_column(String(40))
    eviction_decided_on: Mapped[str | None] = mapped_column(LocalDate)
    care_record_ref: Mapped[str | None] = mapped_column(String(60))
    children_count: Mapped[int | None]
    joint_follow_up: Mapped[str | None] = mapped_column(String(500))
    is_next_of_kin_involved: Mapped[bool] = mapped_column(server_default=false())
