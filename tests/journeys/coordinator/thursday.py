"""Thursday: the standing meeting on shared residents, and the one that would fall in week 53."""

from playwright.sync_api import expect

from tests.journeys.coordinator.story import THURSDAY, Story
from tests.pages.meetings import Meetings
from tests.pages.weekly import Weekly
from tests.pages.words import label, word


def every_sixth_week(story: Story) -> None:
    """13: from 08.10.: today with its list; 31.12. is week 53 and moves; the one after stays."""
    story.day.today = THURSDAY
    story.rogn_at("08:30", "/office/meetings")
    meetings = Meetings(story.rogn)
    meetings.open("series")
    meetings.new_series(
        kind=label("meeting_type", "addiction_mental_health"),
        name="Rus og psykisk helse",
        first="2026-10-08",
        weeks=6,
        clock="09:00",
        partner="Rustjenesten",
    )
    meetings.open("coming")
    expect(meetings.row("31.12.2026")).to_contain_text(word("meetings.week", week=53))
    meetings.move("31.12.2026", "2027-01-07")
    moved = meetings.row(word("meetings.moved_from", date="31.12.2026"))
    expect(moved).to_contain_text("07.01.2027")
    expect(meetings.row("11.02.2027")).to_be_visible()

    today = meetings.row("19.11.2026")
    today.get_by_role("button", name=word("meetings.prepare"), exact=False).click()
    joint = Weekly(story.rogn)
    expect(joint.part("cases")).to_be_visible()
    assert [name.split()[0] for name in joint.points("cases")] == ["S02", "S06", "S11"]
