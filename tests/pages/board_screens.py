"""The week board in the office, with the way to each state: for axe, reflow and pictures."""

from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from tests.pages.desk import Desk
from tests.pages.words import word


class Board:
    """The board as somebody at a desk uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self) -> None:
        """Go to the board by the menu."""
        self.page.get_by_role("link", name=word("office.page_plan"), exact=True).click()
        expect(self.page.get_by_role("region", name=word("board.board"))).to_be_visible()

    def change(
        self, name: str, who: str, *, day: str = "", clock: str = "", also: str = ""
    ) -> None:
        """Open a visit in somebody's row; move it, and send somebody else along."""
        self.card(name, who).click()
        form = self.page.get_by_role("form")
        if day:
            form.get_by_label(word("record.planned_visit_planned_on")).fill(day)
        if clock:
            form.get_by_label(word("record.planned_visit_starts_at_local")).fill(clock)
        if also:
            form.get_by_label(also).check()
        form.get_by_role("button", name=word("record.save"), exact=True).click()
        expect(form).to_have_count(0)

    def row(self, name: str) -> Locator:
        """The row of a caretaker, or of what nobody has been sent on."""
        return self.page.get_by_role("row").filter(
            has=self.page.get_by_role("rowheader", name=name)
        )

    def card(self, name: str, who: str) -> Locator:
        """The first card of whoever is visited in somebody's row."""
        return self.row(who).get_by_role("button").filter(has_text=name).first


def board_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk; yields a name when a screen is on show."""
    page, board = desk.page, Board(desk.page)
    desk.sign_in("rogn")
    board.open()
    yield "office-board"
    board.card("S05", "Ask").click()
    expect(page.get_by_role("form")).to_be_visible()
    yield "office-board-visit"
    page.get_by_role("button", name=word("record.cancel")).click()
    page.get_by_role("button", name=word("board.new"), exact=True).click()
    page.get_by_role("button", name=word("board.put_up")).click()
    expect(page.get_by_text(word("record.wrong_required")).first).to_be_visible()
    yield "office-board-new-wrong"
    page.get_by_role("button", name=word("record.cancel")).click()
    card = board.card("S05", "Ask")
    card.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name=word("board.undo"))).to_be_visible()
    yield "office-board-moved"
