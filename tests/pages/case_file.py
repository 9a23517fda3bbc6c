"""A case at a desk: the list, and the page with its sections."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.pages.words import label, word


class CaseFile:
    """A case as somebody in the office works with it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open_list(self) -> None:
        """By the navigation: the open cases."""
        nav = self.page.get_by_role("navigation", name=word("office.nav"))
        nav.get_by_role("link", name=word("cases.title"), exact=True).click()
        expect(self.page.get_by_role("heading", name=word("cases.title"), level=1)).to_be_visible()

    def open(self, name: str) -> None:
        """The page of the resident's case, from the list."""
        self.open_list()
        self.page.get_by_role("link", name=re.compile(name)).click()
        expect(self.page.get_by_role("heading", name=name, level=1)).to_be_visible()
        expect(self.section("timeline").get_by_role("listitem").first).to_be_visible()

    def section(self, name: str) -> Locator:
        """One section by its key."""
        title = word(f"caseFile.section.{name}")
        return self.page.get_by_role("region", name=title, exact=True)

    def press(self, section: str, text: str, **values: str) -> None:
        """A button of a section."""
        button = self.section(section).get_by_role("button", name=word(text, **values), exact=True)
        button.click()

    def form(self, section: str) -> Locator:
        """The form that is open in a section."""
        return self.section(section).get_by_role("form")

    def save(self, section: str, words: str = "record.save") -> None:
        """Save the form that is open in a section; it closes when it is stored."""
        self.form(section).get_by_role("button", name=word(words), exact=True).click()
        expect(self.form(section)).to_have_count(0)

    def assign(self, name: str) -> None:
        """Give the case to a caretaker."""
        self.press("people", "caseFile.assign")
        field = self.form("people").get_by_label(word("record.assignment_user_id"))
        field.select_option(label=name)
        self.save("people")

    def withdraw_consent(self, scope: str) -> None:
        """Withdraw the one consent of that scope."""
        what = re.compile(label("consent_scope", scope))
        row = self.section("consents").get_by_role("listitem").filter(has_text=what)
        row.get_by_role("button", name=re.compile(f"^{word('caseFile.withdraw')} ")).click()
        expect(row).to_have_count(0)

    def close_case(self, outcome: str) -> None:
        """Close the case with how it ended, and withdraw what is planned."""
        self.press("closing", "caseFile.close")
        self.close_open(outcome)

    def close_open(self, outcome: str) -> None:
        """Send the form that closes the case, which is open."""
        field = self.form("closing").get_by_label(word("caseFile.close_outcome"))
        field.select_option(label=label("case_outcome", outcome))
        self.save("closing", "caseFile.close")
