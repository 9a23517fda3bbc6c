"""An operation's outcome; the later fate of a parked one is a row more."""

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id

#: Outcomes that leave something for a person, or a repair, to do.
PARKED_OUTCOMES = ("conflict", "late", "held", "rejected", "quarantined")
PARKED = f"outcome IN {PARKED_OUTCOMES!r}"


class OpOutcome(db.Model):
    """The n-th outcome of an operation; `answer` is the result as it was sent, told again to a retry.

    `replica_id` is the ledger's, repeated so that a pull reads its outcomes by one index. `by_op` is the
    operation that moved a parked one on, and `comment` what its writer said to the one who waits.
    """

    __tablename__ = "op_outcome"
    __table_args__ = (
        Index("ix_op_outcome_replica_id_server_seq", "replica_id", "server_seq"),
        # Parked ones are few and asked for by every queue of the office.
        Index(
            "ix_op_outcome_parked",
            "outcome",
            sqlite_where=text(PARKED),
            postgresql_where=text(PARKED),
        ),
    )

    op_id: Mapped[str] = mapped_column(Id, ForeignKey("op_ledger.op_id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    replica_id: Mapped[str] = mapped_column(Id)
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(60))
    by_op: Mapped[str | None] = mapped_column(Id)
    server_seq: Mapped[int] = mapped_column(BigInteger)
    answer: Mapped[str] = mapped_column(Text)
    comment: Mapped[str | None] = mapped_column(Text)
