"""A new version of the app is offered when it lies ready, and taken when the person says so: never forced."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from server.config import ROOT
from tests.journeys.conftest import OpenPhone
from tests.pages.words import word
from tests.support.demo import Instance
from tests.support.serving import Server, served


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A copy of the built app, of which a newer version can be made."""
    return Path(shutil.copytree(ROOT / "pwa" / "dist", tmp_path / "dist"))


@pytest.fixture
def server(instance: Instance, build: Path) -> Iterator[Server]:
    """The server with that build."""
    with served(instance.folder, instance.database_url, pwa=build) as running:
        yield running


def test_a_new_version_waits_until_the_visit_is_done_and_the_person_takes_it(
    phones: OpenPhone, server: Server, build: Path
) -> None:
    """Fails when the worker skips waiting when it is installed, or when the offer shows during a visit:
    seen with both."""
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    page = phone.page
    offer = page.get_by_role("button", name=word("update.take"))
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")

    server.stop()
    _make_newer(build)
    server.start()
    page.evaluate(_LOOK_FOR_UPDATE)

    expect(page.locator(".chips [aria-pressed=true]")).to_have_count(1)
    page.get_by_role("link", name=word("visit.to_today")).click()
    expect(page.get_by_role("heading", name=word("today.running"))).to_be_visible()
    expect(offer).to_have_count(0)
    assert loads == []

    page.get_by_role("button", name=word("today.go_on"), exact=True).tap()
    phone.end()
    phone.save()
    offer.tap()

    expect(page.get_by_label(word("unlock.code"), exact=True)).to_be_visible()
    assert len(loads) == 1
    expect(page.locator("html[data-newer]")).to_have_count(1)
    phone.unlock()
    expect(phone.logged("Grønn Furukvist")).to_be_visible()


def _make_newer(build: Path) -> None:
    """Another page, and a worker that lists it under another revision."""
    for compressed in [*build.glob("*.br"), *build.glob("*.gz")]:
        compressed.unlink()
    page = build / "index.html"
    page.write_text(page.read_text().replace("<html", "<html data-newer", 1))
    worker = build / "sw.js"
    listed = re.sub(r"(revision\W+)[0-9a-f]{16}", r"\1fedcba9876543210", worker.read_text())
    worker.write_text(listed + "\n// newer\n")


#: Asks for a newer worker and waits until one lies ready.
_LOOK_FOR_UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const coming = registration.installing ?? registration.waiting;
  await new Promise((resolve) => {
    const look = () => coming?.state === "installed" && resolve();
    coming?.addEventListener("statechange", look);
    look();
  });
}"""
