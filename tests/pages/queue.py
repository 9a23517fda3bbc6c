"""*Må avgjøres* in the office, and sending an entry back."""

from playwright.sync_api import Locator, expect

from tests.pages.desk import Desk
from tests.pages.words import word


class Queue:
    """What waits for a decision, at one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.page

    def open(self, outcome: str) -> None:
        """One kind of what waits."""
        self.page.get_by_role("link", name=word("queue.title")).click()
        self.page.get_by_role("navigation", name=word("queue.kinds")).get_by_role(
            "link", name=word(f"queue.tab_{outcome}")
        ).click()

    def row(self, name: str) -> Locator:
        """The rows that are about `name`."""
        return self.page.get_by_role("row").filter(has_text=name)

    def look_at(self, outcome: str, name: str) -> None:
        """Open what waits about `name`."""
        self.open(outcome)
        self.row(name).get_by_role("link").click()
        expect(self.page.get_by_role("heading", name=name, level=1)).to_be_visible()

    def press(self, key: str, **values: object) -> None:
        """A way out, or a choice."""
        self.page.get_by_role("button", name=word(key, **values), exact=True).first.click()

    def has_decided(self) -> None:
        """Wait until the decision is on record."""
        expect(self.page.get_by_role("heading", name=word("queue.title"), level=1)).to_be_visible()

    def send_back(self, name: str, comment: str, line: str | None = None) -> None:
        """From the review list: open the entry at `name` and say what must be mended, and in which line."""
        self.page.get_by_role("link", name=word("review.title"), exact=True).click()
        self.desk.open(name)
        self.press("entry.return")
        self.page.get_by_role("textbox").fill(comment)
        if line:
            field = self.page.get_by_label(word("entry.return_line"))
            field.select_option(label=field.locator("option", has_text=line).inner_text())
        self.press("entry.return_send")
        expect(
            self.page.get_by_role("heading", name=word("review.title"), exact=True)
        ).to_be_visible()
