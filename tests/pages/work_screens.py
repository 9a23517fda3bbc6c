"""Work that is no visit, waste, and a call from the app, with the way there: for axe, reflow and pictures."""

from collections.abc import Iterator
from datetime import time

from playwright.sync_api import expect

from tests.pages.phone import Phone
from tests.pages.screens import set_clock
from tests.pages.words import word
from tests.support.demo import Instance

NAME = "Grønn Furukvist"
NUMBER = "69 00 00 02"
#: What a browser answers when there is no room; the real thing is tests/journeys/faults/test_storage.py.
_FULL = """() => {
  IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => {
    throw new DOMException("No room", "QuotaExceededError");
  };
}"""


def work_screens(phone: Phone, instance: Instance) -> Iterator[str]:
    """Walk a phone that nobody has used through other work; yields a name when a screen is on show."""
    page = phone.page
    instance.add_contact("rogn", NAME, "Fiktiv Utleie AS", NUMBER, "landlord")
    instance.put_setting("service_phone", "69 00 00 00")
    set_clock(page, time(10, 35))
    phone.make_ready("ask")
    phone.has_all()
    page.context.set_offline(True)
    page.get_by_role("link", name=word("after.title"), exact=True).click()
    page.get_by_role("button", name=word("work.recycling")).click()
    expect(page.get_by_role("button", name=word("work.no_place"))).to_be_visible()
    yield "work-kinds"
    page.get_by_role("button", name=word("work.no_place")).click()
    page.get_by_role("button", name=word("time.minutes", minutes=45)).click()
    page.get_by_role("button", name=word("waste.hazardous")).click()
    page.locator("#waste").evaluate("it => it.scrollIntoView({block: 'center'})")
    yield "work-waste"
    page.get_by_role("button", name=word("after.drop")).click()
    expect(page.locator("#planned")).to_be_visible()
    phone.open_case(NAME)
    page.evaluate("addEventListener('click', (event) => event.preventDefault(), { once: true })")
    page.get_by_role("article").filter(has_text=NUMBER).get_by_role("link").click()
    expect(page.locator("#calls")).to_be_visible()
    page.locator("#calls").scroll_into_view_if_needed()
    yield "call-offered"
    page.get_by_role("region", name=word("call.title")).get_by_role("link").click()
    expect(page.locator(".notice[data-color=info]")).to_be_visible()
    page.locator(".notice[data-color=info]").scroll_into_view_if_needed()
    yield "call"
    page.get_by_role("link", name=word("after.later")).click()
    yield from _nobody_opens(phone)
    yield from _disk_is_full(phone)


def _nobody_opens(phone: Phone) -> Iterator[str]:
    """A break on a visit where nobody opened, the neutral message after it, and the way on."""
    page = phone.page
    phone.start(NAME)
    page.get_by_role("button", name=word("visit.pause")).click()
    resume = page.get_by_role("button", name=word("visit.resume"), pressed=True)
    resume.scroll_into_view_if_needed()
    yield "visit-paused"
    resume.click()
    page.get_by_role("button", name=word("visit.no_answer"), exact=True).click()
    expect(phone.save_button).to_be_visible()
    yield "split-nobody-opened"
    phone.save()
    page.get_by_role("link", name=word("sms.neutral")).scroll_into_view_if_needed()
    yield "saved-nobody-opened"


def _disk_is_full(phone: Phone) -> Iterator[str]:
    """The phone's disk takes nothing more when a visit is to be saved."""
    page = phone.page
    phone.end_at("Fullveien 7", note="Ryddet gangen og boden")
    page.evaluate(_FULL)
    phone.save_button.tap()
    expect(page.get_by_role("dialog", name=word("not_saved.title"))).to_be_visible(timeout=20_000)
    yield "not-saved"
