"""The public page about the service, and where the office changes it: for axe, reflow and pictures."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.words import word


def about_screens(desk: Desk) -> Iterator[str]:
    """Walk two who change the page at the same time; yields a name when a screen is on show."""
    page, other = desk.page, desk.page.context.new_page()
    desk.sign_in("rogn")
    phone = page.get_by_label(word("about.part_contact_phone"))
    save = page.get_by_role("button", name=word("about.save"))
    for each in (other, page):
        each.goto(f"{desk.url}/office/about")
        expect(each.get_by_label(word("about.part_contact_phone"))).to_be_visible()
    yield "office-about"
    phone.fill("ring oss")
    save.click()
    expect(page.get_by_text(word("about.wrong_contact_phone"))).to_be_visible()
    yield "office-about-wrong"
    other.get_by_label(word("about.part_contact_phone")).fill("69 00 00 00")
    other.get_by_role("button", name=word("about.save")).click()
    expect(other.get_by_text(word("about.saved"))).to_be_visible()
    phone.fill("69 00 00 01")
    save.click()
    expect(page.get_by_text(word("reason.text_changed"))).to_be_visible()
    yield "office-about-changed"
    save.click()
    expect(page.get_by_text(word("about.saved"))).to_be_visible()
    expect(page.locator("details")).to_have_count(2)
    yield "office-about-saved"
    page.goto(f"{desk.url}/om")
    expect(page.get_by_role("link", name="69 00 00 01")).to_be_visible()
    yield "about"
