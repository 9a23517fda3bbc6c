"""The people of an entry: two on one visit are one visit, and twice the person-minutes."""

from collections.abc import Iterable


def people_of(author_id: str, confirmed_colleague_ids: Iterable[str]) -> tuple[str, ...]:
    """The author first, then each colleague who has confirmed, once each."""
    return tuple(dict.fromkeys((author_id, *confirmed_colleague_ids)))
