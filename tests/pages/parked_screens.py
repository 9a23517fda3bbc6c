"""Every screen and state of what must be looked at, at both ends, with the way to it."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.pages.attention import Attention
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.queue import Queue
from tests.pages.words import word
from tests.support.demo import Instance

NAME = "Grønn Furukvist"
SECONDS = 1000


def parked_screens(phone: Phone, desk: Desk, instance: Instance) -> Iterator[tuple[str, Page]]:
    """Walk a phone that nobody has used, and a desk, through all that can be parked between them.

    Yields a name when a screen is on show, and the page that shows it.
    """
    attention, queue = Attention(phone), Queue(desk)
    office = desk.page
    phone.make_ready("ask")
    phone.has_all()
    phone.start(NAME)
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    for _ in range(8):
        phone.more_minutes(word("split.total"))
    phone.save()
    expect(phone.saved_line).to_contain_text(word("saved.received"), timeout=20 * SECONDS)
    desk.sign_in("eik")
    queue.open("late")
    expect(office.get_by_role("heading", name=word("queue.empty"))).to_be_visible()
    yield "office-queue-empty", office
    yield from _returned(attention, queue)
    yield from _conflict(attention, queue, instance)
    yield from _late(attention, queue)


def _returned(attention: Attention, queue: Queue) -> Iterator[tuple[str, Page]]:
    page, office = attention.page, queue.page
    office.get_by_role("link", name=word("review.title"), exact=True).click()
    queue.desk.open(NAME)
    queue.press("entry.return")
    queue.press("entry.return_send")
    expect(office.get_by_text(word("entry.return_missing"))).to_be_visible()
    yield "office-return", office
    office.get_by_role("textbox").fill("Veiledning var 15 minutter. Kan du rette?")
    queue.press("entry.return_send")
    attention.fetch()
    yield "more-attention", page
    attention.open()
    expect(attention.card("returned")).to_be_visible()
    yield "attention-returned", page
    attention.press(attention.card("returned"), "attention.mend")
    expect(page.get_by_role("button", name=word("edit.send"), exact=True)).to_be_enabled()
    yield "edit-returned", page
    attention.send()
    expect(attention.phone.saved_line).to_contain_text(word("saved.received"), timeout=20 * SECONDS)
    yield "attention-empty", page


def _conflict(attention: Attention, queue: Queue, instance: Instance) -> Iterator[tuple[str, Page]]:
    page, office = attention.page, queue.page
    page.context.set_offline(True)
    attention.begin_change(NAME)
    attention.write_note("Bar ut to sofaer og ventet på bilen")
    attention.phone.more_minutes("Rydding")
    attention.phone.more_minutes(word("split.total"))
    page.get_by_text(word("edit.tasks")).tap()
    yield "edit", page
    attention.send()
    instance.edit_at_desk("rogn", NAME, note="Bar ut én sofa", more_minutes=10)
    attention.phone.online_again()
    expect(attention.phone.sync_line).to_contain_text("2 må ses på", timeout=20 * SECONDS)
    attention.open()
    expect(attention.card("conflict")).to_have_count(2)
    yield "attention-conflict", page
    page.context.set_offline(True)
    attention.decide(attention.card("conflict").first, "attention.keep")
    expect(page.get_by_text(word("attention.decided"))).to_be_visible()
    yield "attention-decided", page
    queue.look_at("conflict", NAME)
    expect(office.get_by_role("button", name=word("queue.keep"))).to_have_count(2)
    yield "office-queue-conflict", office
    queue.press("attention.anew")
    expect(office.get_by_role("button", name=word("queue.save_anew"))).to_be_visible()
    yield "office-queue-anew", office
    queue.press("queue.cancel")
    attention.phone.online_again()
    expect(attention.cards).to_have_count(1, timeout=20 * SECONDS)
    attention.decide(attention.cards, "attention.take")
    expect(attention.cards).to_have_count(0, timeout=20 * SECONDS)


def _late(attention: Attention, queue: Queue) -> Iterator[tuple[str, Page]]:
    page, office = attention.page, queue.page
    page.context.set_offline(True)
    attention.begin_change(NAME)
    attention.write_note("Ryddet boden også")
    attention.send()
    office.get_by_role("link", name=word("review.title"), exact=True).click()
    queue.desk.open(NAME)
    queue.desk.approve()
    attention.phone.online_again()
    expect(attention.phone.sync_line).to_contain_text("1 må ses på", timeout=20 * SECONDS)
    yield "entries-attention", page
    attention.open()
    yield "attention-late", page
    queue.open("late")
    expect(queue.row(NAME)).to_be_visible()
    yield "office-queue", office
    queue.look_at("late", NAME)
    queue.press("queue.way_decline")
    expect(office.get_by_text(word("queue.comment_missing"))).to_be_visible()
    yield "office-queue-late", office
    office.get_by_role("textbox").fill("Skriv hva som ble gjort i boden.")
    queue.press("queue.way_decline")
    queue.has_decided()
    yield "office-queue-done", office
    attention.fetch()
    attention.open()
    expect(attention.card("rejected")).to_be_visible()
    yield "attention-rejected", page
    attention.receipt(NAME)
    yield "entries-trail", page
