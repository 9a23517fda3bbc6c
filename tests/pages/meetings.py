"""Meetings that come again, at a desk: the series, single days of them, partners and one's calendar."""

import re

from playwright.sync_api import Locator, expect

from tests.pages.desk import Desk
from tests.pages.words import word


class Meetings:
    """The room of meetings, as one who plans them meets it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.page = desk, desk.page

    def open(self, view: str = "coming") -> None:
        """Go to the meetings by the menu, and to one of the views."""
        self.page.get_by_role("link", name=word("meetings.title"), exact=True).click()
        views = self.page.get_by_role("navigation", name=word("meetings.views"))
        link = views.get_by_role("link", name=word(f"meetings.view_{view}"))
        link.click()
        expect(link).to_have_attribute("aria-current", "page")

    def field(self, key: str) -> Locator:
        """A field of the form that is open."""
        # By how it begins: the names of buttons beside it hold days.
        return self.page.get_by_label(re.compile(f"^{re.escape(word(key))}"))

    def save(self) -> None:
        """*Lagre*."""
        self.page.get_by_role("button", name=word("record.save"), exact=True).click()

    def new_series(
        self, *, kind: str, name: str, first: str, weeks: int, clock: str = "", partner: str = ""
    ) -> None:
        """Make a series, in the view of series."""
        self.page.get_by_role("button", name=word("meetings.new_series")).click()
        self.field("record.meeting_series_type").select_option(label=kind)
        self.field("record.meeting_series_name").fill(name)
        if partner:
            self.field("record.meeting_series_partner_id").select_option(label=partner)
        self.field("record.meeting_series_anchor_on").fill(first)
        self.field("record.meeting_series_every_weeks").fill(str(weeks))
        if clock:
            self.field("record.meeting_series_starts_at_local").fill(clock)
        self.save()
        expect(self.page.get_by_text(word("meetings.series_saved"))).to_be_visible()

    def new_meeting(self, *, kind: str, on: str) -> None:
        """Make a meeting that no series gives, in the view of those to come."""
        self.page.get_by_role("button", name=word("meetings.new"), exact=True).click()
        form = self.page.get_by_role("form", name=word("meetings.new"))
        form.get_by_label(word("record.meeting_type")).select_option(label=kind)
        form.get_by_label(word("record.meeting_held_on")).fill(on)
        self.save()
        expect(self.page.get_by_text(word("meetings.made"))).to_be_visible()

    def row(self, text: str) -> Locator:
        """The row of a meeting or a partner."""
        return self.page.get_by_role("row").filter(has_text=text)

    def move(self, day: str, to: str) -> None:
        """Hold the meeting of `day` (31.12.2026) on another (2027-01-07), in the view of those to come."""
        self.row(day).get_by_role("button", name=word("meetings.move")).click()
        expect(self.field("meetings.held_on")).to_be_focused()
        self.field("meetings.held_on").fill(to)
        self.save()
