"""What documentation costs in taps: one tap more than promised, and this fails. Nothing is typed."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from server.clock import OSLO
from tests.pages.phone import Phone
from tests.pages.words import label, word

NAME = "Grønn Furukvist"
OTHER = "Bred Kvernstein"


@pytest.fixture(autouse=True)
def _nothing_is_typed(phone: Phone) -> None:
    """From here on the keyboard would give nothing; the code and the password were before it."""
    phone.page.evaluate("addEventListener('keydown', (event) => event.preventDefault(), true)")


def test_a_planned_visit_with_two_tasks_is_five_taps(phone: Phone) -> None:
    phone.start(NAME)
    _two_tasks(phone)
    phone.end()
    phone.save()
    assert phone.taps == 5
    expect(phone.logged(NAME)).to_be_visible()


def test_an_unplanned_visit_at_a_known_place_is_six_taps(phone: Phone) -> None:
    phone.press("link", word("today.start_visit"))
    phone.press("button", word("today.start_at", name=NAME))
    _two_tasks(phone)
    phone.end()
    phone.save()
    assert phone.taps == 6
    expect(phone.logged(NAME)).to_be_visible()


def test_a_finished_visit_with_two_tasks_is_six_taps_and_one_more_for_an_exact_split(
    phone: Phone,
) -> None:
    phone.press("link", word("after.title"))
    phone.press("button", word("today.choose_at", name=NAME))
    phone.press("button", word("time.minutes", minutes=45))
    _two_tasks(phone)
    phone.save()
    assert phone.taps == 6
    expect(phone.logged(NAME)).to_contain_text("45")

    phone.taps = 0
    phone.press("link", word("after.title"))
    phone.press("button", word("today.choose_at", name=OTHER))
    phone.press("button", word("time.minutes", minutes=45))
    _two_tasks(phone)
    phone.more_minutes("Rydding")
    expect(phone.page.locator(".stepper output").first).to_contain_text("30")
    phone.save()
    assert phone.taps == 7


def test_the_same_as_last_time_is_three_taps(phone: Phone) -> None:
    """The first card is for the next planned place where one has been before."""
    phone.press("link", word("after.title"))
    card = phone.page.locator("button.same")
    name, facts = card.locator("span").inner_text(), card.locator("small").inner_text()
    minutes, *tasks = facts.split(" · ")
    phone.press("button", f"{name} {facts}")
    phone.save()

    assert phone.taps == 3
    row = phone.logged(name.removeprefix(word("after.same", name="")))
    expect(row).to_contain_text(minutes)
    expect(row).to_contain_text(", ".join(tasks))


def test_nobody_opened_is_three_taps(phone: Phone) -> None:
    phone.start(NAME)
    phone.press("button", word("visit.no_answer"))
    phone.save()
    assert phone.taps == 3
    expect(phone.logged(NAME)).to_contain_text(label("task_type", "contact_attempt"))


def test_the_way_and_the_kilometres_of_last_time_are_one_tap_more(phone: Phone) -> None:
    phone.start(NAME)
    _two_tasks(phone)
    phone.end()
    phone.press("button", re.compile("^Reise som sist"))
    phone.save()
    assert phone.taps == 6
    told = word("travel.told", length="10 min", km=4)
    expect(phone.page.get_by_text(told, exact=True)).to_be_visible()


def test_a_visit_half_logged_afterwards_waits_by_its_name(phone: Phone) -> None:
    phone.press("link", word("after.title"))
    phone.press("button", word("today.choose_at", name=NAME))
    phone.press("button", word("time.minutes", minutes=45))
    expect(phone.page.get_by_role("button", name="45", pressed=True)).to_be_visible()
    phone.page.reload()
    phone.unlock()
    # What was open is open again, and it waits on Today for who goes there first.
    phone.press("link", word("after.later"))
    phone.press("link", word("today.half_at", name=NAME))
    phone.tick("Rydding")
    phone.save()
    expect(phone.logged(NAME)).to_contain_text("45")


def test_a_place_is_found_by_what_fingers_type(phone: Phone) -> None:
    phone.press("link", word("today.start_visit"))
    phone.page.get_by_label(word("pick.search")).fill("gronn fur")
    expect(phone.page.locator("article.row")).to_have_count(1)
    phone.press("button", word("today.start_at", name=NAME))
    expect(phone.page.get_by_role("timer")).to_be_visible()


def test_a_late_start_is_moved_back_with_one_tap(phone: Phone) -> None:
    phone.start(NAME)
    phone.press("button", word("visit.started_ago", minutes=15))
    expect(phone.page.get_by_role("timer")).to_contain_text("15")


def test_starting_while_another_visit_runs_asks_when_that_one_ended_and_keeps_both(
    phone: Phone,
) -> None:
    phone.start(NAME)
    phone.tick("Rydding")
    phone.press("link", word("visit.to_today"))
    phone.start(OTHER)
    phone.press("button", re.compile(f"^{word('done.now')} "))
    expect(phone.page.get_by_role("heading", name=OTHER)).to_be_visible()
    phone.tick("Veiledning")
    phone.end()
    phone.save()
    phone.press("button", word("today.go_on_split"))
    phone.save()
    expect(phone.logged(NAME)).to_contain_text("Rydding")
    expect(phone.logged(OTHER)).to_contain_text("Veiledning")


def test_a_visit_that_was_forgotten_until_the_next_day_asks_when_it_ended(phone: Phone) -> None:
    page = phone.page
    phone.start(NAME)
    phone.tick("Rydding")
    expect(page.locator(".chips [aria-pressed=true]")).to_have_count(1)
    page.clock.set_fixed_time(datetime.now(OSLO) + timedelta(days=1))
    page.reload()
    phone.unlock()
    expect(page.get_by_role("heading", name=word("done.title"))).to_be_visible()
    phone.press("button", re.compile(f"^{word('done.last_tap')} "))
    expect(page.locator(".stepper output").first).to_contain_text("5")
    phone.save()


def _two_tasks(phone: Phone) -> None:
    phone.tick("Rydding")
    phone.tick("Veiledning")
