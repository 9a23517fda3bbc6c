"""Universal design is law: every screen and state, in the light and in the dark, by axe and in reflow."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.conftest import OpenPhone
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.screens import is_whole, office_screens, reflows
from tests.pages.walks import BOTH_ENDS, FIELD_WALKS, Stage, strange_words
from tests.pages.words import word
from tests.support.demo import Instance

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALLEST_TARGET = 44
NARROW: ViewportSize = {"width": 320, "height": 640}
LYING: ViewportSize = {"width": 640, "height": 360}


@pytest.mark.parametrize("walk", FIELD_WALKS)
def test_every_field_screen_is_for_everybody(
    walk: str, phones: OpenPhone, desk: Callable[..., Desk], instance: Instance
) -> None:
    """On a phone of 320 pixels: axe by day, by night and in forced colours; nothing wider than the window,
    also at twice the size and lying; targets for gloves; stillness when it is asked for; all Norwegian."""
    phone = phones(viewport=NARROW)
    page = phone.page
    found: dict[str, Any] = {}
    for name in FIELD_WALKS[walk](Stage(phone, desk(), instance)):
        is_whole(page)
        wrong = [
            *_violations(page),
            *_seen_otherwise(page, color_scheme="dark"),
            *_seen_otherwise(page, forced_colors="active", color_scheme="dark"),
            *strange_words(page),
            *page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET),
            *_too_wide(page),
            *_moving(page),
        ]
        found.update({name: wrong} if wrong else {})
    assert found == {}


def _seen_otherwise(page: Page, **media: Any) -> list[Any]:
    """What axe finds when the page is seen as `media` says; it is then seen as before.

    Forced colours are the person's own; axe reckons contrast with those of the styles, which are hidden.
    """
    page.emulate_media(**media)
    is_forced = "forced_colors" in media
    found = [
        one for one in _violations(page) if not (is_forced and one["rule"] == "color-contrast")
    ]
    page.emulate_media(color_scheme="light", forced_colors="none")
    return [{"as": media, **one} for one in found]


def _too_wide(page: Page) -> list[str]:
    """Where a page is wider than its window: as it is, with text of twice the size, and lying."""
    wide = [] if reflows(page) else ["too wide"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide += [] if reflows(page) else ["too wide at 200 %"]
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(LYING)
    wide += [] if reflows(page) else ["too wide when it lies"]
    wide += page.evaluate(_OUT_OF_REACH)
    page.set_viewport_size(NARROW)
    return wide


def _moving(page: Page) -> list[str]:
    """What goes on moving for somebody who has asked for stillness."""
    page.emulate_media(reduced_motion="reduce")
    moving: list[str] = page.evaluate(_MOVING)
    page.emulate_media(reduced_motion="no-preference")
    return moving


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_office_screen_is_clean_by_axe(
    phone: Phone, desk: Callable[..., Desk], scheme: str
) -> None:
    log_a_visit(phone)
    at = desk(color_scheme=scheme)
    found = {}
    for name in office_screens(at):
        is_whole(at.page)
        found[name] = _violations(at.page)
    assert {name: found[name] for name in found if found[name]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("walk", BOTH_ENDS)
def test_what_a_phone_asks_of_the_office_is_clean_by_axe_there(
    walk: str, phones: OpenPhone, desk: Callable[..., Desk], instance: Instance, scheme: str
) -> None:
    stage = Stage(phones(), desk(color_scheme=scheme), instance)
    found, too_wide = {}, []
    for name, page in BOTH_ENDS[walk](stage):
        if page is stage.desk.page:
            is_whole(page)
            found[name] = _violations(page)
            too_wide += [name] * (not reflows(page))
    assert {name: found[name] for name in found if found[name]} == {}
    assert too_wide == []


def test_what_turns_while_one_waits_stands_still_for_those_who_ask_for_it(
    desk: Callable[[], Desk],
) -> None:
    """Seen to fail when the ring of components/Waiting.tsx turned, slowly, in spite of what was asked."""
    rogn = desk()
    rogn.sign_in("rogn")
    page = rogn.page
    # The answer never comes.
    page.route("**/api/devices*", lambda _: None)
    page.goto(f"{rogn.url}/office/devices")
    expect(page.get_by_text(word("devices.loading"))).to_be_visible()
    assert page.evaluate(_MOVING) == ["moves: spinner"]
    assert _moving(page) == []
    page.unroute_all(behavior="ignoreErrors")


def test_a_visit_can_be_logged_and_approved_with_the_keyboard_alone(
    phone: Phone, desk: Callable[[], Desk]
) -> None:
    page = phone.page
    phone.planned("Grønn Furukvist").get_by_role("button").press("Enter")
    page.locator(".chips").get_by_role("button").first.press("Space")
    page.get_by_role("button", name=word("visit.end"), exact=True).press("Enter")
    # A new page is told to a screen reader by its heading, which has the focus first.
    expect(page.get_by_role("heading", name=word("split.title"))).to_be_focused()
    page.get_by_role("button", name=word("split.save"), exact=True).press("Enter")
    expect(phone.saved_line).to_contain_text(word("saved.received"), timeout=20_000)

    eik = desk()
    eik.sign_in("eik")
    eik.waiting("Grønn Furukvist").get_by_role("link").press("Enter")
    eik.page.get_by_role("button", name=word("entry.approve")).press("Enter")
    expect(eik.waiting("Grønn Furukvist")).to_have_count(0)


def log_a_visit(phone: Phone) -> None:
    """One visit with two tasks, sent."""
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    phone.save()
    phone.has_all()


def _violations(page: Page) -> list[dict[str, Any]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        {"rule": one["id"], "where": [node["html"][:120] for node in one["nodes"]]} for one in found
    ]


#: Buttons and links that are smaller than a glove needs; links within a sentence are exempt (WCAG 2.5.8).
_SMALL_TARGETS = """(least) =>
  [...document.querySelectorAll("button, select, input, textarea, summary, nav a")]
  .filter((element) => element.checkVisibility())
  .map((element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 80)])
  .filter(([box]) => box.width < least || box.height < least)
  .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""

#: What cannot be brought into sight in a low window: it would lie below where one can scroll.
_OUT_OF_REACH = """() => [...document.querySelectorAll(".dock *, .tabs > *")]
  .filter((element) => element.matches("a, button") && element.checkVisibility())
  .filter((element) => {
    element.scrollIntoView({block: "nearest"});
    const box = element.getBoundingClientRect();
    return box.bottom > innerHeight + 1 || box.top < -1;
  })
  .map((element) => `out of reach when it lies: ${element.textContent.trim()}`)"""

_MOVING = """() => document.getAnimations()
  .filter((one) => one.playState === "running" && one.effect.getComputedTiming().duration > 10)
  .map((one) => `moves: ${one.effect.target?.className}`)"""
