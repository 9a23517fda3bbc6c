"""What every synced table has: an id made by the writer, a version, a tombstone and its canonical JSON."""

from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import synced_tables

#: An instant as it is sent: UTC text to the millisecond. Equal text is an equal instant, on both databases.
Instant = String(24)
#: A local date as it is sent: YYYY-MM-DD.
LocalDate = String(10)
#: A UUID as text.
Id = String(36)


class Synced:
    """A row that phones may hold; only the commit function writes it (sync.md, decisions 2 and 4).

    `canonical` is the row as a phone gets it, JSON text made once per version, so that a pull joins text.
    """

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    version: Mapped[int]
    deleted_at: Mapped[str | None] = mapped_column(Instant)
    canonical: Mapped[str] = mapped_column(Text)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        table = getattr(cls, "__tablename__", None)
        if table:
            synced_tables.add(table)
