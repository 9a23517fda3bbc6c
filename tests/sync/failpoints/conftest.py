"""A server of each kind that fails when it is told to, and a phone at it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conftest import DATABASES
from tests.sync.proxy.http_phone import HttpPhone
from tests.sync.site import Site, open_site


@dataclass
class Failing:
    """The server, and what it shall do."""

    site: Site

    def tell(self, **order: Any) -> None:
        """Let it fail so (tests/support/failing_server.py)."""
        (self.site.folder / "failing").write_text(json.dumps(order), encoding="utf-8")

    def heal(self) -> None:
        """Let it fail no more."""
        (self.site.folder / "failing").unlink(missing_ok=True)

    @property
    def has_failed(self) -> bool:
        """Whether the step that was named has been reached."""
        order = json.loads((self.site.folder / "failing").read_text(encoding="utf-8"))
        return "at" not in order

    def steps_of(self, work: Callable[[], Any], **order: Any) -> list[str]:
        """The names of the steps that the server takes for `work`, in their order."""
        steps = self.site.folder / "steps"
        steps.unlink(missing_ok=True)
        self.tell(record=True, **order)
        try:
            work()
        finally:
            self.heal()
        return steps.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="package", params=DATABASES)
def failing_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The server on a fresh database of either kind, for all tests of this room."""
    folder = tmp_path_factory.mktemp("failing")
    program = "tests.support.failing_server"
    with open_site(request, folder, request.param, program) as opened:
        yield opened


@pytest.fixture
def failing(failing_site: Site) -> Iterator[Failing]:
    """The server, which is sound until it is told to fail."""
    made = Failing(failing_site)
    made.heal()
    yield made
    made.heal()


@pytest.fixture
def phone(failing: Failing) -> HttpPhone:
    """A field worker's phone that has read what there is."""
    actor, _case = failing.site.worker()
    made = failing.site.phone(actor)
    made.pull()
    return made
