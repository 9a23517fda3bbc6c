"""A case in one hand without coverage: what to know, the goal in the resident's words, whom to phone."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.demo import Instance

NAME = "Grønn Furukvist"
GOAL = "Bli boende her, og få orden på brevene."


def test_a_case_tells_offline_what_one_must_know_and_keeps_the_goal_that_is_written(
    instance: Instance, phones: OpenPhone, desk: Callable[[], Desk]
) -> None:
    instance.add_contact("rogn", NAME, "Sval Furukvist", "69 00 00 01")
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    page = phone.page
    page.context.set_offline(True)

    phone.open_case(NAME)
    main = page.get_by_role("main")
    expect(main).to_contain_text(label("eviction_stage", "objection_period"))
    expect(page.locator("#deadlines")).to_be_visible()
    expect(main).to_contain_text("Bare dette: framdrift i rydding.")
    last = page.get_by_role("region", name=word("case.last")).get_by_role("article")
    expect(last).to_have_count(3)
    call = page.get_by_role("link", name=word("case.call_who", name="Sval Furukvist"))
    expect(call).to_have_attribute("href", "tel:69000001")
    expect(page.get_by_role("link", name=word("case.map"))).to_have_attribute(
        "href", "geo:0,0?q=Liksomgata%2018%20H0302%2C%20sentrum"
    )

    page.get_by_role("button", name=word("case.goal_write")).click()
    page.get_by_label(word("case.goal_label")).fill(GOAL)
    page.get_by_role("button", name=word("case.goal_save")).click()
    expect(main).to_contain_text(GOAL)
    phone.to_today()
    expect(phone.sync_line).to_contain_text("1")

    page.context.set_offline(False)
    phone.sends_all()
    second = phones("other")
    second.make_ready("ask")
    second.has_all()
    second.open_case(NAME)
    expect(second.page.get_by_role("main")).to_contain_text(GOAL)


def test_what_one_must_know_before_the_door_stands_first_and_the_way_back_is_to_the_visit(
    phone: Phone,
) -> None:
    page = phone.page
    phone.start(NAME)
    page.get_by_role("link", name=word("visit.to_case")).click()
    expect(page.get_by_role("heading", name=NAME, level=1)).to_be_focused()

    page.get_by_role("link", name=word("case.to_visit")).click()
    expect(page.locator(".chips")).to_be_visible()

    page.get_by_role("link", name=word("visit.to_today")).click()
    phone.open_case("Tidlig Bjørkestubbe")
    expect(page.locator("header .ds-tag.safety")).to_contain_text("Alltid to")


def test_what_to_remember_is_on_the_next_visit_s_row_and_on_the_packing_list_until_it_is_ticked(
    phone: Phone,
) -> None:
    page = phone.page
    page.context.set_offline(True)
    bags = label("reminder_phrase", "bring_bags")
    phone.open_case(NAME)
    page.get_by_role("button", name=bags).click()
    page.get_by_label(word("reminder.words")).fill("lang stige")
    page.get_by_role("button", name=word("reminder.add")).click()
    expect(page.get_by_role("button", name="lang stige")).to_be_visible()

    phone.to_today()
    expect(phone.planned(NAME)).to_contain_text(bags)
    packing = page.get_by_role("region", name=word("reminder.packing"))
    expect(packing.get_by_role("button")).to_have_count(2)
    packing.get_by_role("button", name=bags).click()
    expect(packing.get_by_role("button", name=bags)).to_have_attribute("aria-pressed", "true")
    expect(phone.planned(NAME)).not_to_contain_text(bags)
    expect(phone.planned(NAME)).to_contain_text("lang stige")

    phone.start(NAME)
    phone.tick("Rydding")
    phone.end()
    page.get_by_text(word("reminder.title"), exact=True).click()
    page.get_by_role("button", name=label("reminder_phrase", "bring_key")).click()
    phone.save()
    # What is for the next time is not for today.
    expect(packing).to_have_count(0)
    page.context.set_offline(False)
    phone.has_all()


def test_a_note_with_what_does_not_belong_in_it_is_warned_of_and_saved_all_the_same(
    phone: Phone,
) -> None:
    page = phone.page
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    phone.start(NAME)
    phone.tick("Rydding")
    phone.end()
    warning, line = page.locator("#sensitive"), page.get_by_text(word("sensitive.title"))
    expect(warning).to_have_count(0)
    requests.clear()

    phone.note.fill("Ryddet. 01916010075 ruset.")
    expect(warning).to_contain_text(word("sensitive.national_id"))
    expect(warning).to_contain_text(word("sensitive.health_words"))
    expect(line).to_be_visible()
    assert requests == []
    phone.note.fill("Ryddet, 01916010075.")
    expect(warning).not_to_contain_text(word("sensitive.health_words"))
    phone.save()

    assert phone.taps == 4
    phone.has_all()
    page.get_by_role("link", name=word("nav.entries")).click()
    page.get_by_text(word("receipt.title")).first.click()
    page.get_by_role("link", name=word("entries.edit")).first.click()
    expect(warning).to_contain_text(word("sensitive.national_id"))
    phone.note.fill("Ryddet.")
    expect(warning).to_have_count(0)
    expect(line).to_have_count(0)


def test_what_the_resident_asks_for_and_allows_is_written_down_with_date_and_words(
    instance: Instance, phones: OpenPhone
) -> None:
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    page = phone.page
    page.context.set_offline(True)
    phone.open_case(NAME)

    page.get_by_text(word("case_notes.ask"), exact=True).click()
    page.get_by_label(word("case_notes.ask_words")).fill("Jeg vil ha svar i et brev.")
    _keep(phone)
    page.get_by_text(word("case_notes.agenda"), exact=True).click()
    page.get_by_label(word("case_notes.agenda_words")).fill("Hvem følger til namsmannen?")
    _keep(phone)
    page.get_by_text(word("case_notes.consent"), exact=True).click()
    page.get_by_label(word("case_notes.scope")).select_option("private_landlord")
    page.get_by_label(word("case_notes.topic")).select_option("appointments")
    _keep(phone)
    expect(page.get_by_text(word("error.WordsMissing"))).to_be_visible()
    page.get_by_label(word("case_notes.consent_words")).fill("Si fra til dem når dere kommer.")
    _keep(phone)

    main = page.get_by_role("main")
    expect(main).to_contain_text("Jeg vil ha svar i et brev.")
    expect(main).to_contain_text("Hvem følger til namsmannen?")
    expect(main).to_contain_text("framdrift i rydding, avtaler og tider")
    page.context.set_offline(False)
    phone.to_today()
    phone.has_all()
    # The server took all of it: another phone reads it.
    other = phones("other")
    other.make_ready("ask")
    other.has_all()
    other.open_case(NAME)
    read = other.page.get_by_role("main")
    expect(read).to_contain_text("Jeg vil ha svar i et brev.")
    expect(read).to_contain_text("Hvem følger til namsmannen?")
    expect(read).to_contain_text("avtaler og tider")


def _keep(phone: Phone) -> None:
    phone.page.get_by_role("button", name=word("case_notes.save")).click()


def test_a_note_that_is_logged_afterwards_is_warned_of_too(phone: Phone) -> None:
    page = phone.page
    page.get_by_role("link", name=word("after.title")).click()
    page.get_by_role("button", name=re.compile(NAME)).first.click()
    page.get_by_text(word("after.more"), exact=True).click()
    phone.note.fill("Virket ruset.")

    expect(page.get_by_text(word("sensitive.title"))).to_be_visible()
