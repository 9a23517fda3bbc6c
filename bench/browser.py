"""The field app in a real browser: every tap of the flow, a cold start, and the way through the lock.

The phone holds 2 000 sealed records and 5 000 operations that it could not send. All times but the last are
taken with the page's main thread slowed four times (Chromium's own throttling). The key worker, the service
worker and the browser's processes are not slowed: a phone's other cores are not idle, but they are there.
"""

import tempfile
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import BrowserContext, BrowserType, Page, expect, sync_playwright

from bench.figure import Figure
from bench.queue import fill_queue, watch_keys
from bench.taps import press, tap_until
from bench.wire import WirePhone, changes_of, entry_operation, visits_request
from tests.pages.phone import Phone
from tests.pages.words import word
from tests.support.chromium import persistent_context
from tests.support.demo import Instance
from tests.support.serving import served

SLOWDOWN = 4
SAVES = 20
STARTS = 5
SEALED = 2_000
QUEUED = 5_000
STATE = f"{SEALED} sealed records, {QUEUED} unsent operations"
SLOWED = "4x CPU slowdown of the page's main thread alone"


def measure_browser() -> list[Figure]:
    """All of them on one profile, against a server with the demo."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        instance = Instance(folder / "instance")
        instance.load_demo()
        with served(instance.folder) as server:
            wire = WirePhone(server.url)
            place = _fill(wire)
            context = persistent_context(playwright.chromium, folder / "phone")
            watch_keys(context)
            phone = Phone(context.pages[0], server.url)
            phone.make_ready("ask")
            phone.has_all()
            context.set_offline(True)
            fill_queue(
                phone.page, (entry_operation(wire.user, place, each) for each in range(QUEUED))
            )
            phone.page.reload()
            phone.page.get_by_label(word("unlock.code"), exact=True).fill(phone.code)
            phone.page.get_by_role("button", name=word("unlock.open"), exact=True).click()
            expect(phone.sync_line).to_contain_text("5\xa0000", timeout=30_000)
            figures = _taps(context, phone)
            context.close()
        return figures + _cold_starts(playwright.chromium, folder, phone)


def _fill(wire: WirePhone) -> str:
    """Put 2 000 records of ask's own into the day pack: entries with two lines each. Returns their place."""
    held = changes_of(wire.pull(0))
    place: str = next(change["id"] for change in held if change["entity"] == "place")
    for _ in range(2):
        wire.push(visits_request(wire, place, (SEALED - len(held)) // 6 + 1))
    return place


def _slow(context: BrowserContext, page: Page) -> None:
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


def _taps(context: BrowserContext, phone: Phone) -> list[Figure]:
    """Whole visits; each tap is timed from the finger's lifting to the frame that answers it."""
    page = phone.page
    _slow(context, page)
    times: dict[str, list[float]] = {}
    for _ in range(SAVES):
        start = page.get_by_role("button", name=word("today.start")).last
        chips = page.locator(".chips").get_by_role("button")
        end = page.get_by_role("button", name=word("visit.end"), exact=True)
        more = page.locator(".stepper.total button").last
        for name, target, answer in (
            ("Start", start, {"selector": ".chips"}),
            ("first task", chips.nth(0), {"selector": ".chips [aria-pressed=true]"}),
            ("second task", chips.nth(1), {"selector": ".chips [aria-pressed=true]", "count": 2}),
            ("Avslutt", end, {"selector": ".stepper.total output"}),
            ("+5", more, {"selector": ".stepper.total output", "is_changed": True}),
            ("Lagre", phone.save_button, {"selector": "#saved-line", "text": word("saved.on_device")}),
        ):  # fmt: skip
            times.setdefault(name, []).append(tap_until(page, target, answer))
    how = f"{SAVES} visits; {STATE}; {SLOWED}"
    return [
        Figure(
            f"{name}, 95th percentile",
            quantiles(each, n=20, method="inclusive")[-1],
            "ms",
            100,
            f"median {median(each):.0f} ms; {how}",
        )
        for name, each in times.items()
    ]


def _cold_starts(chromium: BrowserType, folder: Path, phone: Phone) -> list[Figure]:
    """A browser started anew with the server gone: to the lock cover, through it, and to the list."""
    slowed = [_cold_start(chromium, folder, phone, is_slowed=True) for _ in range(STARTS)]
    plain = [_cold_start(chromium, folder, phone, is_slowed=False) for _ in range(STARTS)]
    shell, unlock, shown = (median(times) / 1000 for times in zip(*slowed, strict=True))
    unslowed = median(unlock + shown for _, unlock, shown in plain) / 1000
    what = f"{STARTS} cold starts, medians; {STATE}"
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
    press(page, page.get_by_role("button", name=word("unlock.open"), exact=True))
    begun, shown = page.evaluate("window.listed")
    opened = page.evaluate("performance.getEntriesByName('unlocked')[0].startTime")
    context.close()
    return shell, opened - begun, shown - opened


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
