"""The home in a case, at a desk: the sections of its page, and the managers' sheet."""

import re

from playwright.sync_api import Locator, expect

from tests.pages.desk import Desk
from tests.pages.words import label, word


class Home:
    """What is done about the home in one case, as the office meets it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.page = desk, desk.page

    def open(self, code: str) -> None:
        """Go to a case by the list of cases."""
        self.page.goto(f"{self.desk.url}/office/cases")
        self.page.get_by_role("link", name=f"{code} ").click()
        expect(self.section("plan")).to_be_visible()

    def section(self, key: str) -> Locator:
        """A section of the case's page; one that has come."""
        return self.page.get_by_role("region", name=word(f"caseFile.section.{key}"), exact=True)

    def field(self, key: str) -> Locator:
        """A field of the form that is open; behind its name stands whether it may be left empty."""
        name = re.compile(rf"^{re.escape(word(f'record.{key}'))}( \(|$)")
        return self.page.locator(".record-form").get_by_label(name)

    def save(self, button: str = "record.save") -> None:
        """Save the form that is open, and see it close."""
        form = self.page.locator(".record-form")
        form.get_by_role("button", name=word(button), exact=True).click()
        expect(form).to_have_count(0)

    def add(self, section: str, button: str) -> None:
        """Open the form of a new row in a section."""
        self.section(section).get_by_role("button", name=word(button), exact=True).click()

    def change_eviction(self, *, stage: str, letter_on: str = "") -> None:
        """Say where the eviction stands; the deadline is left to the letter."""
        self.add("eviction", "eviction.change")
        self.field("case_eviction_stage").select_option(label=label("eviction_stage", stage))
        self.field("case_eviction_letter_on").fill(letter_on)
        self.save()

    def add_measure(self, measure: str, *, applied_on: str = "") -> None:
        """Weigh a measure; with a date it is applied for."""
        self.add("measures", "measures.add")
        self.field("measure_measure").select_option(label=label("measure", measure))
        if applied_on:
            self.field("measure_state").select_option(label=label("measure_state", "applied"))
            self.field("measure_applied_on").fill(applied_on)
        self.save()

    def take_further(self, measure: str, forum: str) -> None:
        """*Ta videre*: ask a manager about a measure."""
        name = word("measures.further_named", name=label("measure", measure))
        self.section("measures").get_by_role("button", name=name).click()
        self.field("forum_question_forum").select_option(label=label("forum", forum))
        self.save("measures.further")

    def note_nav_fact(self, text: str) -> None:
        """Write down what only Nav's contact reads."""
        self.add("nav_facts", "nav_facts.add")
        self.field("nav_fact_text").fill(text)
        self.save()

    def set_mastery(self, moment: str, *levels: int) -> None:
        """Set the levels of the four dimensions together with the resident."""
        self.add("mastery", f"mastery.set_{moment}")
        names = ("order", "payment", "neighbours_landlord", "services")
        for name, level in zip(names, levels, strict=True):
            self.field(f"mastery_level_{name}").select_option(value=str(level))
        self.save()

    def open_forum(self, forum: str) -> None:
        """Go to what is asked of a manager."""
        self.page.get_by_role("link", name=word("forums.title"), exact=True).click()
        self.page.get_by_role("button", name=label("forum", forum), exact=True).click()

    def answer(
        self, code: str, measure: str, state: str, *, starts_on: str = "", answer: str = ""
    ) -> None:
        """Answer the question about a case's measure on the sheet that is open."""
        name = word("forums.answer_title", code=code, about=label("measure", measure))
        self.page.get_by_role("button", name=name).click()
        self.field("forum_question_state").select_option(value=state)
        if starts_on:
            self.field("forum_question_starts_on").fill(starts_on)
        self.field("forum_question_answer").fill(answer)
        self.save("forums.answer")
        expect(self.page.get_by_text(word("forums.saved"))).to_be_visible()
