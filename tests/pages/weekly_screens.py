"""The weekly meeting and its tasks, with the way to each view and state: for axe, reflow and pictures."""

import re
from collections.abc import Iterator

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.weekly import Weekly
from tests.pages.words import word

_POINT = "S01 Grønn Furukvist"


def weekly_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk; yields a name when a screen is on show."""
    page, room = desk.page, Weekly(desk)
    desk.sign_in("rogn")
    room.go()
    yield "office-meeting-before"
    room.open()
    point = room.point(_POINT)
    room.write(_POINT, "decision", "Skrive innsigelse før fristen.")
    yield "office-meeting"
    point.get_by_role("button", name=word("meeting.new_task")).click()
    page.get_by_role("button", name=word("meeting.give_task")).click()
    expect(page.get_by_text(word("meeting.task_no_text"))).to_be_visible()
    yield "office-meeting-task-wrong"
    point.get_by_role("button", name=word("record.cancel")).click()
    point.get_by_role("button", name=word("meeting.plan_visit")).click()
    page.locator("summary").filter(has_text=word("meeting.more_come")).click()
    yield "office-meeting-open"
    point.get_by_role("button", name=word("record.cancel")).click()
    _two_texts(desk)
    yield "office-meeting-two-texts"
    page.get_by_role("button", name=word("meeting.keep_both")).click()
    expect(page.get_by_role("button", name=word("meeting.keep_both"))).to_have_count(0)
    room.give(_POINT, "Rogn Demo", "2026-11-20")
    room.handle(_POINT)
    room.to_big_screen()
    yield "office-meeting-wall"
    page.get_by_role("link", name=word("meeting.leave_screen")).click()
    page.get_by_role("button", name=word("meeting.close"), exact=True).click()
    yield "office-meeting-closing"
    page.get_by_role("button", name=word("meeting.close_and_lock")).click()
    room.to_minutes()
    room.add("Også depositum.")
    yield "office-meeting-minutes"
    room.to_tasks("mine")
    expect(page.get_by_role("listitem").get_by_role("checkbox")).to_be_visible()
    yield "office-tasks"
    room.to_tasks("overdue")
    expect(page.get_by_role("button", name=word("tasks.overdue"))).to_have_attribute(
        "aria-pressed", "true"
    )
    yield "office-tasks-overdue"


def _two_texts(desk: Desk) -> None:
    """Somebody at another machine writes in the field that one is writing in."""
    page = desk.page
    other = page.context.new_page()
    room, theirs = Weekly(desk), Weekly(Desk(other, desk.url))
    other.goto(f"{desk.url}/office/meeting")
    expect(theirs.point(_POINT)).to_be_visible()
    mine = room.type(_POINT, "notes", "Brevet kom fredag.")
    theirs.write(_POINT, "notes", "Brevet kom i går.")
    other.close()
    mine.blur()
    name = re.compile(word("meeting.keep_both"))
    expect(page.get_by_role("button", name=name)).to_be_visible()
