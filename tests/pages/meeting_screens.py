"""The room of meetings, with the way to each view and state: for axe, reflow and pictures."""

from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import expect

from server.clock import local_today
from tests.pages.desk import Desk
from tests.pages.meetings import Meetings
from tests.pages.words import word


def meeting_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk; yields a name when a screen is on show."""
    page, room = desk.page, Meetings(desk)
    desk.sign_in("rogn")
    room.open()
    expect(page.get_by_role("heading", name=word("meetings.empty_coming"))).to_be_visible()
    yield "office-meetings-none"
    room.open("series")
    page.get_by_role("button", name=word("meetings.new_series")).click()
    room.save()
    expect(page.get_by_text(word("record.mend"))).to_be_visible()
    yield "office-meetings-series-wrong"
    page.get_by_role("button", name=word("record.cancel")).click()
    first = local_today() - timedelta(days=5)
    room.new_series(
        kind="Rus- og psykiatrimøte",
        name="Rus og psykisk helse",
        first=first.isoformat(),
        weeks=6,
        clock="09:00",
        partner="Rustjenesten",
    )
    yield "office-meetings-series"
    room.open("coming")
    slot = first + timedelta(weeks=6)
    room.row(f"{slot:%d.%m.%Y}").get_by_role("button", name=word("meetings.move")).click()
    yield "office-meetings-move"
    room.field("meetings.held_on").fill((slot + timedelta(weeks=1)).isoformat())
    room.save()
    expect(room.row(word("meetings.moved_from").partition(" {")[0])).to_be_visible()
    yield "office-meetings"
    room.new_meeting(kind="Møtepunkt", on=(first + timedelta(weeks=8)).isoformat())
    alone = room.row("Møtepunkt")
    alone.get_by_role("button", name=word("meetings.move")).click()
    page.get_by_label(word("meetings.call_off")).check()
    yield "office-meetings-call-off"
    room.save()
    expect(alone).to_contain_text("Avlyst")
    page.get_by_role("button", name=word("meetings.prepare")).first.click()
    expect(page.get_by_role("heading", name="Rus og psykisk helse", level=1)).to_be_visible()
    yield "office-meetings-prepared"
    room.open("past")
    yield "office-meetings-past"
    room.open("touchpoints")
    expect(room.row("Rustjenesten")).to_contain_text(word("meetings.not_held"))
    yield "office-meetings-touchpoints"
    room.open("calendar")
    page.get_by_role("button", name=word("calendar.make")).click()
    expect(room.field("calendar.address")).to_be_visible()
    yield "office-meetings-calendar"
