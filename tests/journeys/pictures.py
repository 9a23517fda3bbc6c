"""Takes the pictures of the README and of every screen from the running app: `make pictures [WALK=name]`."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import BrowserType, Page, ViewportSize, sync_playwright

from server.config import ROOT
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.stage import Stage
from tests.pages.walks import WALKS, shown
from tests.support.chromium import launch_options, persistent_context
from tests.support.demo import Instance
from tests.support.serving import served

PICTURES = ROOT / "docs" / "pictures"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(only: list[str]) -> None:
    """Every screen and state, light and dark, into docs/pictures; or of these walks alone."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    if not only:
        for old in PICTURES.iterdir():
            old.unlink()
    with sync_playwright() as playwright:
        for walk in only or WALKS:
            with _stage(playwright.chromium) as stage:
                for name, page in shown(walk, stage):
                    for scheme in SCHEMES:
                        page.emulate_media(color_scheme=scheme)
                        _keep(page, f"{name}-{scheme}")
                    page.emulate_media(color_scheme="light")


@contextmanager
def _stage(chromium: BrowserType) -> Iterator[Stage]:
    """A phone, a desk and a server with a demo of their own."""
    with TemporaryDirectory() as folder, ExitStack() as opened:
        home = Path(folder)
        instance = Instance(home / "instance")
        instance.load_demo()
        server = opened.enter_context(served(instance.folder))

        def phone() -> Phone:
            context = persistent_context(
                chromium, home / "phone", viewport=PHONE, reduced_motion="reduce"
            )
            opened.callback(context.close)
            return Phone(context.pages[0], server.url)

        def desk() -> Desk:
            browser = chromium.launch(**launch_options())
            opened.callback(browser.close)
            context = browser.new_context(
                viewport=DESK,
                locale="nb-NO",
                timezone_id="Europe/Oslo",
                reduced_motion="reduce",
            )
            return Desk(context.new_page(), server.url)

        yield Stage(phone, desk, instance)


def _keep(page: Page, name: str) -> None:
    """Keep what is on show as WebP without loss, a third of the size of PNG."""
    # Rows that have just come into sight are drawn in the frame after.
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    picture.save(PICTURES / f"{name}.webp", "WEBP", lossless=True, quality=100, method=6)


if __name__ == "__main__":
    main(sys.argv[1:])
