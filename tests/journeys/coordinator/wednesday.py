"""Wednesday: the agenda on paper, the meeting on two machines, and its decisions on the phones."""

import io
import re
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.coordinator.story import S01, S10, S11, S12, THURSDAY, WEDNESDAY, Story
from tests.journeys.coordinator.tuesday import INCIDENT
from tests.pages.board_screens import Board
from tests.pages.case_desk import CaseDesk
from tests.pages.plan_screens import open_more
from tests.pages.weekly import Weekly
from tests.pages.words import label, word

PROOF = "Levere bevis på at det er ryddet"
FRIDAY = "2026-11-20"


def agenda_on_paper(story: Story) -> None:
    """4: the file is named by nothing but its day, and residents stand with initials and case number."""
    story.day.today = WEDNESDAY
    story.rogn_at("08:45", "/office/meeting")
    agenda = story.meeting.fetch_document("agenda_pdf")
    assert re.fullmatch(r"saksliste-2026-11-18\.pdf", agenda.suggested_filename)
    pages = PdfReader(io.BytesIO(Path(agenda.path()).read_bytes())).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "S01 G. F." in text
    assert f"Hva som hendte: {INCIDENT}" in " ".join(text.split())
    for name in (S01, S10, S11, S12):
        assert not any(part in text for part in name.split())


def meeting_opens(story: Story) -> None:
    """5: the four are there, and Nav's contact sits at another machine."""
    story.meeting.open()
    present = story.rogn.page.get_by_role("region", name=word("meeting.present"))
    for name in ("Ask Demo", "Selje Demo", "Rogn Demo", "Lind Demo"):
        expect(present).to_contain_text(name)
    story.lind_at("09:00", "/office/meeting")
    nav = Weekly(story.lind)
    expect(nav.page.get_by_role("heading", name=word("meeting.present"))).to_be_visible()


def objection(story: Story) -> None:
    """6: S01: Nav's contact owns the objection, the caretaker the proof; a managed payment is weighed."""
    meeting, nav = story.meeting, Weekly(story.lind)
    meeting.write("S01", "decision", "Innsigelse til namsmannen")
    nav.write("S01", "notes", "Vil takke ja til trekk.")
    meeting.shows("S01", "notes", "Vil takke ja til trekk.")
    nav.shows("S01", "decision", "Innsigelse til namsmannen")
    meeting.give("S01", "Lind Demo", "2026-11-26")
    meeting.give_task("S01", PROOF, "Ask Demo", "2026-11-25")
    meeting.handle("S01")
    story.case.open("S01")
    story.case.add_measure("managed_payments")
    measures = story.case.section("measures")
    expect(measures).to_contain_text(label("measure", "managed_payments"))
    expect(measures).to_contain_text(label("measure_state", "considered"))


def nobody_found(story: Story) -> None:
    """7: H13 has no resident: it is passed on to the property department, and followed up."""
    story.meeting.go()
    point = story.meeting.point("H13")
    point.get_by_role("link").first.click()
    story.inbox.decide(
        "connected_elsewhere",
        "Ingen beboer funnet.",
        partner_id="Eiendomsavdeling",
        follow_up_on="2026-11-25",
    )
    expect(story.inbox.history).to_contain_text(label("inquiry_decision", "connected_elsewhere"))
    story.meeting.go()
    story.meeting.handle("H13")


def home_from_new_year(story: Story) -> None:
    """8: S12: Nav's contact searches, the coordinator weighs two measures, the manager is asked."""
    meeting = story.meeting
    meeting.write("S12", "decision", "Lete på det private markedet")
    meeting.give("S12", "Lind Demo", "2026-12-01")
    meeting.give_task("S12", "Vurdere kommunal bolig og startlån", "Rogn Demo", FRIDAY)
    meeting.handle("S12")
    nav = CaseDesk(story.lind)
    nav.open("S12")
    nav.search_step("application", "To annonser i Aspetjern")
    story.case.open("S12")
    for measure in ("municipal_dwelling", "starter_loan"):
        story.case.add_measure(measure)
        story.case.take_further(measure, "unit_manager")
    waits = story.case.section("measures").get_by_text(word("questions.waits"))
    expect(waits).to_have_count(2)


def decision_asked_for(story: Story) -> None:
    """9: S10's request goes to who decides, with a reminder; the caretaker is asked for a reference."""
    case = story.case
    case.open("S10")
    case.set_track("decision_requested")
    case.send_request("17.11.2026", "Hjemmebaserte tjenester", "2026-11-18", "2026-12-02")
    legal = case.section("legal")
    expect(legal).to_contain_text(label("legal_track", "decision_requested"))
    expect(legal).to_contain_text(
        word("caseFile.sent_on", on="18.11.2026", to="Hjemmebaserte tjenester")
    )
    expect(legal).to_contain_text("02.12.2026")
    story.meeting.go()
    story.meeting.write("S10", "decision", "Finne referansen i fagprogrammet")
    story.meeting.give("S10", "Ask Demo", FRIDAY)
    story.meeting.handle("S10")


def practical_plan(story: Story) -> None:
    """10: Thursday and Friday are given out; a phone without a network shows the plan as it was."""
    story.meeting.plan_visit("S05", FRIDAY, "09:00", "Ask Demo")
    board = Board(story.rogn.page)
    board.open()
    board.change("S11", "Ask", clock="13:00")
    story.morning(story.ask, "10:20")
    open_more(story.ask, "plan.title")
    visits = story.ask.page.get_by_role("article")
    expect(visits.filter(has_text=S11)).to_contain_text("13.00")
    expect(visits.filter(has_text="Bred Kvernstein")).to_contain_text("20.11.2026")
    story.ask.to_today()
    expect(story.ask.page.get_by_role("button", name=re.compile(PROOF))).to_be_visible()

    story.day.at(story.selje, "10:21")
    open_more(story.selje, "plan.title")
    before = story.selje.page.get_by_role("article").filter(has_text=S11)
    expect(before).to_contain_text(f"{THURSDAY:%d.%m.%Y}")
    expect(before).to_contain_text("10.45")
    story.selje.to_today()
    expect(story.selje.page.get_by_role("banner")).to_contain_text(
        "17.11.2026 kl. 07.57, for 1 dag siden"
    )
    # What a phone asks for next tells what it holds.
    story.ask.sync_now()
    story.rogn_at("10:25", "/office/plan")
    expect(board.row("Selje")).to_contain_text("ikke hentet ennå")
    expect(board.card("S11", "Selje")).to_contain_text(word("board.not_fetched"))
    fetched = board.card("S11", "Ask")
    expect(fetched).not_to_contain_text(word("board.not_fetched"), timeout=20_000)


def minutes_lock(story: Story) -> None:
    """11: what is said afterwards is an addition with name and time."""
    meeting = story.meeting
    story.rogn_at("10:30", "/office/meeting")
    meeting.close()
    meeting.to_minutes()
    expect(meeting.page.get_by_label(word("meeting.notes"), exact=True)).to_have_count(0)
    nav = Weekly(story.lind)
    story.lind_at("10:40", "/office/meeting")
    nav.to_minutes()
    nav.add("Lind søker også depositum.")
    added = word("meeting.added_by", who="Lind Demo", date="18.11.2026", time="10.4")
    expect(nav.page.get_by_role("main")).to_contain_text(added)


def manager_answers(story: Story) -> None:
    """12: the manager answers both questions, and plans what follows Monday's incident."""
    desk = CaseDesk(story.eik)
    story.eik_at("11:00", "/office/forums")
    desk.open_forum("unit_manager")
    granted = {"starts_on": "2027-01-01", "answer": "Ja, fra nyttår"}
    desk.answer("S12", "municipal_dwelling", "granted", **granted)
    desk.answer("S12", "starter_loan", "considered", answer="Ikke nå")
    story.rogn_at("11:05")
    story.case.open("S12")
    measures = story.case.section("measures")
    expect(measures).to_contain_text(word("measures.granted_from", on="01.01.2027"))
    expect(measures.get_by_text(word("questions.not_now")).first).to_be_visible()

    desk.page.goto(f"{desk.desk.url}/office/incidents")
    row = desk.page.get_by_role("listitem").filter(has_text=INCIDENT)
    expect(row).to_contain_text(word("incidents.due", on="19.11.2026"))
    row.get_by_role("button").click()
    desk.field("incident_follow_up_by").fill(FRIDAY)
    desk.field("incident_follow_up").fill("Samtale med Ask fredag.")
    desk.save()
    expect(row).to_contain_text(word("incidents.due", on="20.11.2026"))
    expect(row).to_contain_text("Samtale med Ask fredag.")
