"""The bytes of a first visit: until one can sign in, and until every screen opens without a network."""

import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from bench.counting import counted
from bench.figure import Figure
from tests.pages.phone import Phone
from tests.pages.words import word
from tests.support.chromium import persistent_context
from tests.support.demo import Instance
from tests.support.serving import served


def measure_first_visit() -> list[Figure]:
    """Both on one fresh profile, headers included (docs/decisions/0019)."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        instance = Instance(folder / "instance")
        instance.load_demo()
        with served(instance.folder) as server, counted(server.port) as forwarder:
            context = persistent_context(playwright.chromium, folder / "first")
            page = context.pages[0]
            icons: list[str] = []
            page.on(
                "request", lambda asked: icons.append(asked.url) if "icon-" in asked.url else None
            )
            phone = Phone(page, f"http://localhost:{forwarder.port}/")
            phone.open()
            expect(page.get_by_role("heading", name=word("sign_in.title"))).to_be_visible()
            page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
            page.wait_for_load_state("networkidle")
            first, files = forwarder.received, page.evaluate(_PRECACHED)
            phone.sign_in("ask")
            expect(page.locator("#whole")).to_contain_text(word("whole.is"))
            app, all_files = forwarder.received, page.evaluate(_PRECACHED)
            context.close()
    how = f"headers included; {files} files precached; install icons asked for: {len(icons)}"
    more = f"all {all_files} files of the app, the sign-in and the first of the day's records"
    return [
        Figure("first visit, over the wire", first / 1000, "kB", 110, how),
        Figure("until ready without a network, over the wire", app / 1000, "kB", None, more),
    ]


_PRECACHED = """async () => {
  let files = 0;
  for (const name of await caches.keys()) files += (await (await caches.open(name)).keys()).length;
  return files;
}"""
