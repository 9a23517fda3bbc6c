"""Two who write about the same: both are kept, a person chooses, and the one who waits is told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import on_both
from tests.pages.attention import Attention
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.queue import Queue
from tests.pages.words import label, word
from tests.support.demo import Instance

NAME = "Grønn Furukvist"
SECONDS = 1000
WRITER = "Ask Demo"


@pytest.fixture
def attention(phone: Phone) -> Attention:
    """Ask's phone, with a visit of two tasks that is sent."""
    phone.start(NAME)
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    for _ in range(8):
        phone.more_minutes(word("split.total"))
    phone.save()
    expect(phone.saved_line).to_contain_text(word("saved.received"), timeout=20 * SECONDS)
    return Attention(phone)


@pytest.fixture
def queue(desk: Callable[[], Desk]) -> Queue:
    """Rogn's desk."""
    rogn = desk()
    rogn.sign_in("rogn")
    return Queue(rogn)


@on_both
def test_two_values_for_the_same_are_shown_to_both_and_chosen_between(
    instance: Instance, attention: Attention, queue: Queue
) -> None:
    """Seen to fail with every group merged as if nobody else had changed it: the note of the desk is gone."""
    phone, page = attention.phone, attention.page
    page.context.set_offline(True)
    attention.begin_change(NAME)
    attention.write_note("Bar ut to sofaer")
    phone.more_minutes("Rydding")
    phone.more_minutes(word("split.total"))
    attention.send()
    expect(attention.entry(NAME)).to_contain_text(label("sync_state", "on_device"))
    instance.edit_at_desk("rogn", NAME, note="Bar ut én sofa", more_minutes=10)

    attention.phone.online_again()
    expect(phone.sync_line).to_contain_text("2 må ses på", timeout=20 * SECONDS)
    expect(phone.sync_line).not_to_contain_text(word("sync.all_sent"))
    attention.open()
    note = attention.card("conflict").filter(has_text="Bar ut én sofa")
    expect(note).to_contain_text("Bar ut to sofaer")
    expect(note.get_by_role("columnheader")).to_have_text(
        [word("attention.theirs"), word("attention.yours")]
    )
    minutes = attention.card("conflict").filter(has_text=word("field.duration_minutes"))
    expect(minutes).to_contain_text("55 min")

    page.context.set_offline(True)
    attention.decide(note, "attention.take")
    expect(attention.cards).to_have_count(2)
    expect(attention.cards.filter(has_text=word("attention.decided"))).to_contain_text(
        label("sync_state", "on_device")
    )
    attention.phone.online_again()
    expect(attention.cards).to_have_count(1, timeout=20 * SECONDS)

    queue.look_at("conflict", NAME)
    expect(queue.page.locator("main")).not_to_contain_text("Bar ut to sofaer")
    queue.press("queue.keep")
    queue.has_decided()
    phone.take_up()
    expect(attention.cards).to_have_count(0, timeout=20 * SECONDS)
    expect(phone.sync_line).to_contain_text(word("sync.all_sent"))
    receipt = attention.receipt(NAME)
    expect(receipt).to_contain_text("55 min")
    expect(receipt).to_contain_text("Bar ut to sofaer")


def test_a_change_of_an_approved_entry_waits_and_the_office_says_what_becomes_of_it(
    attention: Attention, queue: Queue, desk: Callable[[], Desk]
) -> None:
    page = attention.page
    page.context.set_offline(True)
    attention.begin_change(NAME)
    attention.write_note("Glemte boden")
    attention.send()
    eik = desk()
    eik.sign_in("eik")
    eik.open(NAME)
    eik.approve()

    attention.phone.online_again()
    expect(attention.entry(NAME)).to_contain_text(
        label("sync_state", "needs_attention"), timeout=20 * SECONDS
    )
    attention.open()
    expect(attention.card("late")).to_contain_text("Glemte boden")

    queue.look_at("late", NAME)
    afterwards = queue.page.get_by_role("region", name=word("queue.afterwards"))
    expect(afterwards.get_by_role("region", name=word("queue.after"))).to_contain_text(
        "Glemte boden"
    )
    queue.press("queue.way_decline")
    expect(queue.page.get_by_text(word("queue.comment_missing"))).to_be_visible()
    queue.page.get_by_role("textbox").fill("Skriv hva som ble gjort i boden.")
    queue.press("queue.way_decline")
    queue.has_decided()

    _fetch(attention)
    refused = attention.card("rejected")
    expect(refused).to_contain_text("Skriv hva som ble gjort i boden.")
    attention.press(refused, "attention.mend_anew")
    attention.write_note("Ryddet boden også")
    attention.send()
    expect(attention.card("late")).to_contain_text("Ryddet boden også", timeout=20 * SECONDS)
    expect(refused).to_have_count(0)

    queue.look_at("late", NAME)
    queue.press("queue.way_accept")
    queue.has_decided()
    _fetch(attention)
    expect(attention.cards).to_have_count(0)
    receipt = attention.receipt(NAME)
    expect(receipt).to_contain_text(label("entry_state", "approved"))
    expect(receipt).to_contain_text("Ryddet boden også")
    expect(receipt).to_contain_text(word("fate.superseded"))
    expect(receipt).to_contain_text(word("fate.applied"))


def test_what_is_sent_back_is_mended_in_three_taps_without_coverage(
    attention: Attention, queue: Queue
) -> None:
    phone, page = attention.phone, attention.page
    queue.send_back(NAME, "Veiledning var 15 minutter, ifølge avtalen.", line="Veiledning")
    _fetch(attention)
    phone.to_today()
    page.context.set_offline(True)
    returned = page.get_by_role("region", name=word("attention.kind_returned"))
    about = returned.locator("dl:has-text('Veiledning') + figure")
    expect(about).to_contain_text("Veiledning var 15 minutter")
    phone.taps = 0

    attention.press(returned, "attention.mend")
    page.get_by_role("button", name=word("split.less", label="Veiledning")).tap()
    phone.taps += 1
    attention.send()

    assert phone.taps == 3
    expect(phone.saved_line).to_contain_text(word("saved.on_device"))
    expect(attention.cards).to_have_count(0)
    attention.phone.online_again()
    expect(phone.saved_line).to_contain_text(word("saved.received"), timeout=20 * SECONDS)
    queue.page.get_by_role("link", name=word("review.title"), exact=True).click()
    row = queue.desk.waiting(NAME)
    expect(row).to_contain_text("Veiledning 15 min", timeout=10 * SECONDS)


def test_a_change_is_taken_back_before_the_office_has_decided(
    attention: Attention, queue: Queue
) -> None:
    page = attention.page
    page.context.set_offline(True)
    attention.begin_change(NAME)
    attention.write_note("Feil besøk")
    attention.send()
    queue.desk.open(NAME)
    queue.desk.approve()
    attention.phone.online_again()
    expect(attention.entry(NAME)).to_contain_text(
        label("sync_state", "needs_attention"), timeout=20 * SECONDS
    )
    attention.open()

    attention.decide(attention.card("late"), "attention.withdraw")

    expect(attention.cards).to_have_count(0, timeout=20 * SECONDS)
    queue.open("late")
    expect(queue.page.get_by_role("heading", name=word("queue.empty"))).to_be_visible()
    expect(attention.receipt(NAME)).to_contain_text(word("fate.withdrawn"))


def _fetch(attention: Attention) -> None:
    """Fetch from *Mer*, and come back."""
    attention.fetch()
    attention.page.evaluate("history.back()")
