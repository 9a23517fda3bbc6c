"""Unsafe settings are refused or said loudly before the first request, and one server has one SQLite file."""

import sqlite3

import pytest
from sqlalchemy import create_engine, text

from server.config import settings_from
from server.extensions import db
from server.services import start_check
from server.services.start_check import (
    SecondServer,
    UnsafeDatabase,
    check_database,
    file_system,
    hold_server_lock,
)


def is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def test_our_own_settings_are_safe(app):
    assert {each.key for each in check_database()} <= {"sqlite_race", "no_fsync"}


@pytest.mark.parametrize(
    ("pragma", "key"),
    [("PRAGMA journal_mode=DELETE", "no_wal"), ("PRAGMA synchronous=NORMAL", "not_full")],
)
def test_sqlite_that_can_lose_work_is_refused(tmp_path, pragma, key):
    """Fault 56. Seen to fail with the two checks left out of `_check_sqlite`."""
    engine = create_engine(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    with engine.connect() as connection:
        connection.rollback()
        connection.connection.driver_connection.execute(pragma)
        with pytest.raises(UnsafeDatabase) as refused:
            start_check._check_sqlite(connection)

    assert refused.value.key == key


@pytest.mark.parametrize(
    ("version", "is_affected"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
    ],
)
def test_an_affected_sqlite_is_said_loudly(app, monkeypatch, version, is_affected):
    if not is_sqlite():
        return
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)

    assert [each.key for each in check_database()] == (["sqlite_race"] if is_affected else [])


@pytest.mark.parametrize("setting", ["off", "local"])
def test_postgres_that_answers_before_it_has_stored_is_refused(app, setting):
    """Fault 56. Seen to fail with "local" left out of the condition."""
    if is_sqlite():
        return
    with db.engine.connect() as connection:
        connection.execute(text(f"SET synchronous_commit = {setting}"))
        with pytest.raises(UnsafeDatabase) as refused:
            start_check._check_postgres(connection)

    assert (refused.value.key, refused.value.value) == ("async_commit", setting)


def test_an_old_postgres_is_refused(app, monkeypatch):
    if is_sqlite():
        return
    monkeypatch.setattr(start_check, "OLDEST_POSTGRES", 990_000)

    with pytest.raises(UnsafeDatabase) as refused:
        check_database()

    assert refused.value.key == "old_postgres"


def test_the_file_system_is_that_of_the_deepest_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nhost:/x {tmp_path} nfs4 rw 0 0\n")

    assert file_system(tmp_path / "db.sqlite3", mounts) == "nfs4"
    assert file_system(tmp_path.parent / "db.sqlite3", mounts) == "ext4"
    assert file_system(tmp_path, tmp_path / "none") is None


def test_a_network_disk_is_refused(app, monkeypatch):
    """Seen to fail with the check left out."""
    if not is_sqlite():
        return
    monkeypatch.setattr(start_check, "file_system", lambda _file: "nfs4")

    with pytest.raises(UnsafeDatabase) as refused:
        check_database()

    assert refused.value.key == "network_disk"


def test_a_second_server_on_the_same_sqlite_file_is_refused(app):
    """sync.md, decision 17. Seen to fail with the lock shared."""
    first = hold_server_lock()
    if not is_sqlite():
        assert first is None
        return

    with pytest.raises(SecondServer):
        hold_server_lock(wait_seconds=0)
    first.close()
    hold_server_lock(wait_seconds=0).close()


def test_the_sync_limit_is_a_setting():
    assert settings_from({}).sync_per_minute == 120
    assert settings_from({"MILJOVAKT_SYNC_PER_MINUTE": "7"}).sync_per_minute == 7
