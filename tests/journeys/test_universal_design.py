"""Universal design is law: every screen and state, in the light and in the dark, by axe and in reflow."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.conftest import OpenPhone
from tests.pages.axe import violations
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.screens import reflows
from tests.pages.stage import Stage
from tests.pages.walks import WALKS, shown, strange_words
from tests.pages.words import word
from tests.support.demo import Instance

SMALLEST_TARGET = 44
NARROW: ViewportSize = {"width": 320, "height": 640}
LYING: ViewportSize = {"width": 640, "height": 360}


@pytest.mark.parametrize("walk", WALKS)
def test_every_screen_is_for_everybody(
    walk: str, phones: OpenPhone, desk: Callable[[], Desk], instance: Instance
) -> None:
    """Axe by day, by night and in forced colours; nothing wider than the window, also when all is larger;
    stillness when it is asked for; all Norwegian; on a phone, of 320 pixels, targets for gloves as well."""
    stage = Stage(partial(phones, viewport=NARROW), desk, instance)
    found: dict[str, Any] = {}
    for name, page in shown(walk, stage):
        wrong = [
            *violations(page),
            *violations(page, color_scheme="dark"),
            *violations(page, forced_colors="active", color_scheme="dark"),
            *strange_words(page),
            *_moving(page),
            *(_wrong_on_phone(page) if page.viewport_size == NARROW else _too_wide_at_desk(page)),
        ]
        found.update({name: wrong} if wrong else {})
    assert found == {}


def _wrong_on_phone(page: Page) -> list[str]:
    """Targets that are too small, and where a page is wider than its window or out of reach."""
    wrong: list[str] = page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
    wrong += [] if reflows(page) else ["too wide"]
    wrong += [] if _reflows_twice_as_large(page) else ["too wide at 200 %"]
    page.set_viewport_size(LYING)
    wrong += [] if reflows(page) else ["too wide when it lies"]
    wrong += page.evaluate(_OUT_OF_REACH)
    page.set_viewport_size(NARROW)
    return wrong


def _too_wide_at_desk(page: Page) -> list[str]:
    """Where a page is wider than its window: as it is, with large text, and enlarged four times."""
    wide = [] if reflows(page) else ["too wide"]
    wide += [] if _reflows_twice_as_large(page) else ["too wide at 200 %"]
    seen = page.viewport_size
    page.set_viewport_size(NARROW)
    wide += [] if reflows(page) else ["too wide at 400 %"]
    page.set_viewport_size(seen or NARROW)
    return wide


def _reflows_twice_as_large(page: Page) -> bool:
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    is_so = reflows(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return is_so


def _moving(page: Page) -> list[str]:
    """What goes on moving for somebody who has asked for stillness."""
    page.emulate_media(reduced_motion="reduce")
    moving: list[str] = page.evaluate(_MOVING)
    page.emulate_media(reduced_motion="no-preference")
    return moving


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
