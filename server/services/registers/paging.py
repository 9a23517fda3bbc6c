"""A register's rows that have what somebody looks for, page by page.

Registers are short, so they are searched here and not in the database: the same on both kinds, and
forgiving of accents and of æ, ø and å.
"""

from collections.abc import Callable, Iterable
from typing import Any

from server.rules.folding import folded

PAGE_SIZE = 50
#: The rows of one page, and how many there are.
Page = dict[str, Any]


def paged(
    name: str,
    rows: Iterable[dict[str, Any]],
    told: Callable[[dict[str, Any]], Iterable[str | None]],
    *,
    text: str,
    page: int,
) -> Page:
    """The rows in whose `told` every word of `text` begins one, as page `page` (from 1) under `name`."""
    wanted = folded(text).split()
    found = [row for row in rows if _has(wanted, told(row))]
    first = (page - 1) * PAGE_SIZE
    return {
        name: found[first : first + PAGE_SIZE],
        "total": len(found),
        "page": page,
        "page_size": PAGE_SIZE,
    }


def _has(wanted: list[str], told: Iterable[str | None]) -> bool:
    words = folded(" ".join(each for each in told if each)).split()
    return all(any(word.startswith(each) for word in words) for each in wanted)
