"""What every test can ask for: a fresh database of either kind, and the application on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade

from server import create_app
from server.clock import use_clock
from server.config import Settings
from server.extensions import db
from tests.support.fresh_postgres import FreshDatabases
from tests.support.postgres import Postgres, running_postgres

DATABASES = ("sqlite", "postgresql")


def _migrated(url: str, folder: Path) -> None:
    """Make the tables in the database at `url` by the real migrations."""
    app = create_app(Settings(instance=folder, database_url=url, is_testing=True))
    with app.app_context():
        upgrade()
        db.engine.dispose()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL for this session, with a migrated template database."""
    with running_postgres() as server:
        server.create("template_miljovakt")
        _migrated(server.url("template_miljovakt"), Path("/nonexistent"))
        yield server


@pytest.fixture(scope="session")
def postgres_databases(postgres: Postgres) -> FreshDatabases:
    """Migrated databases on it, for one test after the other."""
    return FreshDatabases(postgres, "template_miljovakt")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("template") / "template.sqlite3"
    _migrated(f"sqlite:///{file}", file.parent)
    return file


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated database: each test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "miljovakt.sqlite3")
        yield f"sqlite:///{tmp_path / 'miljovakt.sqlite3'}"
        return
    databases: FreshDatabases = request.getfixturevalue("postgres_databases")
    name = databases.take()
    yield request.getfixturevalue("postgres").url(name)
    databases.give_back(name)


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a fresh database, inside its application context."""
    application = create_app(
        Settings(instance=tmp_path, database_url=database_url, is_testing=True)
    )
    with application.app_context():
        yield application
        db.session.remove()
        db.engine.dispose()
    use_clock(None)
