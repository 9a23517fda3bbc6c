"""The office at a desk."""

from playwright.sync_api import Locator, Page, expect

from tests.pages.phone import PASSWORD
from tests.pages.words import word


class Desk:
    """One page of the office."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def sign_in(self, username: str) -> None:
        """Open the office and sign in."""
        self.come_to(username, "/office")
        expect(
            self.page.get_by_role("heading", name=word("review.title"), exact=True)
        ).to_be_visible()

    def come_to(self, username: str, path: str) -> None:
        """Go to an address of the office without a session, and sign in there."""
        self.page.goto(f"{self.url}{path}")
        self.page.get_by_label(word("sign_in.username")).fill(username)
        self.page.get_by_label(word("sign_in.password")).fill(PASSWORD)
        self.page.get_by_role("button", name=word("sign_in.submit")).click()
        expect(self.page.get_by_role("navigation", name=word("office.nav"))).to_be_visible()

    def waiting(self, name: str) -> Locator:
        """The rows of the review list that hold `name`."""
        return self.page.get_by_role("row").filter(has_text=name)

    def open(self, name: str) -> None:
        """Open the entry whose row holds `name`."""
        self.waiting(name).get_by_role("link").click()
        expect(self.page.get_by_role("region", name=word("entry.decision"))).to_be_visible()

    def approve(self) -> None:
        """*Godkjenn*, and come back to the list."""
        self.page.get_by_role("button", name=word("entry.approve")).click()
        expect(
            self.page.get_by_role("heading", name=word("review.title"), exact=True)
        ).to_be_visible()
