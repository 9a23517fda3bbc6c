"""The page where a caretaker writes down what somebody tells the service."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.pages.words import word


class InquiryPage:
    """The form, and one's own inquiries below it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open_from_today(self) -> None:
        """By the shortcut on today's list."""
        self.page.get_by_role("link", name=word("inquiry.register")).tap()
        self._is_here()

    def open_from_more(self) -> None:
        """By *Mer*."""
        self.page.get_by_role("link", name=word("nav.more"), exact=True).tap()
        expect(self.page.get_by_role("heading", name=word("more.title"), level=1)).to_be_visible()
        self.open_from_today()

    def _is_here(self) -> None:
        heading = self.page.get_by_role("heading", name=word("inquiry.title"), level=1)
        expect(heading).to_be_visible()

    @property
    def about(self) -> Locator:
        """Whom or where it is about."""
        return self.page.get_by_label(word("inquiry.about"))

    def choose(self, name: str, *, typed: str) -> None:
        """Type a little, and choose what the phone holds."""
        self.about.fill(typed)
        known = self.page.get_by_role("group", name=word("inquiry.known"))
        known.get_by_role("button", name=re.compile(name)).tap()
        expect(self.about).to_have_value(name)

    def save(self, name: str) -> None:
        """The button at the end of the form."""
        self.page.get_by_role("button", name=name, exact=True).tap()

    @property
    def saved(self) -> Locator:
        """The line that says where what was just saved is."""
        return self.page.locator("#inquiry-saved")

    def mend(self, text: str) -> None:
        """Open one of one's own to put it right."""
        self.row(text).get_by_role("link", name=word("inquiry.mend")).tap()
        heading = self.page.get_by_role("heading", name=word("inquiry.mend_title"), level=1)
        expect(heading).to_be_visible()

    def row(self, text: str) -> Locator:
        """A row of one's own inquiries."""
        own = self.page.get_by_role("region", name=word("inquiry.own"))
        return own.get_by_role("article").filter(has_text=text)
