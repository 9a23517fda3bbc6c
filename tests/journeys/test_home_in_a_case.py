"""The home in a case: letters set deadlines, questions go to the managers, and their answers come back."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from server.clock import local_today
from tests.pages.desk import Desk
from tests.pages.home import Home
from tests.pages.words import label, word

SHOWN = "%d.%m.%Y"


def test_what_is_taken_further_comes_back_to_the_case(desk: Callable[[], Desk]) -> None:
    """The contract of S12 ends: a municipal dwelling is weighed, the unit manager answers (mission.md)."""
    today = local_today()
    rogn = desk()
    rogn.sign_in("rogn")
    case = Home(rogn)
    case.open("S12")

    case.change_eviction(stage="objection_period", letter_on=today.isoformat())
    eviction = case.section("eviction")
    deadline = today + timedelta(days=14)
    expect(eviction.get_by_text(deadline.strftime(SHOWN)).first).to_be_visible()
    expect(eviction.get_by_role("table").get_by_text("Rogn Demo").first).to_be_visible()

    case.set_mastery("start", 2, 2, 1, 3)
    case.set_mastery("end", 3, 2, 1, 2)
    mastery = case.section("mastery")
    for words in ("mastery.better", "mastery.unchanged", "mastery.worse"):
        expect(mastery.get_by_text(word(words), exact=True).first).to_be_visible()

    case.add_measure("municipal_dwelling", applied_on=today.isoformat())
    case.take_further("municipal_dwelling", "unit_manager")
    case.add_measure("starter_loan")
    case.take_further("starter_loan", "unit_manager")
    measures = case.section("measures")
    expect(measures.get_by_text(word("questions.waits"))).to_have_count(2)
    expect(case.section("nav_facts")).to_have_count(0)

    eik = desk()
    eik.sign_in("eik")
    sheet = Home(eik)
    sheet.open_forum("unit_manager")
    rows = eik.page.get_by_role("row").filter(has_text="S12")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("S.G.")
    expect(eik.page.get_by_role("table")).not_to_contain_text("Granskog")
    granted = {"starts_on": "2027-01-01", "answer": "Ja, fra nyttår"}
    sheet.answer("S12", "municipal_dwelling", "granted", **granted)
    sheet.answer("S12", "starter_loan", "considered", answer="Tas opp igjen i mars")

    rogn.page.reload()
    expect(measures.get_by_text(label("measure_state", "granted")).first).to_be_visible()
    expect(measures).to_contain_text(word("measures.granted_from", on="01.01.2027"))
    expect(measures).to_contain_text("Ja, fra nyttår")
    expect(measures.get_by_text(word("questions.not_now"))).to_be_visible()

    lind = desk()
    lind.sign_in("lind")
    nav = Home(lind)
    nav.open("S12")
    nav.note_nav_fact("Bostøtte er søkt")
    expect(nav.section("nav_facts")).to_contain_text("Bostøtte er søkt")
