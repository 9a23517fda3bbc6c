"""A word of the closed lists: what is stored is its key, what is shown is its label."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Synced


class Word(Synced, db.Model):
    """One word of one list; it can be relabelled and retired, never deleted once used."""

    __tablename__ = "words"
    __table_args__ = (Index("ix_words_list_key", "list", "key"),)

    list: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(60))
    label: Mapped[str] = mapped_column(String(120))
    short_label: Mapped[str | None] = mapped_column(String(14))
    group: Mapped[str | None] = mapped_column(String(60))
    position: Mapped[int]
    is_retired: Mapped[bool]
