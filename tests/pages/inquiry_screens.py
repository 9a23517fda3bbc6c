"""Every screen and state of an inquiry, on the phone and at the office: for axe, reflow and pictures."""

from collections.abc import Iterator
from datetime import time

from playwright.sync_api import Page, expect

from tests.pages.desk import Desk
from tests.pages.inbox import Inbox
from tests.pages.inquiry import InquiryPage
from tests.pages.phone import Phone
from tests.pages.screens import set_clock
from tests.pages.words import label, word

NAME = "Bred Kvernstein"


def inquiry_screens(phone: Phone, desk: Desk) -> Iterator[tuple[str, Page]]:
    """Walk a phone that nobody has used, and a desk; yields a name and the page that shows it."""
    page, inquiry = phone.page, InquiryPage(phone.page)
    set_clock(page, time(15, 20))
    phone.make_ready("ask")
    phone.has_all()
    page.context.set_offline(True)
    inquiry.open_from_today()
    yield "inquiry", page
    page.get_by_role("button", name=word("inquiry.more_sources")).tap()
    inquiry.about.fill("kvern")
    yield "inquiry-sources", page
    inquiry.about.fill("")
    inquiry.save(word("inquiry.save"))
    expect(page.get_by_text(word("error.InquiryIncomplete_source"))).to_be_visible()
    yield "inquiry-empty", page
    page.get_by_role("button", name=label("inquiry_source", "neighbour")).tap()
    page.get_by_role("button", name=label("urgency", "critical")).tap()
    page.get_by_text(word("inquiry.call_first")).scroll_into_view_if_needed()
    yield "inquiry-critical", page
    inquiry.choose(NAME, typed="kvern")
    inquiry.about.scroll_into_view_if_needed()
    yield "inquiry-chosen", page
    inquiry.save(word("inquiry.save_critical"))
    expect(inquiry.saved).to_be_visible()
    yield "inquiry-saved", page
    page.context.set_offline(False)
    expect(inquiry.saved).to_contain_text(word("saved.received"), timeout=20_000)
    yield "inquiry-sent", page
    inquiry.mend(NAME)
    yield "inquiry-mend", page
    desk.sign_in("rogn")
    expect(desk.page.locator("#critical")).to_contain_text(NAME)
    yield "office-critical", desk.page
    desk.page.get_by_role("link", name=word("inquiries.open")).click()
    expect(Inbox(desk.page, desk.url).facts).to_contain_text(NAME)
    yield "office-inquiry", desk.page
