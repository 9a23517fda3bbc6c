"""The ledger of operations: append-only, the memory that makes a retry harmless."""

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Instant


class OpLedger(db.Model):
    """One operation as it came, byte for byte, with its hash."""

    __tablename__ = "op_ledger"
    __table_args__ = (
        UniqueConstraint("replica_id", "replica_seq"),
        Index(
            "ix_op_ledger_waiting_on",
            "waiting_on",
            sqlite_where=text("waiting_on IS NOT NULL"),
            postgresql_where=text("waiting_on IS NOT NULL"),
        ),
    )

    op_id: Mapped[str] = mapped_column(Id, primary_key=True)
    replica_id: Mapped[str] = mapped_column(Id, ForeignKey("replicas.id"))
    replica_seq: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[str] = mapped_column(Id, ForeignKey("users.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    raw_payload: Mapped[str | None] = mapped_column(Text)
    schema: Mapped[int | None]
    received_at: Mapped[str] = mapped_column(Instant)
    captured_at: Mapped[str | None] = mapped_column(Instant)
    tz: Mapped[str | None] = mapped_column(String(40))
    clock_offset_ms: Mapped[int | None] = mapped_column(BigInteger)
    waiting_on: Mapped[str | None] = mapped_column(Id)
    supersedes: Mapped[str | None] = mapped_column(Id)
