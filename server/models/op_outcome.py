"""An operation's outcome; the later fate of a parked one is a row more."""

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id


class OpOutcome(db.Model):
    """The n-th outcome of an operation; `answer` is the result as it was sent, told again to a retry."""

    __tablename__ = "op_outcome"

    op_id: Mapped[str] = mapped_column(Id, ForeignKey("op_ledger.op_id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(60))
    by_op: Mapped[str | None] = mapped_column(Id)
    server_seq: Mapped[int] = mapped_column(BigInteger, index=True)
    answer: Mapped[str] = mapped_column(Text)
