"""What a tap adds to a visit: the way there, a colleague, who did it; and visits that came to nothing."""

import re
import sqlite3

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OpenPhone
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.demo import Instance

NAME = "Grønn Furukvist"
OTHER = "Bred Kvernstein"
LAST = re.compile("^Reise som sist")


def test_the_way_of_last_time_is_one_tap_and_can_be_corrected_without_a_network(
    phone: Phone, instance: Instance
) -> None:
    phone.page.context.set_offline(True)
    _visit(phone, NAME)
    taps = phone.taps
    phone.press("button", LAST)
    assert phone.taps == taps + 1
    phone.save()
    expect(phone.page.locator("header")).to_contain_text(word("travel.told", length="10 min", km=4))

    phone.page.get_by_role("link", name=word("nav.entries"), exact=True).tap()
    phone.page.get_by_text(word("receipt.title")).first.click()
    phone.page.get_by_role("link", name=word("entries.edit")).first.tap()
    phone.more_minutes(word("edit.travel"))
    phone.page.get_by_role("button", name=word("edit.send"), exact=True).tap()
    phone.to_today()
    expect(phone.page.locator("header")).to_contain_text(word("travel.told", length="15 min", km=4))

    phone.page.context.set_offline(False)
    phone.sync_now()
    phone.has_all()
    assert _last(instance, "travel_minutes, km, travel_role, car") == (15, 4, "driver", "service")


def test_a_first_way_is_stepped_and_a_passenger_drives_no_kilometres(
    phone: Phone, instance: Instance
) -> None:
    _visit(phone, NAME)
    phone.save()
    phone.page.get_by_role("link", name=word("today.start_visit"), exact=True).tap()
    phone.page.get_by_text(word("new_place.title"), exact=True).click()
    phone.page.get_by_label(word("new_place.address")).fill("Prøvestien 9")
    phone.page.get_by_role("button", name=word("new_place.start")).tap()
    phone.tick("Rydding")
    phone.end()
    phone.press("button", word("travel.add"))
    phone.more_minutes(word("travel.way"))
    phone.more_minutes(word("travel.way"))
    phone.press("button", word("split.more_km", label=word("travel.km")))
    expect(phone.page.locator(".stepper output", has_text="km")).to_contain_text("5")
    phone.press("button", label("travel_role", "passenger"))
    expect(phone.page.locator(".stepper output", has_text="km")).to_have_count(0)
    phone.save()
    phone.has_all()
    assert _last(instance, "travel_minutes, km, travel_role, car") == (10, 0, "passenger", None)


def test_a_colleague_is_named_with_a_tap_and_confirms_with_one(
    phone: Phone, phones: OpenPhone, instance: Instance
) -> None:
    _visit(phone, NAME)
    phone.page.get_by_text(word("together.title"), exact=True).click()
    phone.press("button", "Selje Demo")
    phone.press("button", label("who_did_it", "together"))
    phone.save()
    phone.has_all()

    theirs = phones("theirs")
    theirs.make_ready("selje")
    card = theirs.page.get_by_role("region", name=word("together.asked"))
    expect(card).to_contain_text(NAME)
    theirs.taps = 0
    theirs.press("button", word("together.decline"))
    expect(card).to_have_count(0)
    theirs.has_all()
    phone.sync_now()
    phone.to_today()
    told = phone.page.get_by_role("region", name=word("together.declined_title"))
    expect(told).to_contain_text("Selje Demo")
    phone.press("button", word("together.ask_anew"))
    expect(told).to_have_count(0)
    phone.has_all()
    theirs.sync_now()
    theirs.to_today()
    theirs.taps = 0
    theirs.press("button", word("together.confirm"))
    assert theirs.taps == 1
    expect(card).to_have_count(0)
    theirs.has_all()
    [(confirmed, who)] = _ask(
        instance,
        "SELECT confirmed_at, (SELECT who_did_it FROM task_lines WHERE entry_id = e.id) FROM "
        "participations p JOIN log_entries e ON e.id = p.entry_id WHERE e.state = 'submitted' "
        "AND p.deleted_at IS NULL",
    )
    assert confirmed is not None
    assert who == "together"


@pytest.mark.parametrize("outcome", ["declined", "cancelled_by_resident", "stopped_for_safety"])
def test_a_visit_that_came_to_nothing_is_three_taps(phone: Phone, outcome: str) -> None:
    phone.start(NAME)
    short = {"stopped_for_safety": "Avbrutt"}.get(outcome, label("visit_outcome", outcome))
    phone.press("button", short)
    phone.save()
    assert phone.taps == 3
    expect(phone.logged(NAME)).to_contain_text(label("task_type", "contact_attempt"))


def test_a_neutral_message_names_neither_resident_nor_service(
    instance: Instance, phone: Phone
) -> None:
    instance.put_setting("service_phone", "69 00 00 00")
    phone.sync_now()
    phone.to_today()
    phone.start(NAME)
    phone.press("button", word("visit.no_answer"))
    phone.save()
    link = phone.page.get_by_role("link", name=word("sms.neutral"))
    expect(link).to_have_attribute("href", re.compile(r"^sms:\d*\?&body=Hei%2C%20ring%20meg"))
    body = link.get_attribute("href") or ""
    assert "Furukvist" not in body
    assert "vakt" not in body


def test_a_pause_is_not_worked_and_the_next_place_is_offered(phone: Phone) -> None:
    phone.start(NAME)
    phone.tick("Rydding")
    phone.press("button", word("visit.pause"))
    expect(
        phone.page.get_by_role("button", name=word("visit.resume"), pressed=True)
    ).to_be_visible()
    phone.press("button", word("visit.resume"))
    phone.end()
    phone.save()
    expect(_next(phone)).to_contain_text(OTHER)
    expect(_next(phone).get_by_role("link", name=word("next.map"))).to_have_attribute(
        "href", re.compile("^geo:")
    )


def test_an_entry_is_marked_for_the_care_record_and_taken_away_without_a_question(
    phone: Phone, instance: Instance
) -> None:
    _visit(phone, NAME)
    phone.save()
    phone.has_all()
    phone.page.get_by_role("link", name=word("nav.entries"), exact=True).tap()
    phone.page.get_by_text(word("receipt.title")).first.click()
    mark = phone.page.get_by_role("button", name=word("care.mark"))
    mark.first.tap()
    expect(mark.first).to_have_attribute("aria-pressed", "true")
    phone.page.get_by_role("button", name=word("entries.void")).first.tap()
    phone.to_today()
    expect(phone.logged(NAME)).to_have_count(0)
    phone.has_all()
    assert _last(instance, "is_for_care_record, state") == (1, "voided")


def _visit(phone: Phone, name: str) -> None:
    phone.start(name)
    phone.tick("Veiledning")
    phone.end()


def _next(phone: Phone) -> Locator:
    return phone.page.get_by_role("region", name=word("next.title"))


def _last(instance: Instance, columns: str) -> tuple[object, ...]:
    """Of the entry that was logged last."""
    rows = _ask(instance, f"SELECT {columns} FROM log_entries ORDER BY started_at DESC LIMIT 1")
    return rows[0]


def _ask(instance: Instance, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(instance.folder / "miljovakt.sqlite3") as database:
        return database.execute(question).fetchall()
