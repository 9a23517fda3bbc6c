"""Takes the pictures of the README and the guide from the running app: `make pictures`."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, sync_playwright

from server.config import ROOT
from tests.pages.case_screens import case_screens
from tests.pages.desk import Desk
from tests.pages.inquiry_screens import inquiry_screens
from tests.pages.lock_screens import lock_screens
from tests.pages.parked_screens import parked_screens
from tests.pages.phone import Phone
from tests.pages.screens import field_screens, office_screens
from tests.support.chromium import launch_options, persistent_context
from tests.support.demo import Instance
from tests.support.serving import served

PICTURES = ROOT / "docs" / "pictures"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


def main() -> None:
    """Every screen and state, light and dark, into docs/pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        for scheme in ("light", "dark"):
            folder = Path(tempfile.mkdtemp())
            instance = Instance(folder / "instance")
            instance.load_demo()
            with served(instance.folder) as server:
                _take_field(playwright.chromium, server.url, folder, scheme)
                _take_office(playwright.chromium, server.url, folder, scheme)
            shutil.rmtree(folder)
            folder = Path(tempfile.mkdtemp())
            instance = Instance(folder / "instance")
            instance.load_demo()
            with served(instance.folder) as server:
                _take_parked(playwright.chromium, server.url, folder, scheme)
                _take_case(playwright.chromium, server.url, folder, scheme)
                _take_lock(playwright.chromium, server.url, folder, scheme)
                _take_inquiry(playwright.chromium, server.url, folder, scheme)
            shutil.rmtree(folder)


def _take_parked(chromium: BrowserType, url: str, folder: Path, scheme: str) -> None:
    """What must be looked at, at both ends, in an instance of its own."""
    instance = Instance(folder / "instance")
    context = persistent_context(chromium, folder / "asked", color_scheme=scheme, viewport=PHONE)
    browser = chromium.launch(**launch_options())
    options: dict[str, Any] = {"viewport": DESK, "color_scheme": scheme, "locale": "nb-NO"}
    desk = Desk(browser.new_page(**options), url)
    for name, page in parked_screens(Phone(context.pages[0], url), desk, instance):
        page.screenshot(path=PICTURES / f"{name}-{scheme}.png")
    browser.close()
    context.close()


def _take_inquiry(chromium: BrowserType, url: str, folder: Path, scheme: str) -> None:
    """An inquiry from a phone of its own to the office."""
    context = persistent_context(chromium, folder / "inquiry", color_scheme=scheme, viewport=PHONE)
    browser = chromium.launch(**launch_options())
    options: dict[str, Any] = {"viewport": DESK, "color_scheme": scheme, "locale": "nb-NO"}
    desk = Desk(browser.new_page(**options), url)
    for name, page in inquiry_screens(Phone(context.pages[0], url), desk):
        page.screenshot(path=PICTURES / f"{name}-{scheme}.png")
    browser.close()
    context.close()


def _take_case(chromium: BrowserType, url: str, folder: Path, scheme: str) -> None:
    """A case on a phone of its own."""
    context = persistent_context(chromium, folder / "case", color_scheme=scheme, viewport=PHONE)
    page = context.pages[0]
    for name in case_screens(Phone(page, url), Instance(folder / "instance")):
        page.screenshot(path=PICTURES / f"{name}-{scheme}.png")
    context.close()


def _take_lock(chromium: BrowserType, url: str, folder: Path, scheme: str) -> None:
    """The lock on a phone of its own."""
    context = persistent_context(chromium, folder / "lock", color_scheme=scheme, viewport=PHONE)
    page = context.pages[0]
    for name in lock_screens(Phone(page, url)):
        page.screenshot(path=PICTURES / f"{name}-{scheme}.png")
    context.close()


def _take_field(chromium: BrowserType, url: str, folder: Path, scheme: str) -> None:
    context = persistent_context(chromium, folder / "phone", color_scheme=scheme, viewport=PHONE)
    page = context.pages[0]
    for name in field_screens(Phone(page, url)):
        page.screenshot(path=PICTURES / f"{name}-{scheme}.png")
    context.close()


def _take_office(chromium: BrowserType, url: str, folder: Path, scheme: str) -> None:
    browser = chromium.launch(**launch_options())
    options: dict[str, Any] = {"viewport": DESK, "color_scheme": scheme, "locale": "nb-NO"}
    desk = Desk(browser.new_page(**options), url)
    for name in office_screens(desk):
        desk.page.screenshot(path=PICTURES / f"{name}-{scheme}.png")
    browser.close()


if __name__ == "__main__":
    main()
