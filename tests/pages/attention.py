"""*Må ses på* on the phone, and the change of a saved entry."""

from playwright.sync_api import Locator, expect

from tests.pages.phone import Phone
from tests.pages.words import word


class Attention:
    """What a phone asks its user to look at."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.page = phone.page

    def open(self) -> None:
        """From the line that says how much must be looked at."""
        self.page.get_by_role("link", name=word("nav.today")).click()
        self.page.locator('a[href="/attention"]').first.click()
        expect(self.page.get_by_role("heading", name=word("attention.title"))).to_be_visible()

    def fetch(self) -> None:
        """*Send og hent nå*, from *Mer*."""
        self.page.get_by_role("link", name=word("nav.more"), exact=True).click()
        button = self.page.get_by_role("button", name=word("more.sync"), exact=True)
        button.tap()
        expect(button).to_be_visible()

    @property
    def cards(self) -> Locator:
        """One for each question."""
        return self.page.locator("article.card")

    def card(self, kind: str) -> Locator:
        """The cards of one kind, by the word that they carry."""
        return self.cards.filter(has_text=word(f"attention.kind_{kind}"))

    def press(self, card: Locator, key: str) -> None:
        """Tap a card's button."""
        card.get_by_role("button", name=word(key), exact=True).tap()
        self.phone.taps += 1

    def decide(self, card: Locator, key: str) -> None:
        """Tap what settles a card; stories wait for no *Angre*."""
        self.press(card, key)
        self._let_go()

    def send(self) -> None:
        """*Send* a change, and come back to where it was asked for; stories wait for no *Angre*."""
        self.page.get_by_role("button", name=word("edit.send"), exact=True).tap()
        self.phone.taps += 1
        expect(self.page.get_by_role("button", name=word("edit.send"), exact=True)).to_have_count(0)
        self._let_go()

    def _let_go(self) -> None:
        expect(self.phone.undo_button).to_be_visible()
        self.phone.let_go()

    def begin_change(self, name: str) -> None:
        """Open the newest entry at `name` to change it, from *Føringer*."""
        self.page.get_by_role("link", name=word("nav.entries")).click()
        row = self.entry(name)
        row.get_by_text(word("receipt.title")).click()
        row.get_by_role("link", name=word("entries.edit")).click()
        expect(self.page.get_by_role("button", name=word("edit.send"), exact=True)).to_be_enabled()

    def entry(self, name: str) -> Locator:
        """The newest entry at `name` on the list of entries."""
        return self.page.locator("article.row").filter(has_text=name).first

    def write_note(self, text: str) -> None:
        """What there is to say."""
        self.page.get_by_label(word("split.note")).fill(text)

    def receipt(self, name: str) -> Locator:
        """The receipt of the newest entry at `name`, unfolded."""
        self.page.get_by_role("link", name=word("nav.entries")).click()
        row = self.entry(name)
        if not row.locator("dl.facts").first.is_visible():
            row.get_by_text(word("receipt.title")).click()
        return row
