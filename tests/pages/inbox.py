"""The inbox of the office: its lists, a new inquiry, and the page of one."""

from playwright.sync_api import Locator, Page, expect

from tests.pages.words import label, word


class Inbox:
    """The inbox as somebody at a desk uses it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self) -> None:
        """By the navigation: what waits for a decision."""
        nav = self.page.get_by_role("navigation", name=word("office.nav"))
        nav.get_by_role("link", name=word("inquiries.title"), exact=True).click()
        expect(
            self.page.get_by_role("heading", name=word("inquiries.title"), level=1)
        ).to_be_visible()

    def choose(self, state: str) -> None:
        """One of the lists: undecided, follow_up or all."""
        lists = self.page.get_by_role("navigation", name=word("inquiries.tabs"))
        lists.get_by_role("link", name=word(f"inquiries.tab_{state}")).click()
        expect(lists.get_by_role("link", name=word(f"inquiries.tab_{state}"))).to_have_attribute(
            "aria-current", "page"
        )

    def row(self, text: str) -> Locator:
        """The row of the inquiry that says `text`."""
        return self.page.get_by_role("row").filter(has_text=text)

    def read(self, text: str) -> None:
        """Open the inquiry whose row says `text`."""
        self.row(text).get_by_role("link").click()
        expect(self.page.get_by_role("region", name=word("inquiryDesk.facts"))).to_contain_text(
            text
        )

    @property
    def matches(self) -> Locator:
        """What an inquiry may belong to."""
        return self.page.get_by_role("region", name=word("inquiryDesk.matches"))

    def join(self, code: str) -> None:
        """Say that the inquiry on show belongs to the case."""
        self.matches.get_by_role(
            "button", name=word("inquiryDesk.join_case", code=code), exact=True
        ).click()
        expect(self.facts.get_by_role("link", name=code)).to_be_visible()

    @property
    def facts(self) -> Locator:
        """What was told, and how it stands."""
        return self.page.get_by_role("region", name=word("inquiryDesk.facts"))

    @property
    def history(self) -> Locator:
        """What has happened to it."""
        return self.page.get_by_role("region", name=word("inquiryDesk.history"))

    @property
    def form(self) -> Locator:
        """The form of the decision."""
        return self.page.get_by_role("form", name=word("inquiries.decision"))

    def field(self, name: str) -> Locator:
        """A field of the form that is on show."""
        return self.page.get_by_label(word(f"inquiryDesk.field_{name}"))

    def decide(self, decision: str, reason: str, **fields: str) -> None:
        """Decide, with what the decision needs: dates and words are typed, partners and words chosen."""
        self.form.get_by_label(label("inquiry_decision", decision), exact=True).check()
        way = fields.pop("way", None)
        if way:
            self.form.get_by_label(
                word(f"inquiryDesk.way_{way}", code=fields.pop("code", ""))
            ).check()
        for name, value in fields.items():
            field = self.field(name)
            if field.evaluate("(element) => element.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)
        self.field("reason").fill(reason)
        self.form.get_by_role("button", name=word("inquiryDesk.decide")).click()
        expect(
            self.page.get_by_text(
                word("inquiryDesk.decided", decision=label("inquiry_decision", decision))
            )
        ).to_be_visible()

    def note(self, text: str) -> None:
        """Add a line to the office's note."""
        note = self.page.get_by_role("form", name=word("inquiryDesk.note"))
        note.get_by_label(word("inquiryDesk.field_note")).fill(text)
        note.get_by_role("button", name=word("inquiryDesk.note_save")).click()
        expect(self.history).to_contain_text(text)

    def follow_up(self, text: str) -> None:
        """Say what came of following up, and that it is done with."""
        form = self.page.get_by_role("form", name=word("inquiryDesk.follow_up"))
        form.get_by_label(word("inquiryDesk.field_note")).fill(text)
        form.get_by_role("button", name=word("inquiryDesk.follow_up_save")).click()
        expect(form).to_have_count(0)
