"""The weekly meeting at a desk."""

import re

from playwright.sync_api import Download, Locator, expect

from tests.pages.desk import Desk
from tests.pages.words import label, word


class Weekly:
    """The weekly meeting, as one who sits at a machine of their own has it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.page

    def go(self) -> None:
        """To the meeting that is open or comes next."""
        self.page.get_by_role("link", name=word("office.page_meeting"), exact=True).click()
        expect(self.part("new_inquiries")).to_be_visible()

    def part(self, part: str) -> Locator:
        """One of the three parts."""
        return self.page.get_by_role(
            "region", name=re.compile(re.escape(label("agenda_part", part)))
        )

    def points(self, part: str) -> list[str]:
        """What the points of a part are called, in their order."""
        return self.part(part).get_by_role("article").locator("h3").all_inner_texts()

    def point(self, name: str) -> Locator:
        """The point whose name holds `name`."""
        return self.page.get_by_role("article", name=re.compile(re.escape(name))).first

    def open(self) -> None:
        """Open the meeting with those who stand ticked."""
        self.page.get_by_role("button", name=word("meeting.open"), exact=True).click()
        expect(self.page.get_by_role("heading", name=word("meeting.present"))).to_be_visible()

    def type(self, point: str, field: str, text: str) -> Locator:
        """Write in a field of a point, and stay in it."""
        box = self.point(point).get_by_label(word(f"meeting.{field}"), exact=True)
        box.fill(text)
        return box

    def write(self, point: str, field: str, text: str) -> None:
        """Write in a field of a point, and wait until it is saved."""
        self.type(point, field, text).blur()
        self.is_saved(point, field)

    def is_saved(self, point: str, field: str) -> None:
        """Wait until what was written in a field is saved."""
        box = self.point(point).get_by_label(word(f"meeting.{field}"), exact=True)
        state = self.page.locator(f'[id="{box.get_attribute("aria-describedby")}"]')
        expect(state).to_have_text(word("meeting.saved"))

    def shows(self, point: str, field: str, text: str) -> None:
        """Wait until a field holds `text`: what somebody else wrote comes by itself."""
        box = self.point(point).get_by_label(word(f"meeting.{field}"), exact=True)
        expect(box).to_have_value(text, timeout=10_000)

    def give(self, point: str, owner: str, due_on: str | None = None) -> None:
        """Make somebody the owner of a decision, with a day."""
        box = self.point(point).get_by_label(word("meeting.owner"), exact=True)
        box.select_option(label=owner)
        self.is_saved(point, "owner")
        if due_on:
            self.write(point, "due", due_on)

    def give_task(self, point: str, text: str, owner: str, due_on: str) -> None:
        """Give somebody one more task of a point."""
        one = self.point(point)
        one.get_by_role("button", name=word("meeting.new_task")).click()
        form = one.get_by_role("form", name=word("meeting.new_task"))
        form.get_by_label(word("meeting.task_text"), exact=True).fill(text)
        form.get_by_label(word("meeting.task_owner_id")).select_option(label=owner)
        form.get_by_label(word("meeting.task_due_on")).fill(due_on)
        form.get_by_role("button", name=word("meeting.give_task")).click()
        expect(one).to_contain_text(text)

    def handle(self, point: str) -> None:
        """*Ferdig behandlet*."""
        name = re.compile(f"^{word('meeting.handle')}")
        self.point(point).get_by_role("button", name=name).click()
        expect(self.point(point).get_by_text(word("meeting.handled"), exact=True)).to_be_visible()

    def plan_visit(self, point: str, day: str, clock: str, *who: str) -> None:
        """Plan a visit to the point's case."""
        one = self.point(point)
        one.get_by_role("button", name=word("meeting.plan_visit")).click()
        one.get_by_label(word("meeting.visit_planned_on"), exact=True).fill(day)
        one.get_by_label(word("meeting.visit_starts_at_local")).fill(clock)
        for name in who:
            one.get_by_role("checkbox", name=name).check()
        one.get_by_role("button", name=word("meeting.plan_save")).click()
        expect(one.get_by_text(word("meeting.visit_planned"))).to_be_visible()

    def close(self) -> None:
        """Close the meeting; the minutes lock, and one stays with the next agenda."""
        self.page.get_by_role("button", name=word("meeting.close"), exact=True).click()
        self.page.get_by_role("button", name=word("meeting.close_and_lock")).click()
        expect(self.page.get_by_role("heading", name=word("meeting.earlier"))).to_be_visible()

    def to_minutes(self) -> None:
        """The minutes of the latest meeting."""
        name = re.compile(word("meeting.minutes_of").partition(" {")[0])
        self.page.get_by_role("link", name=name).first.click()
        expect(self.page.get_by_role("heading", name=word("meeting.additions"))).to_be_visible()

    def add(self, text: str) -> None:
        """Add to locked minutes."""
        self.page.get_by_label(word("meeting.addition"), exact=True).fill(text)
        self.page.get_by_role("button", name=word("meeting.add"), exact=True).click()
        expect(self.page.get_by_role("listitem").filter(has_text=text)).to_be_visible()

    def fetch_document(self, key: str) -> Download:
        """The agenda (`agenda_pdf`) or the minutes (`minutes_pdf`) as a file."""
        with self.page.expect_download() as fetched:
            self.page.get_by_role("link", name=word(f"meeting.{key}")).click()
        return fetched.value

    def to_big_screen(self) -> None:
        """What all who are present may see."""
        self.page.get_by_role("link", name=word("meeting.big_screen")).click()
        expect(self.page.get_by_role("navigation", name=word("meeting.agenda"))).to_be_visible()

    def to_tasks(self, whose: str) -> None:
        """Tasks: mine, all, overdue."""
        self.page.get_by_role("link", name=word("tasks.title"), exact=True).first.click()
        self.page.get_by_role("button", name=word(f"tasks.{whose}"), exact=True).click()
