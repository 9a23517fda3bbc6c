"""Every screen and state of a case on the phone, with the way to it: for axe, reflow and pictures."""

import re
from collections.abc import Iterator
from datetime import time

from playwright.sync_api import expect

from tests.pages.phone import Phone
from tests.pages.screens import set_clock
from tests.pages.words import label, word
from tests.support.demo import Instance

#: Whose case it is: an eviction deadline, consents, a private landlord.
NAME = "Grønn Furukvist"


def case_screens(phone: Phone, instance: Instance) -> Iterator[str]:
    """Walk a phone that nobody has used through a case; yields a name when a screen is on show."""
    page = phone.page
    instance.add_contact("rogn", NAME, "Sval Furukvist", "69 00 00 01")
    set_clock(page, time(9, 46))
    phone.make_ready("ask")
    phone.has_all()
    page.context.set_offline(True)
    phone.open_case(NAME)
    yield "case"
    page.locator("#consents").scroll_into_view_if_needed()
    page.locator("#last").evaluate("it => it.scrollIntoView({block: 'end'})")
    yield "case-consents"
    page.get_by_text(word("agreement.new"), exact=True).click()
    page.get_by_role("button", name=word("agreement.phrase_mends")).click()
    page.get_by_role("button", name=re.compile("^Lagre, neste ")).scroll_into_view_if_needed()
    yield "case-agreement"
    page.get_by_role("button", name=re.compile("^Lagre, neste ")).click()
    page.get_by_role("button", name=word("undo.close")).click()
    page.get_by_role("link", name=word("case.map")).scroll_into_view_if_needed()
    yield "case-contacts"
    page.get_by_role("button", name=word("case.goal_write")).click()
    page.get_by_label(word("case.goal_label")).fill("Bli boende her, og få orden på brevene.")
    yield "case-goal"
    page.get_by_role("button", name=word("case.goal_drop")).click()
    phone.to_today()
    phone.open_case("Tidlig Bjørkestubbe")
    expect(page.locator(".ds-tag.safety")).to_be_visible()
    yield "case-safety"
    page.get_by_text(word("case_notes.consent"), exact=True).click()
    page.get_by_role("button", name=word("case_notes.save")).click()
    expect(page.get_by_text(word("error.WordsMissing"))).to_be_visible()
    yield "case-consent-empty"
    page.get_by_text(word("case_notes.consent"), exact=True).click()
    phone.to_today()
    phone.open_case(NAME)
    page.get_by_role("button", name=label("reminder_phrase", "bring_bags")).click()
    page.get_by_label(word("reminder.words")).fill("lang stige")
    page.get_by_role("button", name=word("reminder.add")).click()
    expect(page.get_by_role("button", name="lang stige")).to_be_visible()
    yield "case-reminders"
    phone.to_today()
    expect(page.get_by_role("region", name=word("reminder.packing"))).to_be_visible()
    page.locator("#packing").scroll_into_view_if_needed()
    yield "today-packing"
    page.get_by_role("region", name=word("today.planned")).scroll_into_view_if_needed()
    phone.start(NAME)
    phone.tick("Rydding")
    phone.end()
    phone.note.fill("Fikk vite at 01916010075 bruker metadon. Ring 69 00 00 01.")
    expect(page.locator("#sensitive p")).to_have_count(4)
    page.locator("#sensitive").scroll_into_view_if_needed()
    yield "split-sensitive"
