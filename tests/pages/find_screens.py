"""Search in the office, with the way to each state: for axe, reflow and pictures."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.words import word


def find_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk; yields a name when a screen is on show."""
    page = desk.page
    desk.sign_in("rogn")
    page.keyboard.press("/")
    field = page.get_by_label(word("find.label"))
    expect(field).to_be_focused()
    yield "office-find"
    field.fill("groenn furuk")
    expect(page.get_by_role("region", name=word("find.group_cases"))).to_be_visible()
    yield "office-find-people"
    field.fill("ryddet")
    expect(page.get_by_role("region", name=word("find.group_notes"))).to_be_visible()
    yield "office-find-notes"
    field.fill("finnesikke")
    expect(page.get_by_text(word("find.none_why"))).to_be_visible()
    yield "office-find-nothing"
