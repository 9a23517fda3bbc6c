"""An operation's outcome; the later fate of a parked one is a row more."""

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id


class OpOutcome(db.Model):
    """The n-th outcome of an operation; `answer` is the result as it was sent, told again to a retry.

    `replica_id` is the ledger's, repeated so that a pull reads its outcomes by one index.
    """

    __tablename__ = "op_outcome"
    __table_args__ = (
        Index("ix_op_outcome_replica_id_server_seq", "replica_id", "server_seq"),
        {"sqlite_with_rowid": False},
    )

    op_id: Mapped[str] = mapped_column(Id, ForeignKey("op_ledger.op_id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    replica_id: Mapped[str] = mapped_column(Id)
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(60))
    by_op: Mapped[str | None] = mapped_column(Id)
    server_seq: Mapped[int] = mapped_column(BigInteger)
    answer: Mapped[str] = mapped_column(Text)
