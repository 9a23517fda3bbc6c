"""Universal design is law: every screen and state, in the light and in the dark, by axe and in reflow."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHOTOGRAPHED, OpenPhone
from tests.journeys.photographs import camera_photo
from tests.pages.case_screens import case_screens
from tests.pages.desk import Desk
from tests.pages.inquiry_screens import inquiry_screens
from tests.pages.lock_screens import lock_screens
from tests.pages.parked_screens import parked_screens
from tests.pages.phone import Phone
from tests.pages.plan_screens import plan_screens
from tests.pages.safety_screens import safety_screens
from tests.pages.screens import field_screens, office_screens, photo_screens, reflows
from tests.pages.words import word
from tests.support.demo import Instance

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALLEST_TARGET = 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_field_screen_is_clean_by_axe(phones: OpenPhone, scheme: str) -> None:
    phone = phones(color_scheme=scheme)
    found = {name: _violations(phone.page) for name in field_screens(phone)}
    assert {name: found[name] for name in found if found[name]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_office_screen_is_clean_by_axe(
    phone: Phone, desk: Callable[..., Desk], scheme: str
) -> None:
    log_a_visit(phone)
    at = desk(color_scheme=scheme)
    found = {name: _violations(at.page) for name in office_screens(at)}
    assert {name: found[name] for name in found if found[name]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_that_must_be_looked_at_is_clean_by_axe_at_both_ends(
    phones: OpenPhone, desk: Callable[..., Desk], instance: Instance, scheme: str
) -> None:
    """On a phone of 320 pixels, where nothing may be wider than the window, also at twice the size."""
    narrow = {"width": 320, "height": 640}
    phone, at = phones(color_scheme=scheme, viewport=narrow), desk(color_scheme=scheme)
    found, too_wide, too_small = {}, [], {}
    for name, page in parked_screens(phone, at, instance):
        found[name] = _violations(page)
        too_wide += [name] * (not reflows(page))
        if page is phone.page:
            small = page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
            too_small.update({name: small} if small else {})
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            too_wide += [f"{name} at 200 %"] * (not reflows(page))
            page.evaluate("document.documentElement.style.fontSize = ''")
    assert {name: found[name] for name in found if found[name]} == {}
    assert too_wide == []
    assert too_small == {}


def test_every_field_screen_fits_320_pixels_and_text_of_twice_the_size(phones: OpenPhone) -> None:
    phone = phones(viewport={"width": 320, "height": 640})
    too_wide, too_small = [], {}
    for name in field_screens(phone):
        too_wide += [name] * (not reflows(phone.page))
        phone.page.evaluate("document.documentElement.style.fontSize = '200%'")
        too_wide += [f"{name} at 200 %"] * (not reflows(phone.page))
        phone.page.evaluate("document.documentElement.style.fontSize = ''")
        small = phone.page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
        if small:
            too_small[name] = small
    assert too_wide == []
    assert too_small == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_case_on_the_phone_is_clean_by_axe_and_fits_a_narrow_phone(
    phones: OpenPhone, instance: Instance, scheme: str
) -> None:
    phone = phones(color_scheme=scheme, viewport={"width": 320, "height": 640})
    found = {}
    for name in case_screens(phone, instance):
        found[name] = _violations(phone.page)
        found[f"{name}, too small"] = phone.page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
        phone.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert reflows(phone.page), name
        phone.page.evaluate("document.documentElement.style.fontSize = ''")
    assert {name: found[name] for name in found if found[name]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_inquiry_is_clean_by_axe_at_both_ends_and_fits_a_narrow_phone(
    phones: OpenPhone, desk: Callable[..., Desk], scheme: str
) -> None:
    phone = phones(color_scheme=scheme, viewport={"width": 320, "height": 640})
    found = {}
    for name, page in inquiry_screens(phone, desk(color_scheme=scheme)):
        found[name] = _violations(page)
        if page is phone.page:
            found[f"{name}, too small"] = page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert reflows(page), name
            page.evaluate("document.documentElement.style.fontSize = ''")
    assert {name: found[name] for name in found if found[name]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_of_the_lock_is_clean_by_axe_and_fits_a_narrow_phone(
    phones: OpenPhone, scheme: str
) -> None:
    phone = phones(color_scheme=scheme, viewport={"width": 320, "height": 640})
    found = {}
    for name in lock_screens(phone):
        found[name] = _violations(phone.page)
        found[f"{name}, too small"] = phone.page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
        phone.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert reflows(phone.page), name
        phone.page.evaluate("document.documentElement.style.fontSize = ''")
    assert {name: found[name] for name in found if found[name]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_safe_visit_is_clean_by_axe_and_fits_a_narrow_phone(
    phones: OpenPhone, instance: Instance, scheme: str
) -> None:
    phone = phones(color_scheme=scheme, viewport={"width": 320, "height": 640})
    found = {}
    for name in safety_screens(phone, instance):
        found[name] = _violations(phone.page)
        found[f"{name}, too small"] = phone.page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
        phone.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert reflows(phone.page), name
        phone.page.evaluate("document.documentElement.style.fontSize = ''")
    assert {name: found[name] for name in found if found[name]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_plans_and_equipment_are_clean_by_axe_and_fit_a_narrow_phone(
    phones: OpenPhone, scheme: str
) -> None:
    phone = phones(color_scheme=scheme, viewport={"width": 320, "height": 640})
    found = {}
    for name in plan_screens(phone):
        found[name] = _violations(phone.page)
        found[f"{name}, too small"] = phone.page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
        phone.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert reflows(phone.page), name
        phone.page.evaluate("document.documentElement.style.fontSize = ''")
    assert {name: found[name] for name in found if found[name]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_photos_of_a_visit_are_clean_by_axe_and_fit_a_narrow_phone(
    allowed: Desk, phones: OpenPhone, scheme: str
) -> None:
    phone = phones(color_scheme=scheme, viewport={"width": 320, "height": 640})
    found = {}
    for name in photo_screens(phone, PHOTOGRAPHED, camera_photo(size=(1200, 900))):
        found[name] = _violations(phone.page)
        found[f"{name}, too small"] = phone.page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET)
        phone.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert reflows(phone.page), name
        phone.page.evaluate("document.documentElement.style.fontSize = ''")
    assert {name: found[name] for name in found if found[name]} == {}


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
