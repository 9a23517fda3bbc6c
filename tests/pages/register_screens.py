"""The registers of the office, with the way to each state: for axe, reflow and pictures."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.words import word


def register_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk; yields a name when a screen is on show."""
    page = desk.page
    desk.sign_in("rogn")
    page.goto(f"{desk.url}/office/registers")
    expect(page.get_by_text("Rustjenesten", exact=True).first).to_be_visible()
    yield "office-registers-partners"
    page.get_by_role("button", name=word("registers.new_partner")).click()
    page.get_by_role("button", name=word("record.save")).click()
    expect(page.get_by_text(word("record.mend"))).to_be_visible()
    yield "office-registers-wrong"
    page.get_by_role("link", name=word("registers.view_landlords")).click()
    page.get_by_role("link", name="Fiktiv Utleie AS").click()
    expect(page.get_by_role("heading", name=word("registers.agreements"))).to_be_visible()
    yield "office-registers-landlord"
    for view in ("dwellings", "grants", "rates", "words"):
        page.goto(f"{desk.url}/office/registers/{view}")
        heading = page.get_by_role("heading", name=word(f"registers.view_{view}"))
        expect(heading).to_be_visible()
        yield f"office-registers-{view}"
