"""Somebody tells of a need: written down in taps without coverage, kept through a kill, seen at a desk."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OpenPhone
from tests.pages import browser
from tests.pages.desk import Desk
from tests.pages.inbox import Inbox
from tests.pages.inquiry import InquiryPage
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.chromium import kill_browser

NAME = "Bred Kvernstein"
SMOKE = "Kjenner røyklukt fra leiligheten nå."


def test_a_critical_one_names_whom_to_phone_first_is_saved_in_two_fields_and_alerts_the_office(
    phone: Phone, desk: Callable[[], Desk]
) -> None:
    """Seen to fail with the emergency numbers put below the fields, and with the alert's poll stopped."""
    rogn = desk()
    rogn.sign_in("rogn")
    alert = rogn.page.locator("#critical")
    # The day before left one of its own in the demo.
    expect(alert).to_contain_text("1 kritisk henvendelse venter")

    page, inquiry = phone.page, InquiryPage(phone.page)
    page.context.set_offline(True)
    inquiry.open_from_today()
    page.get_by_role("button", name=label("urgency", "critical")).tap()
    for number in ("110", "112", "113"):
        call = page.get_by_role("link", name=word(f"inquiry.call_{number}"))
        expect(call).to_have_attribute("href", f"tel:{number}")
        assert _top(call) < _top(inquiry.about)
    page.get_by_role("button", name=label("inquiry_source", "neighbour")).tap()
    inquiry.choose(NAME, typed="kvern")
    inquiry.save(word("inquiry.save_critical"))
    expect(inquiry.saved).to_contain_text(word("saved.on_device"))
    expect(inquiry.row(NAME)).to_contain_text(label("sync_state", "on_device"))

    page.context.set_offline(False)
    expect(inquiry.saved).to_contain_text(word("saved.received"), timeout=20_000)
    expect(inquiry.row(NAME)).to_contain_text(word("inquiry.undecided"))
    expect(alert).to_contain_text("2 kritiske henvendelser venter")
    expect(alert).to_contain_text(NAME)
    alert.get_by_role("link", name=word("inquiries.open")).click()
    facts = Inbox(rogn.page, rogn.url).facts
    expect(facts).to_contain_text(NAME)
    expect(facts).to_contain_text(label("inquiry_source", "neighbour"))


def test_one_that_is_half_written_when_the_phone_dies_is_there_whole_and_is_saved_once(
    phones: OpenPhone, tmp_path: Path, desk: Callable[[], Desk]
) -> None:
    """Seen to fail with a form that keeps its choices in the page's memory."""
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    phone.page.context.set_offline(True)
    inquiry = InquiryPage(phone.page)
    inquiry.open_from_more()
    page = phone.page
    page.get_by_role("button", name=word("inquiry.more_sources")).tap()
    page.get_by_role("button", name=label("inquiry_source", "fire_service")).tap()
    page.get_by_role("button", name=label("channel", "at_door")).tap()
    page.get_by_role("button", name=word("inquiry.is_not_coping")).tap()
    inquiry.about.fill("Huset bak kirka")
    page.get_by_label(word("inquiry.text")).fill(SMOKE)
    phone.to_today()
    expect(page.get_by_role("region", name=word("typed.title"))).to_be_visible()
    browser.drafts_lie_still(page)
    kill_browser(tmp_path / "phone")

    again = phones()
    again.code = phone.code
    again.page.context.set_offline(True)
    again.open()
    again.unlock()
    page, inquiry = again.page, InquiryPage(again.page)
    page.get_by_role("region", name=word("typed.title")).get_by_role("link").click()
    expect(inquiry.about).to_have_value("Huset bak kirka")
    for name in (
        label("inquiry_source", "fire_service"),
        label("channel", "at_door"),
        word("inquiry.is_not_coping"),
    ):
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    inquiry.save(word("inquiry.save"))
    expect(inquiry.row("Huset bak kirka")).to_contain_text(SMOKE)
    assert len(browser.stored_in(page, "vault", "ops")) == 1
    again.to_today()
    expect(page.get_by_role("region", name=word("typed.title"))).to_have_count(0)

    page.context.set_offline(False)
    again.sends_all()
    rogn = desk()
    rogn.sign_in("rogn")
    rogn.page.get_by_role("link", name=word("inquiries.title"), exact=True).click()
    row = rogn.page.get_by_role("row").filter(has_text="Huset bak kirka")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(SMOKE)
    expect(row).to_contain_text(label("channel", "at_door"))
    expect(row).to_contain_text(word("inquiry.is_not_coping"))


def test_what_is_not_critical_can_be_taken_back_and_says_what_it_lacks(phone: Phone) -> None:
    """Seen to fail with a form that is saved before its last letters are sealed."""
    page, inquiry = phone.page, InquiryPage(phone.page)
    inquiry.open_from_today()
    inquiry.save(word("inquiry.save"))
    expect(page.get_by_text(word("error.InquiryIncomplete_source"))).to_be_in_viewport()
    expect(page.get_by_role("button", name=label("inquiry_source", "neighbour"))).to_be_focused()
    page.get_by_role("button", name=label("inquiry_source", "anonymous")).tap()
    expect(page.get_by_label(word("inquiry.caller_name"))).to_have_count(0)
    inquiry.save(word("inquiry.save"))
    expect(page.get_by_text(word("error.InquiryIncomplete_about"))).to_be_in_viewport()
    expect(inquiry.about).to_be_focused()
    page.get_by_label(word("inquiry.text")).fill("Søppel i bakgården")
    inquiry.save(word("inquiry.save"))
    expect(inquiry.saved).to_be_visible()

    phone.undo_button.tap()

    expect(inquiry.saved).to_have_count(0)
    expect(page.get_by_label(word("inquiry.text"))).to_have_value("Søppel i bakgården")
    expect(inquiry.row("Søppel")).to_have_count(0)
    inquiry.save(word("inquiry.save"))
    phone.let_go()
    expect(inquiry.saved).to_contain_text(word("saved.received"), timeout=20_000)


def test_what_is_undecided_is_put_right_without_coverage_and_what_is_decided_is_only_seen(
    phone: Phone,
) -> None:
    """Seen to fail with a form that tells all its fields, also those that the office has written."""
    page, inquiry = phone.page, InquiryPage(phone.page)
    inquiry.open_from_more()
    decided = word("inquiry.decided", decision=label("inquiry_decision", "taken_in"))
    done = inquiry.row("Døra går ikke igjen")
    expect(done).to_contain_text(decided)
    expect(done.get_by_role("link", name=word("inquiry.mend"))).to_have_count(0)

    page.get_by_role("button", name=label("inquiry_source", "neighbour")).tap()
    page.get_by_label(word("inquiry.text")).fill("Søppel i bakgården")
    inquiry.save(word("inquiry.save"))
    phone.let_go()
    page.context.set_offline(True)
    inquiry.mend("Søppel i bakgården")
    text = page.get_by_label(word("inquiry.text"))
    expect(text).to_have_value("Søppel i bakgården")
    text.fill("Søppel i bakgården, og ender")
    inquiry.save(word("inquiry.mend_save"))
    expect(inquiry.row("og ender")).to_contain_text(label("sync_state", "on_device"))
    phone.undo_button.tap()
    expect(text).to_have_value("Søppel i bakgården, og ender")
    inquiry.save(word("inquiry.mend_save"))
    phone.let_go()
    page.context.set_offline(False)
    expect(inquiry.row("og ender")).to_contain_text(word("inquiry.undecided"), timeout=20_000)
    expect(inquiry.row("Søppel i bakgården")).to_have_count(1)


def _top(target: Locator) -> float:
    box = target.bounding_box()
    assert box
    return float(box["y"])
