"""*Angre*: no question before an act, and ten seconds after it to take it back whole."""

from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone
from tests.pages.phone import Phone
from tests.pages.words import label, word

NAME = "Grønn Furukvist"
ON_PHONE = label("sync_state", "on_device")
RECEIVED = label("sync_state", "received")


def test_a_saved_visit_is_taken_back_whole_with_one_tap_and_saved_anew(phone: Phone) -> None:
    _visit(phone)
    phone.note.fill("Ryddet gangen")
    phone.save(is_let_go=False)
    expect(phone.logged(NAME)).to_contain_text(ON_PHONE)
    phone.undo_button.tap()

    expect(phone.note).to_have_value("Ryddet gangen")
    expect(phone.page.locator(".stepper output").first).to_contain_text("5")
    phone.more_minutes(word("split.total"))
    phone.save()
    phone.has_all()
    expect(phone.logged(NAME)).to_have_count(1)
    expect(phone.logged(NAME)).to_contain_text("10")
    expect(phone.logged(NAME)).to_contain_text(RECEIVED)


def test_what_is_not_taken_back_is_sent_by_itself_after_ten_seconds(phone: Phone) -> None:
    _visit(phone)
    phone.save(is_let_go=False)
    expect(phone.logged(NAME)).to_contain_text(ON_PHONE)
    expect(phone.undo_button).to_have_count(0, timeout=15_000)
    expect(phone.logged(NAME)).to_contain_text(RECEIVED)


def test_a_phone_killed_within_the_ten_seconds_has_saved_it_and_sends_it(
    phones: OpenPhone,
) -> None:
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    _visit(phone)
    phone.save(is_let_go=False)
    phone.page.context.close()

    again: Any = phones()
    again.code = phone.code
    again.open()
    again.unlock()
    expect(again.logged(NAME)).to_contain_text(RECEIVED, timeout=20_000)


def _visit(phone: Phone) -> None:
    phone.start(NAME)
    phone.tick("Rydding")
    phone.end()
