"""No synced row is written but by the commit function, whichever way it is tried (fault 65)."""

import pytest
from sqlalchemy import delete, insert, text, update

from server.extensions import (
    SyncedWriteOutsideCommit,
    WriteOutsideTransaction,
    db,
    snapshot,
    synced_tables,
    writing,
)
from server.models import Partner, Replica, User
from server.sync.entities import ENTITIES
from tests.factories.work import create
from tests.sync.tables import number

ROW = {
    "id": "0199f0a0-5a3b-7c11-8d2e-3f4a5b6c7d8e",
    "version": 1,
    "canonical": "{}",
    "name": "Firma",
    "partner_type": "nav",
}

STATEMENTS = {
    "bulk insert": lambda: insert(Partner).values(ROW),
    "bulk update": lambda: update(Partner).values(name="Annet"),
    "bulk delete": lambda: delete(Partner),
    "text": lambda: text("UPDATE partners SET name = 'Annet'"),
    "text in capitals": lambda: text("UPDATE PARTNERS SET name = 'Annet'"),
    "text in quotes": lambda: text('DELETE FROM "partners"'),
    "behind a comment": lambda: text("/* harmless */ -- really\n DELETE FROM partners"),
    "behind a comment in the middle": lambda: text("DELETE /* x */ FROM partners"),
    "inside a WITH": lambda: text(
        "WITH old AS (SELECT 1) DELETE FROM partners WHERE id IN (SELECT 'x' FROM old)"
    ),
}


def test_every_synced_table_is_guarded():
    assert synced_tables == {entity.table.name for entity in ENTITIES.values()}


@pytest.mark.parametrize("way", STATEMENTS)
def test_a_statement_is_refused(app, way):
    """Seen to fail with the listener `_guard_writes` taken away."""
    create("partner", name="Firma", partner_type="nav")

    with pytest.raises(SyncedWriteOutsideCommit), writing() as connection:
        connection.execute(STATEMENTS[way]())
    with pytest.raises(WriteOutsideTransaction), snapshot() as connection:
        connection.execute(STATEMENTS[way]())
    assert number("SELECT name FROM partners") == "Firma"


def test_a_statement_hidden_behind_another_is_refused(app):
    with pytest.raises(SyncedWriteOutsideCommit), writing() as connection:
        connection.exec_driver_sql("SELECT 1; DELETE FROM partners")


def test_a_flush_of_the_session_is_refused(app):
    db.session.add(Partner(**ROW))

    with pytest.raises(WriteOutsideTransaction):
        db.session.flush()
    db.session.rollback()
    assert number("SELECT count(*) FROM partners") == 0


def test_a_row_that_is_not_synced_needs_a_transaction_of_its_own(app):
    statement = update(User).values(name="Annen")

    with pytest.raises(WriteOutsideTransaction):
        db.session.execute(statement)
    db.session.rollback()
    with writing() as connection:
        connection.execute(statement)
        connection.execute(update(Replica).values(label="x"))


def test_reading_is_free(app):
    with snapshot() as connection:
        assert connection.execute(text("SELECT count(*) FROM partners")).scalar() == 0
        assert connection.execute(text("WITH x AS (SELECT 1) SELECT * FROM x")).scalar() == 1
