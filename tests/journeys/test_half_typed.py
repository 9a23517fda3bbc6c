"""Words in a form that is not saved yet outlive the page, and are not said twice."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone
from tests.pages import browser
from tests.pages.phone import Phone
from tests.pages.words import word
from tests.support.chromium import kill_browser

NAME = "Grønn Furukvist"
SAID = "Dere kan snakke med søstera mi om strømmen."


def test_a_consent_that_is_half_written_when_the_phone_dies_is_there_and_is_saved_once(
    phones: OpenPhone, tmp_path: Path
) -> None:
    """Seen to fail with a form that keeps its words in the page's memory."""
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    page = phone.page
    page.context.set_offline(True)
    phone.open_case(NAME)
    page.get_by_text(word("case_notes.consent"), exact=True).click()
    page.get_by_label(word("case_notes.consent_words")).fill(SAID)
    phone.to_today()
    # It stands there when it lies on the disk.
    expect(page.get_by_role("region", name=word("typed.title"))).to_be_visible()
    kill_browser(tmp_path / "phone")

    again = phones()
    again.code = phone.code
    again.page.context.set_offline(True)
    again.open()
    again.unlock()
    page = again.page
    half = page.get_by_role("region", name=word("typed.title"))
    half.get_by_role("link").click()
    words = page.get_by_label(word("case_notes.consent_words"))
    expect(words).to_have_value(SAID)
    for choice in ("scope", "topic"):
        page.get_by_label(word(f"case_notes.{choice}")).select_option(index=1)
    form = page.locator("form").filter(has=words)
    form.get_by_role("button", name=word("case_notes.save")).click()
    expect(words).to_be_hidden()

    again.to_today()
    expect(half).to_have_count(0)
    page.reload()
    again.unlock()
    expect(again.planned(NAME)).to_be_visible()
    expect(half).to_have_count(0)
    assert len(browser.stored_in(page, "vault", "ops")) == 1


def test_words_whose_saving_is_taken_back_stand_in_their_form_again(phone: Phone) -> None:
    page = phone.page
    page.context.set_offline(True)
    phone.open_case(NAME)
    page.get_by_text(word("case_notes.agenda"), exact=True).click()
    words = page.get_by_label(word("case_notes.agenda_words"))
    words.fill("Strømmen")
    form = page.locator("form").filter(has=words)
    form.get_by_role("button", name=word("case_notes.save")).click()
    expect(words).to_be_hidden()

    page.get_by_role("button", name=word("undo.undo"), exact=True).click()

    expect(words).to_be_visible()
    expect(words).to_have_value("Strømmen")
    phone.to_today()
    expect(page.get_by_role("region", name=word("typed.title"))).to_be_visible()
