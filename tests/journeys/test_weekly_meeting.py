"""The weekly meeting: an agenda that builds itself, two machines, and a decision that reaches a phone."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from server.clock import local_today
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.weekly import Weekly
from tests.pages.words import word

S01, S03 = "S01 Grønn Furukvist", "S03 Lav Havbris"
PROOF = "Levere bevis på at det er ryddet"


def test_a_meeting_on_two_machines_ends_as_work_on_a_phone_and_minutes_that_are_locked(
    phone: Phone, desk: Callable[[], Desk]
) -> None:
    due = local_today() + timedelta(days=7)
    rogn, lind = Weekly(desk()), Weekly(desk())
    for one, username in ((rogn, "rogn"), (lind, "lind")):
        one.desk.sign_in(username)
        one.go()
    assert [name.split()[0] for name in rogn.points("new_inquiries")] == [
        "H16",
        "H19",
        "H13",
        "H17",
        "H18",
    ]
    assert rogn.points("cases")[0] == S01

    # It is opened at one machine, and the other follows.
    rogn.open()
    expect(lind.page.get_by_role("heading", name=word("meeting.present"))).to_be_visible()
    hidden = word("agenda.reason.hidden_case")
    assert [name for name in lind.points("cases") if name != hidden] == [S01, S03]

    # Two write in one point: in different fields each has their way.
    rogn.write(S01, "notes", "Brevet kom fredag.")
    lind.write(S01, "decision", PROOF)
    for one in (rogn, lind):
        one.shows(S01, "notes", "Brevet kom fredag.")
        one.shows(S01, "decision", PROOF)

    # In the same field at once: both stand until one of them chooses.
    theirs = lind.type(S03, "notes", "Lind: ringte banken.")
    rogn.write(S03, "notes", "Rogn: ringte utleier.")
    theirs.blur()
    chooser = lind.point(S03).get_by_role("button", name=word("meeting.keep_both"))
    chooser.click()
    expect(chooser).to_have_count(0)
    both = "Rogn: ringte utleier.\nLind: ringte banken."
    for one in (rogn, lind):
        one.shows(S03, "notes", both)

    # On the wall stands only what all who are here may see.
    rogn.to_big_screen()
    wall = rogn.page.get_by_role("navigation", name=word("meeting.agenda"))
    expect(wall.get_by_role("button", name="S01 G.F.")).to_be_visible()
    expect(wall.get_by_role("button", name=re.compile("S05|Kvernstein"))).to_have_count(0)
    expect(wall.get_by_role("button", name=hidden).first).to_be_visible()
    rogn.page.get_by_role("link", name=word("meeting.leave_screen")).click()

    # What was decided is on the owner's phone at its next sync, and is ticked there without a network.
    rogn.give(S01, "Ask Demo", due.isoformat())
    rogn.plan_visit(S01, due.isoformat(), "09:00", "Ask Demo")
    rogn.handle(S01)
    phone.take_up()
    task = phone.page.get_by_role("button", name=re.compile(re.escape(PROOF)))
    expect(task).to_contain_text(f"{due:%d.%m.%Y}", timeout=15_000)
    phone.page.context.set_offline(True)
    task.click()
    expect(task).to_have_attribute("aria-pressed", "true")
    phone.online_again()
    phone.sends_all()

    # Locked: nothing is written any more, and what is added has a name.
    rogn.close()
    rogn.to_minutes()
    expect(rogn.page.get_by_label(word("meeting.notes"), exact=True)).to_have_count(0)
    expect(rogn.point(S01)).to_contain_text(word("meeting.task_done"))
    expect(rogn.point(S03)).to_contain_text("Rogn: ringte utleier.")
    rogn.add("Lind søker også depositum.")
    minutes = rogn.fetch_document("minutes_pdf")
    assert minutes.suggested_filename == f"referat-{local_today()}.pdf"
    content = Path(minutes.path()).read_bytes()
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert PROOF in text
    assert "Furukvist" not in text

    rogn.to_tasks("all")
    done = rogn.page.get_by_role("listitem").filter(has_text=PROOF)
    expect(done.get_by_role("checkbox")).to_be_checked()
