"""One real server for each kind of database, a proxy before it, and a phone behind that for every test."""

import shutil
from collections.abc import Iterator
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
from tests.conftest import DATABASES
from tests.factories.people import make_user
from tests.factories.work import create, make_case
from tests.support.proxy import Proxy, proxied
from tests.support.serving import Server, served
from tests.sync.phone import new_id, visiting
from tests.sync.proxy.http_phone import HttpPhone


@dataclass
class Site:
    """A server in a process of its own, and the application on the same database, to look with."""

    app: Flask
    server: Server

    def worker(self) -> tuple[Actor, str]:
        """A field worker whom nobody else's test knows, and a case of theirs."""
        actor = make_user(f"W{new_id()[:8]}", "field_worker", surface="field")
        case = make_case(f"S{new_id()[:8]}")["case"]
        create("assignment", case_id=case, user_id=actor.id)
        return actor, case


@dataclass
class Network:
    """A phone, the proxy it goes through, and the case that it logs visits for."""

    site: Site
    proxy: Proxy
    phone: HttpPhone
    case: str

    def another_phone(self, actor: Actor | None = None) -> HttpPhone:
        """One more phone behind the same proxy; of the same person unless another is named."""
        actor = actor or self.phone.actor
        return HttpPhone(actor, url=self.proxy.url, token=session.begin(actor).token)

    def save_visits(
        self, count: int, phone: HttpPhone | None = None, **fields: object
    ) -> list[str]:
        """Save so many visits of today on the phone; their entries."""
        today = local_today().isoformat()
        entries = [new_id() for _ in range(count)]
        for entry_id in entries:
            when: dict[str, object] = {
                "case_id": self.case,
                "done_on": today,
                "started_at": f"{today}T07:40:00.000Z",
                "ended_at": f"{today}T08:25:00.000Z",
            }
            visit = visiting(entry_id, **when | fields)
            (phone or self.phone).save(*visit)
        return entries


@pytest.fixture(scope="package", params=DATABASES)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The real server on a fresh database of either kind, for all tests of this room."""
    folder: Path = tmp_path_factory.mktemp("site")
    name, url = "", f"sqlite:///{folder / 'miljovakt.sqlite3'}"
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        shutil.copy(template, folder / "miljovakt.sqlite3")
    else:
        postgres = request.getfixturevalue("postgres")
        name = postgres.create_unique("template_miljovakt")
        url = postgres.url(name)
    app = create_app(Settings(instance=folder, database_url=url, is_testing=True))
    with app.app_context(), served(folder, url if name else None) as server:
        yield Site(app, server)
        db.session.remove()
        db.engine.dispose()
    if name:
        postgres.drop(name)


@pytest.fixture
def network(site: Site) -> Iterator[Network]:
    """A phone that has read what there is, over a network that is still good."""
    actor, case = site.worker()
    with proxied(site.server.port) as proxy:
        phone = HttpPhone(actor, url=proxy.url, token=session.begin(actor).token)
        phone.pull()
        yield Network(site, proxy, phone, case)
