"""The public page about the service: read by anybody, changed by the coordinator."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.pages.desk import Desk
from tests.pages.screens import reflows
from tests.pages.words import word
from tests.support.serving import Server

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[Any]:
    return [each["id"] for each in Axe().run(page, options=RULES).response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_read_without_a_script_narrow_and_on_paper(
    browser: Browser, server: Server, scheme: Any
) -> None:
    plain = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    without = plain.new_page()
    without.goto(f"{server.url}/om")
    expect(without.get_by_role("heading", level=1)).to_be_visible()
    expect(without.get_by_text("113")).to_be_visible()
    without.emulate_media(media="print")
    expect(without.get_by_role("navigation")).to_be_hidden()
    plain.close()

    context = browser.new_context(
        color_scheme=scheme, viewport={"width": 320, "height": 640}, locale="nb-NO"
    )
    page = context.new_page()
    page.goto(f"{server.url}/om")
    assert violations(page) == []
    assert reflows(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert reflows(page)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_coordinator_changes_what_the_page_says(desk: Callable[..., Desk], scheme: str) -> None:
    """From the sign-in page's link, through the office, to the page; two at once lose nothing."""
    rogn, other = desk(color_scheme=scheme), desk()
    rogn.page.goto(f"{rogn.url}/office")
    rogn.page.get_by_role("link", name=word("sign_in.about")).click()
    expect(rogn.page).to_have_url(f"{rogn.url}/om")

    for each in (rogn, other):
        each.sign_in("rogn")
        each.page.get_by_role("link", name=word("about.nav")).click()
        expect(each.page.get_by_label(word("about.part_text"))).to_be_visible()
    assert violations(rogn.page) == []
    rogn.page.get_by_label(word("about.part_contact_phone")).fill("ring oss")
    rogn.page.get_by_role("button", name=word("about.save")).click()
    expect(rogn.page.get_by_text(word("about.wrong_contact_phone"))).to_be_visible()
    expect(rogn.page.get_by_label(word("about.part_contact_phone"))).to_be_focused()
    assert violations(rogn.page) == []
    rogn.page.get_by_label(word("about.part_contact_phone")).fill("69 00 00 00")
    rogn.page.get_by_role("button", name=word("about.save")).click()
    expect(rogn.page.get_by_text(word("about.saved"))).to_be_visible()

    other.page.get_by_label(word("about.part_contact_hours")).fill("Hver dag")
    other.page.get_by_role("button", name=word("about.save")).click()
    expect(other.page.get_by_text(word("reason.text_changed"))).to_be_visible()
    expect(other.page.get_by_text(f"{word('about.other')} 69 00 00 00")).to_be_visible()
    expect(other.page.get_by_label(word("about.part_contact_hours"))).to_have_value("Hver dag")
    assert violations(other.page) == []
    other.page.get_by_label(word("about.part_contact_phone")).fill("69 00 00 00")
    other.page.get_by_role("button", name=word("about.save")).click()
    expect(other.page.get_by_text(word("about.saved"))).to_be_visible()
    expect(other.page.locator("details")).to_have_count(2)

    rogn.page.goto(f"{rogn.url}/om")
    expect(rogn.page.get_by_role("link", name="69 00 00 00")).to_be_visible()
    expect(rogn.page.get_by_text("Hver dag")).to_be_visible()
