"""Tuesday: what reaches the phones, the inbox, and an agenda that builds itself."""

from playwright.sync_api import expect

from tests.journeys.coordinator.story import S02, S06, S10, S11, S12, THURSDAY, TUESDAY, TWO, Story
from tests.pages.attention import Attention
from tests.pages.board_screens import Board
from tests.pages.case_desk import CaseDesk
from tests.pages.inquiry import InquiryPage
from tests.pages.phone import Phone
from tests.pages.plan_screens import open_more
from tests.pages.weekly import Weekly
from tests.pages.words import label, word

INCIDENT = "Opphisset stemning i oppgangen. Gikk ut igjen."
THEIR_GOAL, OUR_GOAL = "Jeg vil bli i bygda.", "Ny bolig før kontrakten går ut."


def monday(story: Story) -> None:
    """Two phones are made ready, and MV1 tells whoever leads what happened at S11 (L54).

    The demo's table already says *Alltid to* there: on Monday nobody has said so yet.
    """
    story.rogn_at("14:25")
    story.case.open("S11")
    story.case.end_safety("two_people")
    for phone, username in ((story.ask, "ask"), (story.selje, "selje")):
        story.day.begin(phone.page, "14:30")
        phone.make_ready(username)
        phone.has_all()
    page = story.ask.page
    open_more(story.ask, "concern.title")
    page.get_by_role("button", name=label("incident_type", "threat")).tap()
    page.get_by_label(word("incident.words")).fill(INCIDENT)
    page.get_by_role("button", name=word("incident.tell")).tap()
    expect(page.get_by_text(word("incident.told"))).to_be_visible()
    story.ask.to_today()
    story.ask.has_all()


def always_two(story: Story) -> None:
    """Tuesday 2: S11 is for two from now on, and moved to Thursday with MV2; the phone says what changed."""
    story.day.today = TUESDAY
    for phone in (story.ask, story.selje):
        story.morning(phone, "07:45")
    _planned(story.ask, 6)
    story.rogn_at("07:55", "/office/plan")
    story.case.open("S11")
    story.case.note_safety("two_people", "Opphisset stemning i oppgangen 16.11.")
    board = Board(story.rogn.page)
    board.open()
    board.change("S11", "Ask", day=THURSDAY.isoformat(), also="Selje Demo")
    for who in ("Ask", "Selje"):
        expect(board.card("S11", who)).to_contain_text(TWO)

    story.day.at(story.ask, "07:56")
    story.ask.take_up()
    _planned(story.ask, 5)
    notice = story.ask.page.get_by_role("status").filter(has_text=S11)
    expect(notice).to_contain_text("Flyttet")
    expect(notice).to_contain_text("torsdag 19. november")
    expect(notice).to_contain_text(TWO)
    # The other caretaker's phone has fetched it too, and is then without a network.
    story.day.at(story.selje, "07:57")
    story.selje.take_up()
    expect(story.selje.page.get_by_role("status").filter(has_text=S11)).to_contain_text("torsdag")
    story.selje.page.context.set_offline(True)


def offline_in_the_field(story: Story) -> None:
    """Tuesday 12 and 13: at S10 without a network; the resident asks for a decision in writing."""
    phone, page = story.ask, story.ask.page
    page.context.set_offline(True)
    story.day.at(phone, "12:15")
    phone.start(S10)
    phone.tick("Veiledning")
    page.get_by_role("link", name=word("visit.to_case")).click()
    page.get_by_text(word("case_notes.ask"), exact=True).click()
    page.get_by_label(word("case_notes.ask_words")).fill("Jeg vil ha vedtaket skriftlig.")
    page.get_by_role("button", name=word("case_notes.save")).click()
    expect(page.get_by_role("main")).to_contain_text("Jeg vil ha vedtaket skriftlig.")
    page.get_by_role("link", name=word("case.to_visit")).click()
    phone.end()
    phone.note.fill("Fyring, brannsikker aske og handleliste.")
    phone.save()


def inbox_on_tuesday(story: Story) -> None:
    """1: three wait; H16 is suggested as belonging to S01 and H19 to S08, and they are joined."""
    story.rogn_at("13:00", "/office/inquiries")
    inbox = story.inbox
    expect(story.rogn.page.get_by_role("row")).to_have_count(4)
    for told, code in (("fravikelse", "S01"), ("stoler", "S08")):
        inbox.read(told)
        inbox.join(code)
        inbox.open()
    expect(inbox.row("stoler")).to_contain_text("S08")
    expect(inbox.row("bakgård")).to_be_visible()


def goal_at_the_desk(story: Story) -> None:
    """Tuesday 16, at 13:00: a new planned end on S12, and a housing goal."""
    story.case.open("S12")
    story.case.change_plan(goal=OUR_GOAL, end="2027-01-31")


def goal_in_the_field(story: Story) -> None:
    """Tuesday 15: the caretaker writes the goal down too, in the resident's words, without a network."""
    phone, page = story.ask, story.ask.page
    story.day.at(phone, "14:25")
    phone.open_case(S12)
    page.get_by_role("button", name=word("case.goal_write")).click()
    page.get_by_label(word("case.goal_label")).fill(THEIR_GOAL)
    page.get_by_role("button", name=word("case.goal_save")).click()
    expect(page.get_by_role("main")).to_contain_text(THEIR_GOAL)
    phone.to_today()


def agenda_builds_itself(story: Story) -> None:
    """2: three parts; who may not hear of a case is told only that there is one."""
    story.rogn_at("14:30")
    story.case.open("S06")
    story.case.take_up("Neste bosted")
    meeting = story.meeting
    meeting.go()
    codes = [name.split()[0] for name in meeting.points("new_inquiries")]
    assert codes == ["H16", "H19", "H13", "H17", "H18"]
    assert [name.split()[0] for name in meeting.points("cases")] == [
        "S01",
        "S11",
        word("meeting.incident"),
        "S05",
        "S06",
        "S03",
        "S07",
    ]
    for point, reason in (
        (word("meeting.incident"), INCIDENT),
        ("H13", word("agenda.reason.inquiry_waiting")),
        ("H19", word("agenda.reason.inquiry_joined", case="S08")),
        ("H17", word("agenda.reason.inquiry_advice", date="13.11.2026")),
        ("S01", "27.11.2026"),
        ("S11", word("agenda.reason.stopped_for_safety", date="16.11.2026")),
        ("S11", word("agenda.reason.end_near", date="20.11.2026")),
        ("S05", word("agenda.reason.end_near", date="30.11.2026")),
    ):
        expect(meeting.point(point)).to_contain_text(reason)
    assert len(meeting.points("practical_plan")) == 2

    # Nav's contact hears of what is shared with Nav, and what only Nav reads is for nobody else.
    story.lind_at("14:35", "/office/meeting")
    nav = Weekly(story.lind)
    hidden = word("agenda.reason.hidden_case")
    nav.go()
    assert [name.split()[0] for name in nav.points("cases") if name != hidden] == [
        "S01",
        "S06",
        "S03",
    ]
    nav.point("S06").get_by_role("link", name=S06).click()
    shared = CaseDesk(story.lind)
    shared.note_nav_fact("Stønad til depositum er søkt")
    expect(shared.section("nav_facts")).to_contain_text("depositum")
    address = meeting.point("S05").get_by_role("link").get_attribute("href")
    story.lind.page.goto(f"{story.lind.url}{address}")
    expect(story.lind.page.get_by_text(word("caseFile.gone"))).to_be_visible()
    story.case.open("S06")
    expect(story.case.section("nav_facts")).to_have_count(0)
    expect(story.rogn.page.get_by_role("main")).not_to_contain_text("depositum")


def two_goals(story: Story) -> None:
    """Tuesday 16: the planned end is there, and both goals stand until somebody chooses; nothing is gone."""
    phone, page = story.ask, story.ask.page
    story.day.at(phone, "14:55")
    phone.online_again()
    phone.let_go()
    expect(phone.sync_line).to_contain_text("1 må ses på", timeout=20_000)
    phone.open_case(S12)
    expect(page.get_by_role("main")).to_contain_text("31.01.2027")
    attention = Attention(phone)
    attention.open()
    for text in (OUR_GOAL, THEIR_GOAL):
        expect(attention.card("conflict")).to_contain_text(text)

    story.rogn_at("15:05")
    story.case.open("S12")
    plan, goals = story.case.section("plan"), story.case.question("housing_goal")
    expect(plan.locator(".note").first).to_have_text(OUR_GOAL)
    expect(plan).to_contain_text("31.01.2027")
    for text in (OUR_GOAL, THEIR_GOAL):
        expect(goals).to_contain_text(text)
    goals.get_by_role("button", name=word("queue.take", name="Ask Demo")).click()
    expect(goals).to_have_count(0)
    expect(plan.locator(".note").first).to_have_text(THEIR_GOAL)
    story.case.take_up("Kontrakten går ut 31.12.")
    phone.sync_now()
    phone.to_today()
    phone.has_all()
    expect(page.locator('a[href="/attention"]')).to_have_count(0)


def smoke(story: Story) -> None:
    """3, and Tuesday 17: whom to call stands first; two fields save it; the coordinator is alerted."""
    phone, page = story.ask, story.ask.page
    story.day.at(phone, "15:20")
    inquiry = InquiryPage(page)
    inquiry.open_from_today()
    page.get_by_role("button", name=label("urgency", "critical")).tap()
    for number in ("110", "112", "113"):
        expect(page.get_by_role("link", name=word(f"inquiry.call_{number}"))).to_be_visible()
    page.get_by_role("button", name=label("inquiry_source", "neighbour")).tap()
    inquiry.choose(S02, typed="bjorke")
    inquiry.save(word("inquiry.save_critical"))
    expect(inquiry.saved).to_contain_text(word("saved.received"), timeout=20_000)

    story.rogn.page.clock.set_system_time(story.day.instant("15:25"))
    alert = story.rogn.page.locator("#critical")
    expect(alert).to_contain_text(S02, timeout=10_000)
    alert.get_by_role("link", name=word("inquiries.open")).click()
    story.rogn.page.get_by_role("button", name=word("inquiryDesk.seen"), exact=True).click()
    inbox = story.inbox
    expect(story.rogn.page.get_by_text(word("inquiryDesk.unseen"))).to_have_count(0)
    expect(inbox.facts.get_by_role("link", name="S02")).to_be_visible()
    inbox.note("110 er ringt.")
    inbox.decide(
        "taken_in",
        "S02 først.",
        way="join_case",
        code="S02",
        approach=label("approach", "inspect_first"),
    )
    expect(inbox.history).to_contain_text("110 er ringt.")


def copied_for_the_care_record(story: Story) -> None:
    """Tuesday 20: the caretaker marks S10 for the care record; its text is copied at a desk."""
    phone, page = story.ask, story.ask.page
    story.day.at(phone, "15:55")
    page.get_by_role("link", name=word("nav.entries"), exact=True).click()
    row = page.get_by_role("article").filter(has_text=S10).first
    row.get_by_text(word("receipt.title")).click()
    mark = row.get_by_role("button", name=word("care.mark"))
    mark.tap()
    expect(mark).to_have_attribute("aria-pressed", "true")
    phone.to_today()
    phone.has_all()
    phone.lock()

    story.rogn_at("15:58", "/office/cases")
    story.case.open("S10")
    copied = story.case.copy_for_care_record()
    assert "Fyring, brannsikker aske og handleliste." in copied
    assert label("task_type", "practical_guidance") in copied
    story.case.put_reference("2026/4711")
    expect(story.case.section("care-record")).to_contain_text("1 føring er kopiert")


def _planned(phone: Phone, count: int) -> None:
    """So many visits stand on today's list."""
    planned = phone.page.get_by_role("region", name=word("today.planned")).get_by_role("article")
    expect(planned).to_have_count(count)
