"""Search at a desk: with the keyboard alone, forgiving, in groups, and nothing of it in an address."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.pages.desk import Desk
from tests.pages.words import word

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    return [each["id"] for each in Axe().run(page, options=RULES).response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_coordinator_finds_with_the_keyboard_alone(
    desk: Callable[..., Desk], scheme: str
) -> None:
    rogn = desk(color_scheme=scheme)
    asked: list[str] = []
    rogn.page.on("request", lambda request: asked.append(request.url))
    rogn.sign_in("rogn")
    page = rogn.page

    page.keyboard.press("/")
    expect(page.get_by_label(word("find.label"))).to_be_focused()
    assert violations(page) == []

    page.keyboard.type("groenn furuk")
    cases = page.get_by_role("region", name=word("find.group_cases"))
    expect(cases.get_by_text("Grønn Furukvist")).to_be_visible()
    expect(page.get_by_role("region", name=word("find.group_people"))).to_be_visible()
    assert violations(page) == []

    page.get_by_label(word("find.label")).fill("kemner")
    partners = page.get_by_role("region", name=word("find.group_partners"))
    expect(partners.get_by_text("Kommunal innkreving").first).to_be_visible()

    page.get_by_label(word("find.label")).fill("ryddet")
    notes = page.get_by_role("region", name=word("find.group_notes"))
    expect(notes.get_by_role("link").first).to_be_visible()
    assert violations(page) == []

    page.get_by_label(word("find.label")).fill("finnesikke")
    expect(page.get_by_text(word("find.none_why"))).to_be_visible()
    assert violations(page) == []
    assert not [url for url in asked if "furuk" in url or "kemner" in url]
