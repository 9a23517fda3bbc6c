"""Work that is no visit, and jobs without a case: a handful of taps, nothing needless asked, and counted."""

import re
import sqlite3
from collections.abc import Callable

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.demo import Instance

NAME = "Grønn Furukvist"
JOB = "Prøvestien 9"


def test_a_meeting_is_five_taps_and_needs_no_place(phone: Phone, instance: Instance) -> None:
    phone.page.context.set_offline(True)
    _begin(phone, "meeting")
    phone.press("button", word("work.no_place"))
    phone.press("button", word("time.minutes", minutes=60))
    phone.save()
    assert phone.taps == 5
    expect(phone.logged(label("entry_kind", "meeting"))).to_contain_text("1 t")

    phone.page.context.set_offline(False)
    phone.has_all()
    columns = "kind, outcome, case_id, place_id, duration_minutes, state"
    assert _last(instance, columns) == ("meeting", None, None, None, 60, "submitted")


def test_a_phone_call_about_a_case_is_six_taps_and_its_tasks_stand_first(
    phone: Phone, instance: Instance
) -> None:
    _begin(phone, "phone")
    phone.press("button", word("today.choose_at", name=NAME))
    phone.press("button", word("time.minutes", minutes=10))
    phone.tick("Finne fram")
    phone.save()
    assert phone.taps == 6
    phone.has_all()
    assert _last(instance, "kind, outcome, case_id IS NULL") == ("phone_call", None, 0)


def test_a_load_to_the_recycling_station_is_counted_in_kilograms_and_trips(
    phone: Phone, instance: Instance, desk: Callable[[], Desk]
) -> None:
    before = instance.figures_of_today()
    _begin(phone, "recycling")
    phone.press("button", word("work.no_place"))
    phone.press("button", word("time.minutes", minutes=45))
    _more(phone, "sacks", 5)
    _more(phone, "kg", 50)
    _more(phone, "kg", 50)
    _more(phone, "trips", 1)
    _more(phone, "trips", 1)
    phone.press("button", word("waste.hazardous"))
    phone.save()
    phone.has_all()
    _approve(desk(), label("entry_kind", "errand"))
    figures = instance.figures_of_today()
    assert figures["F7"] == {"sacks": 5, "kg": 100, "trips": 2}
    assert figures["F4"] == before["F4"]
    assert figures["F5"]["by_task"] == {"waste_removal": 45}
    assert _lines(instance) == [(5, 100, 2, 1)]


def test_office_work_and_a_course_are_internal_in_the_report(
    phone: Phone, instance: Instance, desk: Callable[[], Desk]
) -> None:
    _begin(phone, "office")
    phone.press("button", word("work.no_place"))
    phone.press("button", word("time.minutes", minutes=30))
    phone.tick("Dokumentasjon")
    phone.save()
    assert phone.taps == 6
    phone.has_all()
    eik = desk()
    _approve(eik, label("entry_kind", "office_work"))
    phone.taps = 0
    _begin(phone, "course")
    phone.press("button", word("work.no_place"))
    phone.press("button", word("time.minutes", minutes=90))
    phone.save()
    assert phone.taps == 5
    phone.has_all()
    _approve(eik, label("entry_kind", "office_work"))
    figures = instance.figures_of_today()
    assert figures["F5"]["by_group"] == {"internal": 120}
    assert figures["F2"] == {"value": 0, "jobs_without_case": 0}


def test_a_short_job_needs_a_place_and_a_task_and_nobody_asks_for_a_case(
    phone: Phone, instance: Instance, desk: Callable[[], Desk]
) -> None:
    phone.page.context.set_offline(True)
    phone.start_at(JOB)
    phone.tick("Rydding")
    phone.end()
    phone.save()
    expect(phone.logged(JOB)).to_be_visible()
    expect(phone.page.get_by_text(word("place.unknown"))).to_have_count(0)
    phone.page.context.set_offline(False)
    phone.has_all()
    expect(phone.page.get_by_role("link", name=re.compile(word("attention.title")))).to_have_count(
        0
    )
    eik = desk()
    eik.sign_in("eik")
    expect(eik.waiting(JOB)).to_contain_text(word("entry.short_job"))
    eik.open(JOB)
    eik.approve()
    figures = instance.figures_of_today()
    assert figures["F2"] == {"value": 0, "jobs_without_case": 1}
    assert figures["F4"] == {"by_outcome": {"completed": 1}, "total": 1}


def test_what_may_be_said_to_the_landlord_stands_above_the_note(phone: Phone) -> None:
    said = phone.page.get_by_role("heading", name=re.compile("^Hva kan sies til"))
    phone.start(NAME)
    phone.tick("Veiledning")
    phone.end()
    expect(said).to_have_count(0)
    phone.press("button", word("split.back"))
    phone.tick("Utleier")
    phone.end()
    expect(said).to_be_visible()
    note = phone.page.locator(".notice", has=said)
    expect(note).to_contain_text("Bare dette: framdrift i rydding.")
    expect(note).to_contain_text("Ikke om økonomi")
    is_above = "(one, other) => !!(one.compareDocumentPosition(other) & 4)"
    assert note.evaluate(is_above, phone.note.element_handle())

    phone.taps = 0
    phone.press("button", word("agreement.phrase_more_time"))
    phone.press("button", re.compile("^Lagre, neste "))
    assert phone.taps == 2
    agreed = phone.page.get_by_role("region", name=re.compile("^Avtaler med"))
    expect(agreed).to_contain_text(word("agreement.phrase_more_time"))
    phone.save()
    phone.has_all()
    phone.press("link", word("nav.search"))
    phone.page.get_by_label(word("search.label")).fill(NAME)
    case = phone.page.get_by_role("region", name=word("search.kind_case"))
    case.get_by_role("link").first.tap()
    expect(agreed).to_contain_text(word("agreement.phrase_more_time"))
    expect(agreed).to_contain_text("Neste gang: ")


def _begin(phone: Phone, work: str) -> None:
    phone.press("link", word("after.title"))
    phone.press("button", word(f"work.{work}"))


def _more(phone: Phone, what: str, count: int) -> None:
    phone.press("button", word("waste.more", label=word(f"waste.{what}"), count=count))


def _approve(desk: Desk, name: str) -> None:
    if "/office" not in desk.page.url:
        desk.sign_in("eik")
    desk.open(name)
    desk.approve()


def _last(instance: Instance, columns: str) -> tuple[object, ...]:
    """Of the entry that was logged last."""
    [row] = _ask(instance, f"SELECT {columns} FROM log_entries ORDER BY rowid DESC LIMIT 1")
    return row


def _lines(instance: Instance) -> list[tuple[object, ...]]:
    """The waste on the lines of today's entries."""
    return _ask(
        instance,
        "SELECT sacks, kg, trips, is_hazardous FROM task_lines WHERE entry_id IN "
        "(SELECT id FROM log_entries WHERE kind = 'errand' ORDER BY started_at DESC LIMIT 1)",
    )


def _ask(instance: Instance, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(instance.folder / "miljovakt.sqlite3") as database:
        return database.execute(question).fetchall()
