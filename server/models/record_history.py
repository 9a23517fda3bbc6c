"""The history of records: every value that was ever saved."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id


class RecordHistory(db.Model):
    """What one version changed: the fields before and after, and the operation that did it."""

    __tablename__ = "record_history"

    entity: Mapped[str] = mapped_column(String(40), primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    op_id: Mapped[str] = mapped_column(Id)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
