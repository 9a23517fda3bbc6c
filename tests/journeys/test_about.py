"""The public page about the service: read by anybody, changed by the coordinator."""

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.pages.desk import Desk
from tests.pages.words import word
from tests.support.serving import Server


def test_the_page_is_read_without_a_script_and_on_paper(browser: Browser, server: Server) -> None:
    """Seen to fail with a page that a script would have to show, without 113, and with its menu printed."""
    plain = browser.new_context(java_script_enabled=False)
    without = plain.new_page()
    without.goto(f"{server.url}/om")
    expect(without.get_by_role("heading", level=1)).to_be_visible()
    expect(without.get_by_text("113")).to_be_visible()
    without.emulate_media(media="print")
    expect(without.get_by_role("navigation")).to_be_hidden()
    plain.close()


def test_the_coordinator_changes_what_the_page_says(desk: Callable[[], Desk]) -> None:
    """From the sign-in page's link, through the office, to the page; two at once lose nothing.

    Seen to fail where a change was taken whatever version it was made upon.
    """
    rogn, other = desk(), desk()
    rogn.page.goto(f"{rogn.url}/office")
    rogn.page.get_by_role("link", name=word("sign_in.about")).click()
    expect(rogn.page).to_have_url(f"{rogn.url}/om")

    for each in (rogn, other):
        each.sign_in("rogn")
        each.page.get_by_role("link", name=word("office.page_about")).click()
        expect(each.page.get_by_label(word("about.part_text"))).to_be_visible()
    rogn.page.get_by_label(word("about.part_contact_phone")).fill("ring oss")
    rogn.page.get_by_role("button", name=word("about.save")).click()
    expect(rogn.page.get_by_text(word("about.wrong_contact_phone"))).to_be_visible()
    expect(rogn.page.get_by_label(word("about.part_contact_phone"))).to_be_focused()
    rogn.page.get_by_label(word("about.part_contact_phone")).fill("69 00 00 00")
    rogn.page.get_by_role("button", name=word("about.save")).click()
    expect(rogn.page.get_by_text(word("about.saved"))).to_be_visible()

    other.page.get_by_label(word("about.part_contact_hours")).fill("Hver dag")
    other.page.get_by_role("button", name=word("about.save")).click()
    expect(other.page.get_by_text(word("reason.text_changed"))).to_be_visible()
    expect(other.page.get_by_text(f"{word('about.other')} 69 00 00 00")).to_be_visible()
    expect(other.page.get_by_label(word("about.part_contact_hours"))).to_have_value("Hver dag")
    other.page.get_by_label(word("about.part_contact_phone")).fill("69 00 00 00")
    other.page.get_by_role("button", name=word("about.save")).click()
    expect(other.page.get_by_text(word("about.saved"))).to_be_visible()
    expect(other.page.locator("details")).to_have_count(2)

    rogn.page.goto(f"{rogn.url}/om")
    expect(rogn.page.get_by_role("link", name="69 00 00 00")).to_be_visible()
    expect(rogn.page.get_by_text("Hver dag")).to_be_visible()
