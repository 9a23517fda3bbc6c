"""Every screen and state of cases at a desk, with the way to it: for axe, reflow and pictures."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.pages.case_file import CaseFile
from tests.pages.desk import Desk
from tests.pages.words import word

#: Whose case it is: an incident, a safety note, consents, two caretakers, a planned end that is near.
NAME = "Rund Ospelund"


def case_file_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk that nobody has signed in at, through a case of the demo; yields a name for each screen."""
    page, case = desk.page, CaseFile(desk.page, desk.url)
    desk.sign_in("rogn")
    case.open_list()
    expect(page.get_by_role("row").nth(3)).to_be_visible()
    yield "case-list"
    page.get_by_role("button", name=word("cases.filter_mine")).click()
    expect(page.get_by_text(word("cases.empty_mine_why"))).to_be_visible()
    yield "case-list-empty"
    page.goto(f"{desk.url}/office/cases/00000000-0000-4000-8000-000000000000")
    expect(page.get_by_text(word("caseFile.gone"))).to_be_visible()
    yield "case-gone"
    case.open(NAME)
    yield "case-file"
    case.press("plan", "caseFile.edit_plan")
    yield "case-file-plan"
    case.form("plan").get_by_role("button", name=word("record.cancel")).click()
    case.press("consents", "caseFile.add_consent")
    case.form("consents").get_by_role("button", name=word("record.save")).click()
    expect(page.get_by_text(word("record.mend"))).to_be_visible()
    yield "case-file-consent-wrong"
    case.form("consents").get_by_role("button", name=word("record.cancel")).click()
    case.section("safety").scroll_into_view_if_needed()
    yield "case-file-safety"
    case.press("closing", "caseFile.close")
    case.section("closing").scroll_into_view_if_needed()
    yield "case-file-closing"
    case.close_open("stable_tenancy")
    yield "case-file-closed"
    case.press("closing", "caseFile.reopen")
    case.form("closing").get_by_role("button", name=word("caseFile.reopen")).click()
    expect(page.get_by_text(word("record.wrong_required"))).to_be_visible()
    yield "case-file-reopen-empty"
