"""One real server for each kind of database, a proxy before it, and a phone behind that for every test."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from server.access.actor import Actor
from tests.conftest import DATABASES
from tests.support.proxy import Proxy, proxied
from tests.sync.proxy.http_phone import HttpPhone
from tests.sync.site import Site, open_site, save_visits


@dataclass
class Network:
    """A phone, the proxy it goes through, and the case that it logs visits for."""

    site: Site
    proxy: Proxy
    phone: HttpPhone
    case: str

    def another_phone(self, actor: Actor | None = None) -> HttpPhone:
        """One more phone behind the same proxy; of the same person unless another is named."""
        return self.site.phone(actor or self.phone.actor, self.proxy.url)

    def save_visits(
        self, count: int, phone: HttpPhone | None = None, **fields: object
    ) -> list[str]:
        """Save so many visits of today on the phone; their entries."""
        return save_visits(phone or self.phone, count, **{"case_id": self.case} | fields)


@pytest.fixture(scope="package", params=DATABASES)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The real server on a fresh database of either kind, for all tests of this room."""
    with open_site(request, tmp_path_factory.mktemp("site"), request.param) as opened:
        yield opened


@pytest.fixture
def network(site: Site) -> Iterator[Network]:
    """A phone that has read what there is, over a network that is still good."""
    actor, case = site.worker()
    with proxied(site.server.port) as proxy:
        phone = site.phone(actor, proxy.url)
        phone.pull()
        yield Network(site, proxy, phone, case)
