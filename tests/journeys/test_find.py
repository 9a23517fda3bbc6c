"""Search at a desk: with the keyboard alone, forgiving, in groups, and nothing of it in an address."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.words import word


def test_the_coordinator_finds_with_the_keyboard_alone(desk: Callable[[], Desk]) -> None:
    rogn = desk()
    asked: list[str] = []
    rogn.page.on("request", lambda request: asked.append(request.url))
    rogn.sign_in("rogn")
    page = rogn.page

    page.keyboard.press("/")
    expect(page.get_by_label(word("find.label"))).to_be_focused()

    page.keyboard.type("groenn furuk")
    cases = page.get_by_role("region", name=word("find.group_cases"))
    expect(cases.get_by_text("Grønn Furukvist")).to_be_visible()
    expect(page.get_by_role("region", name=word("find.group_people"))).to_be_visible()

    page.get_by_label(word("find.label")).fill("kemner")
    partners = page.get_by_role("region", name=word("find.group_partners"))
    expect(partners.get_by_text("Kommunal innkreving").first).to_be_visible()

    page.get_by_label(word("find.label")).fill("ryddet")
    notes = page.get_by_role("region", name=word("find.group_notes"))
    expect(notes.get_by_role("link").first).to_be_visible()

    page.get_by_label(word("find.label")).fill("finnesikke")
    expect(page.get_by_text(word("find.none_why"))).to_be_visible()
    assert not [url for url in asked if "furuk" in url or "kemner" in url]
