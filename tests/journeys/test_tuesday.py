"""Tuesday 17.11.2026 as the field worker MV1 has it: it must produce the demo's lines L55-L60."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OpenPhone
from tests.pages import browser
from tests.pages.day import Day
from tests.pages.inquiry import InquiryPage
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.demo import Instance
from tests.support.serving import Server, served

TUESDAY = date(2026, 11, 17)
S01, S02, S04 = "Grønn Furukvist", "Tidlig Bjørkestubbe", "Hvit Tyttebærlyng"
S05, S10, S12 = "Bred Kvernstein", "Lang Lyngmark", "Smal Granskog"
#: The landlord at S01, in the demo.
U2 = "Fiktiv Utleie AS"

#: The demo's lines L55-L60: start, minutes, travel, km, case, outcome and task.
LINES = [
    ("08:40", 35, 10, 4, "S05", "completed", "practical_guidance"),
    ("09:45", 50, 15, 7, "S01", "completed", "economy_rent"),
    ("11:15", 10, 35, 24, "S04", "no_answer", "contact_attempt"),
    ("12:15", 80, 30, 21, "S10", "completed", "practical_guidance"),
    ("14:25", 25, 45, 30, "S12", "completed", "landlord_dialogue"),
    ("15:20", 15, 0, 0, "S02", None, "neighbour_dialogue"),
]


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """The demo as it stood on Monday evening, on its own dates."""
    made = Instance(tmp_path / "instance")
    made.load_demo(TUESDAY)
    return made


@pytest.fixture
def server(instance: Instance) -> Iterator[Server]:
    """The server, with a clock that the story moves."""
    with served(instance.folder, program="tests.support.clocked_server") as running:
        yield running


def test_the_tuesday_of_a_field_worker(instance: Instance, phones: OpenPhone) -> None:
    day = Day(instance, TUESDAY)
    phone = phones()
    instance.add_contact("rogn", S01, U2, "69 00 00 02", "landlord")
    _monday_evening(day, phone)

    _morning(day, phone)
    _visit_in_the_cellar(day, phone)
    _visit_with_a_deadline(day, phone)
    _landlord_is_called(day, phone)
    _nobody_opens(day, phone)
    _lunch(day, phone)
    _visit_without_coverage(day, phone)
    _visit_with_a_consent(day, phone)
    _all_goes_out(day, phone)
    _neighbour_phones(day, phone)
    _the_days_sum(instance, phone)
    _locked_for_the_night(phone)


def _monday_evening(day: Day, phone: Phone) -> None:
    """The phone is made ready, and something is kept for Tuesday's visit."""
    day.begin(phone.page, "07:30")
    phone.make_ready("ask")
    phone.has_all()
    phone.open_case(S10)
    phone.page.get_by_role("button", name=label("reminder_phrase", "bring_bags")).click()
    phone.to_today()
    phone.has_all()
    phone.lock()


def _morning(day: Day, phone: Phone) -> None:
    """1 and 3: the list of six planned visits is on the phone, and what to pack."""
    page = phone.page
    day.at(phone, "07:46")
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("button", name=word("more.sync"), exact=True).click()
    phone.to_today()

    expect(page.get_by_role("banner")).to_contain_text("uke 47")
    planned = page.get_by_role("region", name=word("today.planned")).get_by_role("article")
    expect(planned).to_have_count(6)
    expect(page.get_by_role("banner")).to_contain_text("07.46")
    packing = page.get_by_role("region", name=word("reminder.packing"))
    packing.get_by_role("button", name=label("reminder_phrase", "bring_bags")).click()


def _visit_in_the_cellar(day: Day, phone: Phone) -> None:
    """4 to 7: no network in the cellar; what one must know is there; up the stairs it is sent."""
    page = phone.page
    day.at(phone, "08:40")
    _start(phone, S05)
    page.context.set_offline(True)
    within = page.get_by_role("group", name=word("safe.done_within"))
    if not within.is_visible():
        page.get_by_text(word("safe.title"), exact=True).click()
    within.get_by_role("button").filter(has_text="60").click()
    safe = page.get_by_role("region", name=word("safe.title"))
    expect(safe).to_contain_text(word("safe.nobody"))
    agree = safe.get_by_role("group", name=word("safe.agree"))
    agree.get_by_role("button").last.click()
    expect(safe).to_contain_text(
        word("safe.rings", name=word("safe.office"), time="").split(" kl.")[0]
    )

    day.at(phone, "08:45")
    page.get_by_role("link", name=word("visit.to_case")).click()
    main = page.get_by_role("main")
    expect(page.get_by_role("region", name=word("case.last")).get_by_role("article")).to_have_count(
        3
    )
    expect(main).to_contain_text(label("consent_scope", "municipal_services"))
    page.get_by_role("link", name=word("case.to_visit")).click()
    _tick(phone, "Veiledning")

    day.at(phone, "09:15")
    phone.end()
    expect(page.locator(".stepper.total output")).to_contain_text("35")
    phone.press("button", label("who_did_it", "together"))
    _travel(phone, 10, 4)
    phone.note.fill("Ryddet benk og vasket sammen. Andre besøk uten naboklage.")
    phone.save()
    expect(phone.sync_line).to_contain_text("1 på telefonen")

    day.at(phone, "09:20")
    page.context.set_offline(False)
    phone.has_all()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(phone.logged(S05)).to_contain_text(label("sync_state", "received"))


def _visit_with_a_deadline(day: Day, phone: Phone) -> None:
    """8: the deadline stands on top, and the case goes on Wednesday's agenda."""
    page = phone.page
    day.at(phone, "09:45")
    _start(phone, S01)
    page.get_by_role("link", name=word("visit.to_case")).click()
    deadlines = page.locator("#deadlines")
    expect(deadlines).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("27.11.")
    page.get_by_text(word("case_notes.agenda"), exact=True).click()
    page.get_by_label(word("case_notes.agenda_words")).fill("Brev fra namsmann, trekk i lønn")
    page.get_by_role("button", name=word("case_notes.save")).click()
    expect(page.get_by_role("main")).to_contain_text("Brev fra namsmann, trekk i lønn")
    page.get_by_role("link", name=word("case.to_visit")).click()
    _tick(phone, "Husleie, post")

    day.at(phone, "10:35")
    phone.end()
    _travel(phone, 15, 7)
    phone.save()
    phone.has_all()


def _landlord_is_called(day: Day, phone: Phone) -> None:
    """9: what may be said stands there; the call is offered to be saved, and left for later."""
    page = phone.page
    page.get_by_role("link", name=word("nav.search"), exact=True).click()
    page.get_by_role("searchbox").fill("furukvist")
    page.get_by_role("article").get_by_role("link", name=S01, exact=True).first.click()
    expect(page.get_by_role("main")).to_contain_text("framdrift i rydding")
    # The number leads nowhere here.
    page.evaluate(
        "addEventListener('click', (event) => "
        "event.target.closest('a[href^=\"tel:\"]') && event.preventDefault())"
    )
    page.get_by_role("link", name=word("case.call_who", name=U2)).tap()
    expect(page.get_by_role("region", name=word("call.title"))).to_be_visible()
    browser.hide(page)
    page.clock.set_system_time(day.instant("10:40"))
    browser.show(page)
    phone.to_today()
    expect(_offered_call(phone)).to_be_visible()


def _offered_call(phone: Phone) -> Locator:
    """*Ringte utleier, 5 min: lagre?*"""
    return phone.page.get_by_role("link", name=re.compile("^Ringte utleier, 5 min: lagre"))


def _nobody_opens(day: Day, phone: Phone) -> None:
    """10: three taps without a network, and one for the way there, which is then made longer."""
    phone.page.context.set_offline(True)
    day.at(phone, "11:15")
    phone.taps = 0
    _start(phone, S04)
    day.at(phone, "11:25")
    phone.press("button", word("visit.no_answer"))
    phone.press("button", word("travel.as_last", minutes=35, km=24))
    phone.save()
    assert phone.taps == 4
    _change_travel(phone, S04, 2)
    expect(phone.logged(S04)).to_contain_text("10 min")


def _lunch(day: Day, phone: Phone) -> None:
    """11: a phone that was left has locked itself; nothing readable stands on the cover."""
    page = phone.page
    browser.hide(page)
    assert page.evaluate("getComputedStyle(document.body).opacity") == "0"
    page.clock.set_system_time(day.instant("11:55"))
    browser.show(page)

    expect(page.get_by_label(word("unlock.code"), exact=True)).to_be_visible()
    for name in (S01, S04, S05, S10):
        expect(page.locator("body")).not_to_contain_text(name)
        assert name not in page.title()
    phone.unlock()


def _visit_without_coverage(day: Day, phone: Phone) -> None:
    """12 to 14: a phone four minutes fast; a decision is asked for; an earlier entry is corrected."""
    page = phone.page
    day.fast = timedelta(minutes=4)
    day.at(phone, "12:15")
    _start(phone, S10)
    _tick(phone, "Veiledning")

    day.at(phone, "12:50")
    page.get_by_role("link", name=word("visit.to_case")).click()
    page.get_by_text(word("case_notes.ask"), exact=True).click()
    page.get_by_label(word("case_notes.ask_words")).fill("Jeg vil ha vedtaket skriftlig.")
    page.get_by_role("button", name=word("case_notes.save")).click()
    expect(page.get_by_role("main")).to_contain_text("Jeg vil ha vedtaket skriftlig.")
    page.get_by_role("link", name=word("case.to_visit")).click()

    day.at(phone, "13:35")
    phone.end()
    expect(page.locator(".stepper.total output")).to_contain_text("80")
    _travel(phone, 30, 21)
    phone.save()
    _change_travel(phone, S04, -2)


def _visit_with_a_consent(day: Day, phone: Phone) -> None:
    """15: oral consent to talk with the landlord, with date and words."""
    page = phone.page
    day.at(phone, "14:25")
    _start(phone, S12)
    page.get_by_role("link", name=word("visit.to_case")).click()
    page.get_by_text(word("case_notes.consent"), exact=True).click()
    page.get_by_label(word("case_notes.scope")).select_option("private_landlord")
    page.get_by_label(word("case_notes.consent_words")).fill("Ring utleier om én måned ekstra.")
    page.get_by_role("button", name=word("case_notes.save")).click()
    expect(page.locator("#consents")).to_be_visible()
    page.get_by_role("link", name=word("case.to_visit")).click()
    _tick(phone, "Utleier")

    day.at(phone, "14:50")
    phone.end()
    _travel(phone, 45, 30)
    phone.save()


def _all_goes_out(day: Day, phone: Phone) -> None:
    """16: in the car park all goes out in order."""
    day.at(phone, "14:55")
    expect(phone.sync_line).not_to_contain_text(word("sync.all_sent"))
    phone.page.context.set_offline(False)
    phone.has_all()


def _neighbour_phones(day: Day, phone: Phone) -> None:
    """17 and 18: smoke now: whom to phone stands first, two fields save it; then its fifteen minutes."""
    page = phone.page
    day.at(phone, "15:20")
    inquiry = InquiryPage(page)
    inquiry.open_from_today()
    page.get_by_role("button", name=label("urgency", "critical")).tap()
    for number in ("110", "112", "113"):
        expect(page.get_by_role("link", name=word(f"inquiry.call_{number}"))).to_be_visible()
    page.get_by_role("button", name=label("inquiry_source", "neighbour")).tap()
    inquiry.choose(S02, typed="bjorke")
    inquiry.save(word("inquiry.save_critical"))
    expect(inquiry.saved).to_contain_text(word("saved.received"), timeout=20_000)
    phone.to_today()

    day.at(phone, "15:35")
    phone.press("link", word("after.title"))
    phone.press("button", word("work.phone"))
    phone.page.get_by_label(word("pick.search")).fill(S02)
    phone.press("button", word("today.choose_at", name=S02))
    phone.press("button", word("time.minutes", minutes=15))
    _tick(phone, "Nabo")
    phone.save()
    phone.has_all()


def _the_days_sum(instance: Instance, phone: Phone) -> None:
    """19: the day's sum, line by line as L55-L60; the call of the morning is offered, and not forced."""
    expect(_offered_call(phone)).to_be_visible()
    expect(phone.page.locator("dl.sums")).to_contain_text("215")
    told = word("travel.told", length="2 t 15 min", km=86)
    expect(phone.page.get_by_role("banner")).to_contain_text(told)
    with sqlite3.connect(instance.folder / "miljovakt.sqlite3") as database:
        lines = database.execute(_LOGGED, (TUESDAY.isoformat(),)).fetchall()
    assert [tuple(line[:7]) for line in lines] == LINES
    assert [sum(line[i] for line in lines) for i in (1, 2, 3)] == [215, 135, 86]
    # The phone was four minutes fast when these came; their times stay as they were entered.
    assert [line[4] for line in lines if abs(line[7]) > 120_000] == ["S04", "S10", "S12", "S02"]


def _locked_for_the_night(phone: Phone) -> None:
    """20: a case is marked for the care record; a phone that is lost that night shows nothing."""
    page = phone.page
    page.get_by_role("link", name=word("nav.entries"), exact=True).click()
    row = page.get_by_role("article").filter(has_text=S10).first
    row.get_by_text(word("receipt.title")).click()
    mark = row.get_by_role("button", name=word("care.mark"))
    mark.tap()
    expect(mark).to_have_attribute("aria-pressed", "true")
    phone.to_today()
    phone.has_all()
    phone.lock()
    phone.page.reload()
    expect(phone.page.get_by_label(word("unlock.code"), exact=True)).to_be_visible()
    for name in (S01, S02, S04, S05, S10, S12):
        expect(phone.page.locator("body")).not_to_contain_text(name)


def _start(phone: Phone, name: str) -> None:
    """▶, and wait until the visit is under way."""
    phone.start(name)
    expect(phone.page.get_by_role("timer")).to_be_visible()


def _tick(phone: Phone, task: str) -> None:
    """Tick a task, by its short label, that may stand behind *Flere*."""
    more = phone.page.get_by_role("button", name=word("visit.more"), exact=True)
    if more.count():
        more.tap()
    phone.tick(task)
    # What is drawn lies on the phone; what is not may be lost with the app.
    expect(phone.page.locator(".chips [aria-pressed=true]")).to_have_count(1)


def _travel(phone: Phone, minutes: int, km: int) -> None:
    """A first way between two places: stepped by five minutes and five kilometres, and by one."""
    page = phone.page
    phone.press("button", word("travel.add"))
    for _ in range(minutes // 5):
        phone.more_minutes(word("travel.way"))
    fives, ones = round(km / 5), km - round(km / 5) * 5
    for _ in range(fives):
        phone.press("button", word("split.more_km", label=word("travel.km")))
    for _ in range(abs(ones)):
        phone.press("button", word("travel.km_more" if ones > 0 else "travel.km_less"))
    expect(page.locator(".stepper output", has_text="km")).to_contain_text(re.compile(f"^{km} "))


def _change_travel(phone: Phone, name: str, steps: int) -> None:
    """Correct the travel of an entry that is still on the phone, by steps of five minutes."""
    page = phone.page
    page.get_by_role("link", name=word("nav.entries"), exact=True).click()
    row = page.get_by_role("article").filter(has_text=name).first
    row.get_by_text(word("receipt.title")).click()
    row.get_by_role("link", name=word("entries.edit")).click()
    towards = word("split.more" if steps > 0 else "split.less", label=word("edit.travel"))
    for _ in range(abs(steps)):
        page.get_by_role("button", name=towards).tap()
    page.get_by_role("button", name=word("edit.send"), exact=True).tap()
    expect(page.get_by_role("heading", name=word("entries.title"), exact=True)).to_be_visible()
    phone.to_today()


_LOGGED = """
SELECT strftime('%H:%M', started_at, '+1 hour'), log_entries.duration_minutes, travel_minutes, km, cases.code,
    log_entries.outcome, task_type, clock_offset_ms
FROM log_entries
JOIN task_lines ON task_lines.entry_id = log_entries.id
JOIN cases ON cases.id = log_entries.case_id
JOIN record_history ON record_history.entity = 'log_entry' AND record_history.id = log_entries.id
    AND record_history.version = 1
JOIN op_ledger ON op_ledger.op_id = record_history.op_id
WHERE done_on = ? AND log_entries.deleted_at IS NULL
ORDER BY started_at
"""
