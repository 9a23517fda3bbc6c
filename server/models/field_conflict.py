"""A field conflict: two values for the same fields, both kept until someone chooses."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id, Synced


class FieldConflict(Synced, db.Model):
    """What stood there, what was offered, and what the offer was based on."""

    __tablename__ = "field_conflicts"

    entity: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[str] = mapped_column(Id, index=True)
    field_group: Mapped[str] = mapped_column(String(40))
    base: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    kept: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    offered: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    op_id: Mapped[str] = mapped_column(Id)
    status: Mapped[str] = mapped_column(String(20))
    resolved_by_op: Mapped[str | None] = mapped_column(Id)
