"""The database of an instance: made on the first start, brought up to date on the others."""

from functools import lru_cache

from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import inspect, text

from server.config import ROOT, Settings
from server.extensions import db

MIGRATIONS = ROOT / "server" / "migrations"


class DatabaseIsNewer(Exception):
    """The database was made by a later version of this program, which this one does not know."""


def is_made() -> bool:
    """Whether the instance has a database with our tables in it."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.database_url.startswith("sqlite:///"):
        # Only asking must not leave an empty file behind.
        file = db.engine.url.database
        if not file or not settings.instance.joinpath(file).exists():
            return False
    return inspect(db.engine).has_table("alembic_version")


def make_ready() -> bool:
    """Make the database, or bring it up to date; True when something had to be done.

    Raises DatabaseIsNewer rather than guess.
    """
    settings: Settings = current_app.config["SETTINGS"]
    settings.instance.mkdir(parents=True, exist_ok=True)
    present = _revision() if is_made() else None
    if present == _head():
        return False
    if present is not None and present not in _known_revisions():
        raise DatabaseIsNewer(present)
    from flask_migrate import upgrade

    upgrade()
    return True


def _revision() -> str | None:
    with db.engine.connect() as connection:
        version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return version


@lru_cache(maxsize=1)
def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))


def _head() -> str | None:
    return _scripts().get_current_head()


def _known_revisions() -> set[str]:
    return {script.revision for script in _scripts().walk_revisions()}
