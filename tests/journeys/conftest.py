"""A real server with the demo, a phone whose browser keeps its files, and a desk beside it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.conftest import DATABASES
from tests.pages.allowing import allow_photos
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.support.chromium import launch_options, persistent_context
from tests.support.demo import Instance
from tests.support.postgres import Postgres
from tests.support.serving import Server, served

#: What Chromium itself writes to the console when the network is cut, or an answer is not 2xx on purpose.
EXPECTED = ("net::ERR_", "Failed to load resource")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts the desk's browser."""
    return launch_options()


@pytest.fixture(params=["sqlite"])
def instance(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Instance]:
    """An instance with the demo; a story that must hold on both databases is marked `on_both`."""
    if request.param == "sqlite":
        made = Instance(tmp_path / "instance")
        made.load_demo()
        yield made
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name = postgres.create_unique("template_miljovakt")
    made = Instance(tmp_path / "instance", postgres.url(name))
    made.load_demo()
    yield made
    postgres.drop(name)


on_both = pytest.mark.parametrize("instance", DATABASES, indirect=True)


@pytest.fixture
def server(instance: Instance) -> Iterator[Server]:
    """The server on that instance."""
    with served(instance.folder, instance.database_url) as running:
        yield running


class Complaints:
    """What pages complained of: script errors, and anything that the security policy refused."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def watch(self, page: Page) -> None:
        """Listen to one page."""
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("console", lambda message: self._hear(message.type, message.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not any(words in text for words in EXPECTED):
            self.found.append(text)


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Fails the story when a page complained, in whatever it did."""
    heard = Complaints()
    yield heard
    assert heard.found == []


OpenPhone = Callable[..., Phone]


@pytest.fixture
def phones(
    playwright: Playwright, server: Server, tmp_path: Path, complaints: Complaints
) -> Iterator[OpenPhone]:
    """Opens phones: each name is a phone of its own, and opened again it has kept its files."""
    with ExitStack() as open_browsers:

        def open_phone(name: str = "phone", **options: Any) -> Phone:
            context = persistent_context(playwright.chromium, tmp_path / name, **options)
            open_browsers.callback(_close, context)
            page = context.pages[0]
            complaints.watch(page)
            return Phone(page, server.url)

        yield open_phone


def _close(context: BrowserContext) -> None:
    if context.browser is None or context.browser.is_connected():
        context.close()


@pytest.fixture
def phone(phones: OpenPhone) -> Phone:
    """Ask's phone, ready for the day."""
    made = phones()
    made.make_ready("ask")
    made.has_all()
    return made


@pytest.fixture
def desk(browser: Browser, server: Server, complaints: Complaints) -> Iterator[Callable[[], Desk]]:
    """Opens desks in the office: each call is a browser session of its own."""
    with ExitStack() as open_contexts:

        def open_desk(**options: Any) -> Desk:
            context = browser.new_context(
                viewport={"width": 1280, "height": 800},
                locale="nb-NO",
                timezone_id="Europe/Oslo",
                **options,
            )
            open_contexts.callback(context.close)
            page = context.new_page()
            complaints.watch(page)
            return Desk(page, server.url)

        yield open_desk


#: Whose case photos are allowed in, for a story that asks for `allowed`.
PHOTOGRAPHED = "Grønn Furukvist"


@pytest.fixture
def allowed(instance: Instance, desk: Callable[[], Desk]) -> Desk:
    """The coordinator has allowed photos in the case of the day's first visit."""
    rogn = desk()
    allow_photos(rogn, instance, PHOTOGRAPHED)
    return rogn
