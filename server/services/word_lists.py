"""The closed word lists as they stand: labels can be changed without a release."""

from sqlalchemy import select

from server.extensions import snapshot
from server.models import Word

_FIELDS = (
    "id",
    "version",
    "list",
    "key",
    "label",
    "short_label",
    "group",
    "position",
    "is_retired",
)


def list_words() -> list[dict[str, object]]:
    """Every word, retired ones too: what was once chosen must still be shown."""
    columns = [getattr(Word, name) for name in _FIELDS]
    with snapshot() as connection:
        rows = connection.execute(
            select(*columns)
            .where(Word.deleted_at.is_(None))
            .order_by(Word.list, Word.position, Word.key)
        )
        return [dict(zip(_FIELDS, row, strict=True)) for row in rows]
