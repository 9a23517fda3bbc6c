"""Review in the office, with the way to each screen and state: for axe, reflow and pictures."""

from collections.abc import Iterator

from playwright.sync_api import FilePayload, expect

from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.words import word


def office_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk through the office; needs an entry that waits for review."""
    page = desk.page
    page.goto(f"{desk.url}/office")
    expect(page.get_by_role("heading", name=word("office.sign_in"))).to_be_visible()
    yield "office-sign-in"
    desk.sign_in("eik")
    expect(desk.waiting("Grønn Furukvist")).to_be_visible()
    yield "office-review"
    desk.open("Grønn Furukvist")
    yield "office-entry"
    page.get_by_role("button", name=word("correct.open"), exact=True).click()
    form = page.get_by_role("form", name=word("correct.title"))
    yield "office-correct"
    form.get_by_role("button", name=word("correct.save")).click()
    expect(form.get_by_text(word("record.wrong_required"))).to_be_visible()
    yield "office-correct-wrong"
    form.get_by_label(word("correct.field_reason")).fill("Reisen var ikke ført.")
    form.get_by_label(word("correct.field_travel_minutes")).fill("20")
    form.get_by_role("button", name=word("correct.save")).click()
    expect(page.get_by_text(word("correct.done"))).to_be_visible()
    yield "office-corrected"
    desk.approve()
    expect(page.get_by_role("heading", name=word("review.empty_submitted"))).to_be_visible()
    yield "office-approved"
    page.goto(f"{desk.url}/office?state=approved")
    expect(page.get_by_role("row").nth(3)).to_be_visible()
    yield "office-approved-list"
    page.goto(f"{desk.url}/office/entries/00000000-0000-4000-8000-000000000000")
    expect(page.get_by_text(word("reason.not_found"))).to_be_visible()
    yield "office-not-found"
    page.goto(f"{desk.url}/office/devices")
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    file: FilePayload = {"name": "a.json", "mimeType": "application/json", "buffer": b"{}"}
    page.get_by_label(word("rescue_import.file")).set_input_files(file)
    expect(page.get_by_text(word("rescue_import.not_one"))).to_be_visible()
    yield "office-rescue"


def log_a_visit(phone: Phone) -> None:
    """One visit with two tasks, sent, from a phone that nobody has used."""
    phone.make_ready("ask")
    phone.has_all()
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    phone.save()
    phone.has_all()
