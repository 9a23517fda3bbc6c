"""The clock: one row that numbers every change."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id


class Clock(db.Model):
    """`seq` is bumped last in a commit, so numbers become visible in order; a restore gives a new `epoch`.

    The log is kept from `floor` on: a phone that has read less repairs itself by the manifest.
    """

    __tablename__ = "clocks"

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    epoch: Mapped[str] = mapped_column(Id)
    floor: Mapped[int] = mapped_column(BigInteger, server_default="0")
