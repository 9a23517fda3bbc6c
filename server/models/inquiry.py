"""An inquiry: someone has told the service of a need; the one door in."""

from sqlalchemy import ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant, LocalDate, Synced


class Inquiry(Synced, db.Model):
    """Who asked, how, how urgent, what was decided."""

    __tablename__ = "inquiries"

    code: Mapped[str | None] = mapped_column(String(20))
    received_at: Mapped[str] = mapped_column(Instant)
    source: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(40))
    received_by: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    case_id: Mapped[str | None] = mapped_column(Id, ForeignKey("cases.id"), index=True)
    urgency: Mapped[str] = mapped_column(String(20))
    decision: Mapped[str] = mapped_column(String(40))
    partner_id: Mapped[str | None] = mapped_column(Id, ForeignKey("partners.id"))
    follow_up_on: Mapped[str | None] = mapped_column(LocalDate)
    sent_on: Mapped[str | None] = mapped_column(LocalDate)
    decision_reason: Mapped[str | None] = mapped_column(String(500))
    approach: Mapped[str | None] = mapped_column(String(40))
    decided_at: Mapped[str | None] = mapped_column(Instant)
    decided_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    followed_up_on: Mapped[str | None] = mapped_column(LocalDate)
    place_id: Mapped[str | None] = mapped_column(Id, ForeignKey("places.id"))
    joined_to_id: Mapped[str | None] = mapped_column(Id, ForeignKey("inquiries.id"))
    office_note: Mapped[str | None] = mapped_column(Text)
    seen_at: Mapped[str | None] = mapped_column(Instant)
    seen_by: Mapped[str | None] = mapped_column(Id, ForeignKey("users.id"))
    caller_name: Mapped[str | None] = mapped_column(String(120))
    caller_phone: Mapped[str | None] = mapped_column(String(30))
    about: Mapped[str | None] = mapped_column(String(120))
    address: Mapped[str | None] = mapped_column(String(200))
    is_without_home: Mapped[bool] = mapped_column(server_default=false())
    is_not_coping: Mapped[bool] = mapped_column(server_default=false())
    is_not_reached: Mapped[bool] = mapped_column(server_default=false())
    first_contact_at: Mapped[str | None] = mapped_column(Instant)
    text: Mapped[str | None] = mapped_column(Text)
