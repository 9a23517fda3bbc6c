"""Every state of the lock, with the way to it: for axe, reflow and pictures."""

from collections.abc import Iterator
from datetime import time

from playwright.sync_api import expect

from tests.pages.authenticator import Authenticator
from tests.pages.phone import Phone
from tests.pages.screens import set_clock
from tests.pages.words import word

NAME = "Grønn Furukvist"


def lock_screens(phone: Phone) -> Iterator[str]:
    """Walk a phone that nobody has used through its lock; yields a name when a screen is on show."""
    page = phone.page
    set_clock(page, time(9, 46))
    chip = Authenticator(page)
    phone.open()
    phone.sign_in("ask")
    phone.code = page.locator("#code").inner_text()
    page.get_by_role("button", name=word("code.written")).click()
    yield "passkey-offer"
    page.get_by_role("button", name=word("passkey.make")).click()
    trial = page.get_by_role("button", name=word("passkey.try"))
    expect(trial).to_be_visible()
    yield "passkey-try"
    trial.click()
    phone.has_all()
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    off = page.get_by_role("button", name=word("passkey.off"))
    off.evaluate("it => it.scrollIntoView({block: 'end'})")
    yield "more-lock"
    phone.to_today()
    phone.open_case(NAME)
    page.get_by_text(word("case_notes.agenda"), exact=True).click()
    page.get_by_label(word("case_notes.agenda_words")).fill("Strømmen")
    phone.to_today()
    page.get_by_role("region", name=word("typed.title")).scroll_into_view_if_needed()
    yield "today-half-typed"
    phone.start(NAME)
    phone.tick("Rydding")
    expect(page.locator(".chips [aria-pressed=true]")).to_have_count(1)
    set_clock(page, time(10, 31))
    # A phone that was left for so long locks itself at the next touch.
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("timer")).to_contain_text("45")
    expect(page.get_by_role("button", name=word("passkey.open"))).to_be_visible()
    yield "locked-visit"
    page.get_by_role("button", name=word("visit.end"), exact=True).click()
    ended = page.get_by_text(word("unlock.ended", time="10.31"))
    expect(ended).to_be_visible()
    yield "locked-ended"
    chip.forget_all()
    page.get_by_role("button", name=word("passkey.open")).click()
    expect(page.get_by_text(word("error.PasskeyRefused_not_answered"))).to_be_visible()
    yield "locked-refused"
