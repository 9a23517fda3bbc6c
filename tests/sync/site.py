"""A real server in a process of its own, and the application on the same database, to prepare and to look."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from server import create_app
from server.access.actor import Actor
from server.clock import local_today
from server.config import Settings
from server.extensions import db
from server.services import session
from tests.factories.people import make_user
from tests.factories.work import create, make_case
from tests.support.serving import Server, served
from tests.sync.phone import Phone, new_id, visiting
from tests.sync.proxy.http_phone import HttpPhone


@dataclass
class Site:
    """The two, and the folder that both call their instance."""

    app: Flask
    server: Server
    folder: Path

    def worker(self) -> tuple[Actor, str]:
        """A field worker whom nobody else's test knows, and a case of theirs."""
        actor = make_user(f"W{new_id()[:8]}", "field_worker", surface="field")
        case = make_case(f"S{new_id()[:8]}")["case"]
        create("assignment", case_id=case, user_id=actor.id)
        return actor, case

    def phone(self, actor: Actor, url: str | None = None) -> HttpPhone:
        """A phone of theirs, signed in and empty."""
        token = session.begin(actor).token
        return HttpPhone(actor, url=url or self.server.url, token=token)


@contextmanager
def open_site(
    request: pytest.FixtureRequest, folder: Path, kind: str, program: str = "server"
) -> Iterator[Site]:
    """A server on a fresh database of this kind."""
    name, url = "", f"sqlite:///{folder / 'miljovakt.sqlite3'}"
    if kind == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        shutil.copy(template, folder / "miljovakt.sqlite3")
    else:
        postgres = request.getfixturevalue("postgres")
        name = postgres.create_unique("template_miljovakt")
        url = postgres.url(name)
    app = create_app(Settings(instance=folder, database_url=url, is_testing=True))
    with app.app_context(), served(folder, url if name else None, program=program) as server:
        yield Site(app, server, folder)
        db.session.remove()
        db.engine.dispose()
    if name:
        postgres.drop(name)


def save_visits(phone: Phone, count: int, **fields: object) -> list[str]:
    """Save so many visits of today on a phone; their entries."""
    today = local_today().isoformat()
    entries = [new_id() for _ in range(count)]
    for entry_id in entries:
        when: dict[str, object] = {
            "done_on": today,
            "started_at": f"{today}T07:40:00.000Z",
            "ended_at": f"{today}T08:25:00.000Z",
        }
        phone.save(*visiting(entry_id, **when | fields))
    return entries
