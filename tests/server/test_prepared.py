"""Statements that are compiled once give the same rows on both databases, also when they come by columns."""

import pytest
from sqlalchemy import select

from server.access.prepared import Prepared, asked
from server.extensions import snapshot
from server.models import Word
from tests.factories.work import create


@pytest.fixture
def words(app):
    for number, short in ((3, "æøå"), (1, None), (2, "to")):
        values = {"list": "given", "key": f"k{number}", "label": f"Ord «{number}»", "group": None}
        create("word", short_label=short, position=number, **values)


def _asking(made_for_many):
    columns = (Word.position, Word.short_label, Word.label)
    return Prepared(
        lambda among: (
            select(*columns)
            .where(Word.list == asked("list"), among(Word.key, "keys"))
            .order_by(Word.position)
            .limit(asked("most"))
        ),
        made_for_many=made_for_many,
    )


@pytest.mark.parametrize("made_for_many", [False, True])
def test_rows_come_in_their_order_with_numbers_and_what_is_missing(words, made_for_many):
    """Seen to fail with the numbers left as text, with None left as an empty text, and with a column from
    which what is missing was left out."""
    with snapshot() as connection:
        rows = _asking(made_for_many).run(connection, list="given", keys=["k3", "k2", "k1"], most=9)
        fewer = _asking(made_for_many).run(connection, list="given", keys=["k3", "k2"], most=1)

    assert rows == [(1, None, "Ord «1»"), (2, "to", "Ord «2»"), (3, "æøå", "Ord «3»")]
    assert fewer == [(2, "to", "Ord «2»")]


@pytest.mark.parametrize("made_for_many", [False, True])
def test_nothing_found_is_no_rows(words, made_for_many):
    with snapshot() as connection:
        rows = _asking(made_for_many).run(connection, list="given", keys=[], most=9)

    assert rows == []
