"""Locked and open: a phone that is left, that lies under another app, and that is opened again."""

from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from server.clock import OSLO
from tests.journeys.conftest import OpenPhone
from tests.pages import browser
from tests.pages.authenticator import Authenticator
from tests.pages.phone import Phone
from tests.pages.words import word
from tests.support.chromium import kill_browser

NAME = "Grønn Furukvist"
MINUTE_MS = 60_000


def ready(phones: OpenPhone) -> Phone:
    """Ask's phone, with a clock that can be moved."""
    phone = phones()
    phone.page.clock.install()
    phone.make_ready("ask")
    phone.has_all()
    return phone


def pass_minutes(page: Page, minutes: float) -> None:
    """Move the page's clock; what was due on the way happens once."""
    page.clock.fast_forward(int(minutes * MINUTE_MS))


def sleep(page: Page, minutes: float) -> None:
    """The phone's clock goes on while no timer of the page does."""
    now = datetime.fromtimestamp(page.evaluate("Date.now()") / 1000, OSLO)
    page.clock.set_system_time(now + timedelta(minutes=minutes))


def is_locked(phone: Phone) -> None:
    expect(phone.page.get_by_label(word("unlock.code"), exact=True)).to_be_visible()


def test_a_phone_that_is_left_locks_itself_and_nothing_that_was_typed_is_lost(
    phones: OpenPhone,
) -> None:
    """Seen to fail with a touch that is not counted, and without a lock by itself."""
    phone = ready(phones)
    page = phone.page
    page.context.set_offline(True)
    phone.start(NAME)
    phone.tick("Rydding")
    phone.end()
    pass_minutes(page, 4)
    phone.note.fill("Ryddet gangen")
    pass_minutes(page, 4)
    expect(phone.note).to_be_visible()

    pass_minutes(page, 1.1)

    is_locked(phone)
    phone.unlock()
    expect(phone.note).to_have_value("Ryddet gangen")


def test_the_tabs_of_a_phone_are_in_use_together_and_locked_together(phones: OpenPhone) -> None:
    """Seen to fail without the word between them: that one is in use, and that one was locked."""
    phone = ready(phones)
    other = Phone(phone.page.context.new_page(), phone.url)
    other.code = phone.code
    other.open()
    other.unlock()
    for _ in range(3):
        # The clock is that of both.
        pass_minutes(phone.page, 4)
        phone.to_today()
        expect(other.planned(NAME)).to_be_visible()

    phone.lock()

    is_locked(other)
    phone.unlock()
    expect(phone.planned(NAME)).to_be_visible()
    is_locked(other)


def test_a_hidden_phone_is_covered_at_once_and_locked_when_it_is_looked_at_too_late(
    phones: OpenPhone,
) -> None:
    """Seen to fail with a timer alone: a page that sleeps has none."""
    phone = ready(phones)
    page = phone.page
    phone.open_case(NAME)
    assert NAME not in page.title()

    browser.hide(page)
    expect(page.locator("html")).to_have_class("covered")
    assert page.evaluate("getComputedStyle(document.body).opacity") == "0"
    sleep(page, 4)
    browser.show(page)
    expect(page.locator("html")).not_to_have_class("covered")
    expect(page.get_by_role("heading", name=NAME, level=1)).to_be_visible()

    browser.hide(page)
    sleep(page, 6)
    browser.show(page)

    is_locked(phone)
    expect(page.locator("html")).not_to_have_class("covered")


def test_how_soon_it_locks_is_chosen_and_remembered_and_a_call_is_waited_for(
    phones: OpenPhone,
) -> None:
    phone = ready(phones)
    page = phone.page
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    chosen = page.get_by_role("button", name=word("lock.minutes", minutes=1), exact=True)
    chosen.click()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    page.reload()
    phone.unlock()
    expect(chosen).to_have_attribute("aria-pressed", "true")

    page.evaluate(_CALL)
    pass_minutes(page, 20)
    expect(chosen).to_be_visible()
    page.get_by_role("heading", level=1).click()
    pass_minutes(page, 1.1)

    is_locked(phone)


def test_a_visit_is_ended_on_the_lock_cover_and_that_instant_survives_the_battery(
    phones: OpenPhone, tmp_path: Path
) -> None:
    """No name, no place, no key: an instant, which is the visit's own end when the phone is opened.

    Seen to fail with an end that lies in the page's memory.
    """
    phone = ready(phones)
    page = phone.page
    page.context.set_offline(True)
    phone.start(NAME)
    phone.tick("Rydding")
    expect(page.locator(".chips [aria-pressed=true]")).to_have_count(1)
    pass_minutes(page, 45)
    is_locked(phone)
    expect(page.get_by_role("timer")).to_contain_text("45")
    shown = page.locator("body").inner_text()
    assert NAME not in shown
    assert "Liksomgata" not in shown

    page.get_by_role("button", name=word("visit.end"), exact=True).tap()
    ended = page.get_by_role("status").filter(has_text=word("unlock.ended").partition("{")[0])
    expect(ended).to_be_visible()
    kill_browser(tmp_path / "phone")
    again = phones()
    again.code = phone.code
    again.page.context.set_offline(True)
    again.open()
    expect(again.page.get_by_role("timer")).to_contain_text("45")
    expect(again.page.get_by_role("button", name=word("visit.end"), exact=True)).to_have_count(0)

    again.unlock()

    expect(again.page.get_by_role("heading", name=word("split.title"))).to_be_visible()
    expect(again.page.locator(".stepper output").first).to_contain_text("45")
    again.save()
    expect(again.logged(NAME)).to_have_count(1)
    expect(again.logged(NAME)).to_contain_text("45")
    again.lock()
    expect(again.page.get_by_role("timer")).to_have_count(0)


def test_an_end_that_was_given_in_a_locked_tab_is_taken_by_the_open_one(phone: Phone) -> None:
    """Seen to fail with an end that is looked for at the unlock alone."""
    phone.start(NAME)
    phone.tick("Rydding")
    other = Phone(phone.page.context.new_page(), phone.url)
    other.open()
    other.page.get_by_role("button", name=word("visit.end"), exact=True).click()
    expect(other.page.get_by_role("button", name=word("visit.end"), exact=True)).to_have_count(0)

    browser.hide(phone.page)
    browser.show(phone.page)

    expect(phone.page.get_by_role("heading", name=word("split.title"))).to_be_visible()
    phone.save()
    other.page.reload()
    is_locked(other)
    expect(other.page.get_by_role("timer")).to_have_count(0)


def test_a_visit_of_yesterday_is_not_ended_on_the_cover_but_asked_about(phone: Phone) -> None:
    page = phone.page
    phone.start(NAME)
    phone.tick("Rydding")
    expect(page.locator(".chips [aria-pressed=true]")).to_have_count(1)
    page.clock.set_fixed_time(datetime.now(OSLO) + timedelta(days=1))
    page.reload()

    expect(page.get_by_text(word("unlock.never_ended"))).to_be_visible()
    expect(page.get_by_role("button", name=word("visit.end"), exact=True)).to_have_count(0)
    phone.unlock()
    expect(page.get_by_role("heading", name=word("done.title"))).to_be_visible()


def test_a_passkey_opens_the_phone_with_one_touch_and_no_network_and_the_code_stays(
    phones: OpenPhone,
) -> None:
    """Offered after the code; tried once before it is trusted."""
    phone = phones()
    page = phone.page
    chip = Authenticator(page)
    phone.open()
    phone.sign_in("ask")
    phone.code = page.locator("#code").inner_text()
    page.get_by_role("button", name=word("code.written")).click()
    page.get_by_role("button", name=word("passkey.make")).click()
    page.get_by_role("button", name=word("passkey.try")).click()
    phone.has_all()
    page.context.set_offline(True)
    page.reload()

    phone.taps = 0
    phone.press("button", word("passkey.open"))

    expect(phone.planned(NAME)).to_be_visible()
    assert phone.taps == 1
    phone.lock_now()
    chip.forget_all()
    page.get_by_role("button", name=word("passkey.open")).click()
    expect(page.get_by_text(word("error.PasskeyRefused_not_answered"))).to_be_visible()
    phone.unlock()
    expect(phone.planned(NAME)).to_be_visible()


def test_a_passkey_is_turned_on_with_the_code_and_off_without_it(phone: Phone) -> None:
    page = phone.page
    Authenticator(page)
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_text(word("passkey.title"), exact=True).click()
    code = page.get_by_label(word("passkey.code"))
    code.fill("00000000")
    page.get_by_role("button", name=word("passkey.make")).click()
    trial = page.get_by_role("button", name=word("passkey.try"))
    trial.click()
    expect(page.get_by_text(word("unlock.wrong"))).to_be_visible()
    code.fill(phone.code)
    trial.click()
    expect(page.get_by_text(word("passkey.on"))).to_be_visible()

    page.get_by_role("button", name=word("passkey.off")).click()
    expect(page.get_by_text(word("passkey.on"))).to_have_count(0)
    phone.lock()
    expect(page.get_by_role("button", name=word("passkey.open"))).to_have_count(0)
    phone.unlock()


def test_a_phone_whose_passkeys_give_no_key_says_so_and_keeps_to_the_code(phone: Phone) -> None:
    page = phone.page
    Authenticator(page, has_prf=False)
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_text(word("passkey.title"), exact=True).click()
    page.get_by_label(word("passkey.code")).fill(phone.code)

    page.get_by_role("button", name=word("passkey.make")).click()

    expect(page.get_by_text(word("error.PasskeyRefused_no_key"))).to_be_visible()
    phone.lock()
    phone.unlock()


#: A tap on a number to call, without a phone's own app for it.
_CALL = """() => {
  const link = document.body.appendChild(document.createElement("a"));
  link.href = "tel:69000001";
  link.addEventListener("click", (event) => event.preventDefault());
  link.click();
}"""
