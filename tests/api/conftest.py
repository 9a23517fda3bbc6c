"""Browsers for tests of the API."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from server import create_app
from server.clock import use_clock
from server.config import Settings
from server.extensions import db
from tests.factories.people import Visitor, make_user

NINE = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)

#: A built PWA, as small as one can be.
BUILT = {
    "index.html": "<!doctype html><title>page</title>",
    "index.html.br": "packed",
    "sw.js": "self",
    "assets/app-3f2a.js": "x" * 2000,
    "assets/app-3f2a.js.br": "brotli",
    "assets/app-3f2a.js.gz": "gzipped",
    "manifest.webmanifest": "{}",
    "icon.svg": "<svg/>",
}


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A visitor at the address of `app`."""
    return Visitor(app)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with a built PWA."""
    folder = tmp_path / "dist"
    for name, text in BUILT.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


@pytest.fixture
def serve(app: Flask, database_url: str, tmp_path: Path) -> Iterator[Callable[..., Visitor]]:
    """Make the application with other settings, on the same database, and a visitor at it."""
    made: list[Flask] = []

    def make(*, base_url: str = "http://localhost", **settings: object) -> Visitor:
        chosen = {"instance": tmp_path, "database_url": database_url, "is_testing": True} | settings
        made.append(create_app(Settings(**chosen)))
        return Visitor(made[-1], base_url=base_url)

    yield make
    for application in made:
        with application.app_context():
            db.session.remove()
            db.engine.dispose()


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NINE
        use_clock(lambda: self.now)

    def pass_(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


@pytest.fixture
def clock(app: Flask) -> Clock:
    """The server's clock, at nine on a Tuesday until the test moves it."""
    return Clock()


@pytest.fixture
def ask(app):
    """A caretaker, out on visits."""
    return make_user("ASK", "field_worker", surface="field")


@pytest.fixture
def selje(app):
    """A colleague on the same visits."""
    return make_user("SELJE", "field_worker", surface="field")


@pytest.fixture
def eik(app):
    """The unit manager."""
    return make_user("EIK", "unit_manager")


@pytest.fixture
def office(app, visitor, eik):
    """The unit manager's browser."""
    return visitor.be(eik)
