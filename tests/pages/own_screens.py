"""Own time, the team's weeks and approving several at once, with each state: for axe, reflow and pictures."""

import re
from collections.abc import Iterator

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.words import label, word


def own_screens(desk: Desk) -> Iterator[str]:
    """Walk a coordinator through what is theirs, then a unit manager who approves it."""
    page = desk.page
    desk.sign_in("rogn")
    page.get_by_role("link", name=word("office.page_own"), exact=True).click()
    form = page.get_by_role("form", name=word("own.log"))
    expect(page.get_by_text(word("own.empty"))).to_be_visible()
    yield "office-own-empty"
    form.get_by_label(word("own.field_duration_minutes")).fill("mange")
    form.get_by_role("button", name=word("own.save")).click()
    expect(form.get_by_text(word("record.wrong_required"))).to_be_visible()
    yield "office-own-wrong"
    form.get_by_label(word("own.field_task_type")).select_option(
        label=label("task_type", "meeting")
    )
    form.get_by_label(word("own.field_duration_minutes")).fill("45")
    form.get_by_role("button", name=word("own.save")).click()
    expect(page.get_by_role("row").filter(has_text="45")).to_have_count(2)
    yield "office-own"
    page.get_by_role("link", name=word("office.page_team"), exact=True).click()
    expect(page.get_by_role("heading", name=word("team.hours"), exact=True)).to_be_visible()
    yield "office-team"
    page.get_by_role("button", name=word("office.sign_out")).click()
    desk.sign_in("eik")
    # Before the list has come, the last button there is a filter.
    page.get_by_role("button", name=re.compile(r"^Godkjenn d.* vanlige$")).click()
    expect(page.get_by_role("status").filter(has_text="godkjent")).to_be_visible()
    yield "office-approved-together"
