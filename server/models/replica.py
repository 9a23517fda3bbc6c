"""A replica: one user on one device, with an ordered log of operations."""

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant


class Replica(db.Model):
    """Issued at enrolment and bound to one user for life; office users and jobs have one too.

    `pending_report`, `oldest_unsent_at` and `is_storage_persistent` are what the phone last said of itself.
    By asking from `pulled_to`, and being told that there was no more, it has said that it holds all until
    there; that was at `pulled_at`.
    """

    __tablename__ = "replicas"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    label: Mapped[str | None] = mapped_column(String(120))
    platform: Mapped[str | None] = mapped_column(String(200))
    last_seq: Mapped[int] = mapped_column(BigInteger)
    enrolled_at: Mapped[str] = mapped_column(Instant)
    last_seen_at: Mapped[str | None] = mapped_column(Instant)
    build: Mapped[str | None] = mapped_column(String(80))
    schema: Mapped[int | None]
    pending_report: Mapped[int | None]
    oldest_unsent_at: Mapped[str | None] = mapped_column(Instant)
    is_storage_persistent: Mapped[bool | None]
    pulled_to: Mapped[int | None] = mapped_column(BigInteger)
    pulled_at: Mapped[str | None] = mapped_column(Instant)
    revoked_at: Mapped[str | None] = mapped_column(Instant)
    revoke_mode: Mapped[str | None] = mapped_column(String(10))
