"""*Ring og før*: a call from the app is offered to be saved when one is back, and nobody is forced to."""

import re
import sqlite3
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from server.clock import OSLO
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.demo import Instance

NAME = "Grønn Furukvist"
AWAY = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def page(phone: Phone, instance: Instance) -> Page:
    """The case of somebody with a landlord; its number leads nowhere here."""
    page = phone.page
    instance.add_contact("rogn", NAME, "Fiktiv Utleie AS", "69 00 00 02", "landlord")
    phone.sync_now()
    phone.to_today()
    phone.has_all()
    page.clock.set_fixed_time(datetime.now(OSLO))
    phone.open_case(NAME)
    page.evaluate(
        "addEventListener('click', (event) => "
        "event.target.closest('a[href^=\"tel:\"]') && event.preventDefault())"
    )
    return page


def test_a_call_is_saved_in_two_taps_with_what_may_be_said_above_the_note(
    phone: Phone, page: Page, instance: Instance
) -> None:
    _call(page, 6)
    offered = _offered(page, 6)
    expect(offered).to_be_visible()
    phone.taps = 0
    phone.press("link", re.compile("^Ringte utleier, 6 min: lagre?"))
    expect(page.locator(".notice", has_text="framdrift i rydding")).to_be_visible()
    phone.save()
    assert phone.taps == 2
    phone.has_all()
    with sqlite3.connect(instance.folder / "miljovakt.sqlite3") as database:
        saved = database.execute(
            "SELECT kind, duration_minutes, outcome, case_id IS NULL, (SELECT task_type FROM "
            "task_lines WHERE entry_id = e.id) FROM log_entries e ORDER BY rowid DESC LIMIT 1"
        ).fetchone()
    assert saved == ("phone_call", 6, None, 0, "landlord_dialogue")


def test_calls_are_kept_until_they_are_saved_or_dropped_also_when_the_app_is_killed(
    phone: Phone, page: Page
) -> None:
    _call(page, 6)
    expect(_offered(page, 6)).to_be_visible()
    _call(page, 2)
    expect(_offered(page, 2)).to_be_visible()
    page.reload()
    phone.unlock()
    phone.to_today()
    expect(_offered(page, 6)).to_be_visible()
    expect(_offered(page, 2)).to_be_visible()
    drop = word("call.drop", who=label("contact_relation", "landlord").lower())
    page.get_by_role("button", name=drop).first.tap()
    expect(page.get_by_role("region", name=word("call.title")).get_by_role("link")).to_have_count(1)
    page.get_by_role("button", name=drop).tap()
    expect(page.get_by_role("region", name=word("call.title"))).to_have_count(0)
    expect(phone.logged(NAME)).to_have_count(0)


def _call(page: Page, minutes: int) -> None:
    """Tap the landlord's number, be away, and come back."""
    row = page.locator("#contacts").locator("..").get_by_role("article")
    row.filter(has_text="69 00 00 02").get_by_role("link").tap()
    expect(_offered(page, 1).first).to_be_visible()
    page.evaluate(AWAY, True)
    now = datetime.fromtimestamp(page.evaluate("Date.now()") / 1000, OSLO)
    page.clock.set_fixed_time(now + timedelta(minutes=minutes))
    page.evaluate(AWAY, False)


def _offered(page: Page, minutes: int) -> Locator:
    return page.get_by_role("link", name=re.compile(f"^Ringte utleier, {minutes} min: lagre"))
