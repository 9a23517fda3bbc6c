"""Takes the pictures of the README and of every screen from the running app: `make pictures [WALK=name]`."""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import BrowserType, Page, sync_playwright

from server.config import ROOT
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.screens import is_whole, office_screens
from tests.pages.walks import BOTH_ENDS, FIELD_WALKS, Stage
from tests.support.chromium import launch_options, persistent_context
from tests.support.demo import Instance
from tests.support.serving import Server, served

PICTURES = ROOT / "docs" / "pictures"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
#: A walk that is no field walk: the office, with one entry to review.
OFFICE = "office"


def main(only: list[str]) -> None:
    """Every screen and state, light and dark, into docs/pictures; or of these walks alone."""
    walks = only or [*FIELD_WALKS, OFFICE]
    PICTURES.mkdir(parents=True, exist_ok=True)
    if not only:
        for old in PICTURES.iterdir():
            old.unlink()
    folder = Path(tempfile.mkdtemp())
    Instance(folder / "demo").load_demo()
    with sync_playwright() as playwright:
        for walk in walks:
            for scheme in ("light", "dark"):
                with _stage(playwright.chromium, folder, walk, scheme) as stage:
                    for name, page in _screens(walk, stage):
                        is_whole(page)
                        _keep(page, f"{name}-{scheme}")
    shutil.rmtree(folder)


def _screens(walk: str, stage: Stage) -> Iterator[tuple[str, Page]]:
    if walk == OFFICE:
        _log_a_visit(stage.phone)
        for name in office_screens(stage.desk):
            yield name, stage.desk.page
    elif walk in BOTH_ENDS:
        yield from BOTH_ENDS[walk](stage)
    else:
        for name in FIELD_WALKS[walk](stage):
            yield name, stage.phone.page


@contextmanager
def _stage(chromium: BrowserType, folder: Path, walk: str, scheme: str) -> Iterator[Stage]:
    """A phone, a desk and a server with a demo of their own."""
    home = folder / f"{walk}-{scheme}"
    shutil.copytree(folder / "demo", home / "instance")
    instance = Instance(home / "instance")
    with served(instance.folder) as server:
        context = persistent_context(
            chromium, home / "phone", color_scheme=scheme, viewport=PHONE, reduced_motion="reduce"
        )
        browser = chromium.launch(**launch_options())
        try:
            yield Stage(
                Phone(context.pages[0], server.url), _desk(browser, server, scheme), instance
            )
        finally:
            browser.close()
            context.close()


def _desk(browser: Any, server: Server, scheme: str) -> Desk:
    options = {"viewport": DESK, "color_scheme": scheme, "locale": "nb-NO"}
    return Desk(browser.new_page(**options, timezone_id="Europe/Oslo"), server.url)


def _log_a_visit(phone: Phone) -> None:
    phone.make_ready("ask")
    phone.has_all()
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    phone.save()
    phone.has_all()


def _keep(page: Page, name: str) -> None:
    """Keep what is on show as WebP without loss, a third of the size of PNG."""
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    picture.save(PICTURES / f"{name}.webp", "WEBP", lossless=True, quality=100, method=6)


if __name__ == "__main__":
    main(sys.argv[1:])
