"""Every screen and state of the inbox at a desk: for axe, reflow and pictures."""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.inbox import Inbox
from tests.pages.words import label, word


def inbox_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk that nobody has signed in at, through the demo's inquiries; yields a name for each."""
    page, inbox = desk.page, Inbox(desk.page, desk.url)
    desk.sign_in("rogn")
    inbox.open()
    expect(inbox.row("stoler")).to_be_visible()
    yield "inbox"
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name=word("inquiryDesk.new"), level=1)).to_be_visible()
    yield "inbox-new"
    page.get_by_role("button", name=word("inquiryDesk.save")).click()
    expect(page.get_by_text(word("record.mend"))).to_be_visible()
    yield "inbox-new-wrong"
    page.get_by_label(label("urgency", "critical")).check()
    inbox.field("about").fill("kvern")
    expect(inbox.matches.get_by_role("listitem")).to_have_count(1)
    yield "inbox-new-critical"
    inbox.open()
    inbox.read("Begjæring")
    expect(inbox.matches).to_contain_text("S01")
    yield "inbox-critical"
    inbox.open()
    inbox.read("bakgård")
    inbox.form.get_by_label(label("inquiry_decision", "connected_elsewhere"), exact=True).check()
    yield "inbox-decide"
    inbox.form.get_by_label(label("inquiry_decision", "taken_in"), exact=True).check()
    inbox.form.get_by_label(word("inquiryDesk.way_new_case")).check()
    expect(inbox.form.get_by_label("Ask Demo")).to_be_visible()
    yield "inbox-new-case"
    inbox.form.get_by_label(word("inquiryDesk.field_is_address_protected")).check()
    expect(inbox.form.get_by_label(word("inquiryDesk.field_named_id"))).to_be_visible()
    yield "inbox-protected"
    inbox.form.get_by_label(word("inquiryDesk.way_short_job")).check()
    yield "inbox-short-job"
    inbox.open()
    inbox.choose("follow_up")
    expect(inbox.row("fast vask")).to_be_visible()
    yield "inbox-follow-up"
    inbox.read("fast vask")
    expect(page.get_by_role("form", name=word("inquiryDesk.follow_up"))).to_be_visible()
    yield "inbox-chased"
    inbox.open()
    inbox.choose("all")
    yield "inbox-all"
