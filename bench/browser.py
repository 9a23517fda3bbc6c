"""The field app in a real browser: *Lagre*, a cold start without network, and the way through the lock.

All times but the last are taken with the page's main thread slowed four times (Chromium's own throttling).
The key worker, the service worker and the browser's processes are not slowed: a phone's other cores are not
idle, but they are there.
"""

import tempfile
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import BrowserContext, BrowserType, Locator, Page, expect, sync_playwright

from bench.figure import Figure
from bench.wire import WirePhone, changes_of, visits_request
from tests.pages.phone import Phone
from tests.pages.words import word
from tests.support.chromium import persistent_context
from tests.support.demo import Instance
from tests.support.serving import served

SLOWDOWN = 4
SAVES = 40
STARTS = 5
SEALED = 2_000
SLOWED = "4x CPU slowdown of the page's main thread alone"


def measure_browser() -> list[Figure]:
    """Both against a server with the demo and 2 000 records of the day pack."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        instance = Instance(folder / "instance")
        instance.load_demo()
        with served(instance.folder) as server:
            _fill(server.url)
            context = persistent_context(playwright.chromium, folder / "phone")
            phone = Phone(context.pages[0], server.url)
            phone.make_ready("ask")
            phone.has_all()
            context.set_offline(True)
            figures = [_saves(context, phone)]
            context.close()
        return figures + _cold_starts(playwright.chromium, folder, phone)


def _fill(url: str) -> None:
    """Put 2 000 records of ask's own into the day pack: entries with two lines each."""
    wire = WirePhone(url)
    held = changes_of(wire.pull(0))
    place = next(change["id"] for change in held if change["entity"] == "place")
    for _ in range(2):
        wire.push(visits_request(wire, place, (SEALED - len(held)) // 6 + 1))


def _slow(context: BrowserContext, page: Page) -> None:
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


def _press(page: Page, target: Locator) -> None:
    """A bare touch: no script of the test looks at the page while the touch is answered."""
    box = target.bounding_box()
    if box is None:
        raise RuntimeError("There is nothing to press.")
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def _saves(context: BrowserContext, phone: Phone) -> Figure:
    """From the tap on *Lagre* to *Lagret på telefonen* in the page, timed inside the page."""
    _slow(context, phone.page)
    times = []
    for _ in range(SAVES):
        phone.page.get_by_role("button", name=word("today.start")).last.tap()
        phone.tick("Rydding")
        phone.end()
        phone.page.evaluate(_TIME_SAVE, word("saved.on_device"))
        _press(phone.page, phone.page.get_by_role("button", name=word("split.save"), exact=True))
        times.append(phone.page.evaluate("window.saved"))
    how = f"{SAVES} saves, median {median(times):.0f} ms; {SEALED} sealed records; {SLOWED}"
    return Figure(
        "Lagre, 95th percentile", quantiles(times, n=20, method="inclusive")[-1], "ms", 100, how
    )


def _cold_starts(chromium: BrowserType, folder: Path, phone: Phone) -> list[Figure]:
    """A browser started anew with the server gone: to the lock cover, through it, and to the list."""
    slowed = [_cold_start(chromium, folder, phone, is_slowed=True) for _ in range(STARTS)]
    plain = [_cold_start(chromium, folder, phone, is_slowed=False) for _ in range(STARTS)]
    shell, unlock, shown = (median(times) / 1000 for times in zip(*slowed, strict=True))
    unslowed = median(unlock + shown for _, unlock, shown in plain) / 1000
    what = f"{STARTS} cold starts, medians; {SEALED} sealed records"
    how = f"{what}; {SLOWED}"
    return [
        Figure("offline start, to the lock cover", shell, "s", None, how),
        Figure("offline start, Argon2id and the key", unlock, "s", None, how),
        Figure("offline start, from unlocked to the list", shown, "s", 1.5, how),
        Figure("unlock by code, from the tap to the list", unslowed, "s", 2.5, f"{what}; unslowed"),
    ]


def _cold_start(
    chromium: BrowserType, folder: Path, phone: Phone, *, is_slowed: bool
) -> tuple[float, float, float]:
    """Milliseconds to the lock cover, from the tap on *Åpne* to the key, and from there to the list."""
    context = persistent_context(chromium, folder / "phone")
    context.set_offline(True)
    page = context.pages[0]
    if is_slowed:
        _slow(context, page)
    page.goto(phone.url)
    expect(page.get_by_label(word("unlock.code"))).to_be_visible()
    shell = page.evaluate("performance.now()")
    page.get_by_label(word("unlock.code")).fill(phone.code)
    page.evaluate(_TIME_LIST)
    _press(page, page.get_by_role("button", name=word("unlock.open"), exact=True))
    begun, shown = page.evaluate("window.listed")
    opened = page.evaluate("performance.getEntriesByName('unlocked')[0].startTime")
    context.close()
    return shell, opened - begun, shown - opened


#: From the finger's lifting, which is when a touch becomes a tap, to the frame that shows the words. An
#: observer, because asking anew in every frame would make the page draw frames that nobody needs.
_TIME_SAVE = """(saved) => {
  let begun;
  addEventListener("pointerup", () => { begun = performance.now(); }, { capture: true, once: true });
  window.saved = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (begun === undefined) return;
      if (!document.querySelector("#saved-line")?.textContent.includes(saved)) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - begun));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}"""

_TIME_LIST = """() => {
  let begun;
  addEventListener("pointerup", () => { begun = performance.now(); }, { capture: true, once: true });
  window.listed = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector("[aria-labelledby=logged] article")) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve([begun, performance.now()]));
    });
    observer.observe(document.body, { subtree: true, childList: true });
  });
}"""
