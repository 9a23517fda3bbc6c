"""A job's mark: how far in the log a recurring job has looked."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db


class JobMark(db.Model):
    """The clock number up to which the job has seen every change."""

    __tablename__ = "job_marks"

    job: Mapped[str] = mapped_column(String(40), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
