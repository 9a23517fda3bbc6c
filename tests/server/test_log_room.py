"""SQLite's log has its room before the first push, and making it changes nothing."""

from pathlib import Path

import pytest

from server.extensions import LOG_BYTES, PAGE_BYTES, db
from server.services import log_room
from server.services.log_room import make_log_room


@pytest.fixture
def database(app) -> Path:
    return Path(db.engine.url.database or "")


def is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def tables() -> set[str]:
    with db.engine.connect() as connection:
        return set(db.inspect(connection).get_table_names())


def test_the_log_gets_its_room_and_the_database_stays_as_it_was(database):
    before = tables()

    assert make_log_room() is is_sqlite()

    assert tables() == before
    if is_sqlite():
        assert Path(f"{database}-wal").stat().st_size >= LOG_BYTES


def test_a_new_database_has_the_pages_that_we_count_on(app):
    if is_sqlite():
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA page_size").scalar() == PAGE_BYTES


def test_a_disk_without_room_does_not_keep_the_server_from_serving(app, monkeypatch):
    """Seen to fail with the error let through."""
    monkeypatch.setattr(log_room, "LOG_BYTES", 2**62)

    assert make_log_room() is False

    with db.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
