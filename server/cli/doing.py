"""What every command needs: the application with its settings, and sentences for a database that is away."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from server.cli.parsing import BadUse, Refused
from server.config import Settings, settings_from
from server.locales import say

if TYPE_CHECKING:
    from flask import Flask


def settings() -> Settings:
    """The settings of this machine. Raises BadUse when one of them makes no sense."""
    try:
        return settings_from()
    except ValueError as problem:
        raise BadUse(say("cli.bad_settings", problem=problem)) from None


@contextmanager
def application(chosen: Settings | None = None) -> Iterator["Flask"]:
    """The application, inside its context; its connections are closed at the end."""
    from server import create_app
    from server.extensions import db

    app = create_app(chosen or settings())
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def reaching_the_database() -> Iterator[None]:
    """Say in a sentence that the database is away, busy or newer than this program."""
    try:
        yield
    except (BadUse, Refused, OSError, KeyboardInterrupt):
        raise
    except Exception as problem:
        sentence = _sentence(problem)
        if sentence is None:
            raise
        raise Refused(sentence) from problem


def _sentence(problem: Exception) -> str | None:
    from sqlalchemy.exc import OperationalError

    from server.errors import TryLater
    from server.services.setup import DatabaseIsNewer

    if isinstance(problem, TryLater):
        return say("cli.database_busy")
    if isinstance(problem, DatabaseIsNewer):
        return say("cli.database_newer")
    if isinstance(problem, OperationalError):
        return say("cli.database_away")
    return None
