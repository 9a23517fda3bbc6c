"""Many rows at once: what is written is what is read, whatever the text holds, and errors stay ours."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError

from server.extensions import writing
from server.models import SyncLog
from server.sync.inserting import insert
from server.sync.retry import passes

LOG = SyncLog.__table__
COLUMNS = ("seq", "n", "entity", "id")
#: What a copy would take for its own marks.
TEXTS = ["\\N", "a\tb", "a\nb", "\\.", "\\t", '"æøå"', "'); --", "\r", " ", "😀", "{}", "NULL"]


@pytest.mark.parametrize("count", [1, 5, 300])
def test_rows_come_back_as_they_were_given(app, count):
    rows = [(10_000 + number, 1, "word", TEXTS[number % len(TEXTS)]) for number in range(count)]
    with writing() as connection:
        insert(connection, LOG, COLUMNS, rows)
    with writing() as connection:
        found = connection.execute(select(LOG).where(LOG.c.seq >= 10_000).order_by(LOG.c.seq))
        assert list(map(tuple, found)) == rows
        connection.execute(delete(LOG).where(LOG.c.seq >= 10_000))


@pytest.mark.parametrize("count", [2, 300])
def test_a_row_that_is_there_already_is_an_error_of_the_rows_and_nothing_is_written(app, count):
    rows = [(20_000 + number, 1, "word", "a") for number in range(count)]
    with pytest.raises(DBAPIError) as raised, writing() as connection:
        insert(connection, LOG, COLUMNS, [*rows, rows[0]])
    assert not passes(raised.value)
    with writing() as connection:
        assert not connection.execute(select(LOG).where(LOG.c.seq >= 20_000)).all()
        insert(connection, LOG, COLUMNS, rows)
        connection.execute(delete(LOG).where(LOG.c.seq >= 20_000))
