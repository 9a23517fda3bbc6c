"""Every state of a safe visit, and of whom to call, with the way to it: for axe, reflow and pictures."""

from collections.abc import Iterator
from datetime import time

from playwright.sync_api import expect

from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.plan_screens import open_more
from tests.pages.screens import set_clock
from tests.pages.words import word
from tests.support.demo import Instance

#: Who has a visit planned first.
NAME = "Grønn Furukvist"


def safety_screens(phone: Phone, instance: Instance) -> Iterator[str]:
    """Walk a phone that nobody has used; yields a name when a screen is on show."""
    page = phone.page
    set_clock(page, time(9, 46))
    phone.make_ready("ask")
    phone.has_all()
    open_more(phone, "concern.title")
    cases = page.get_by_role("group", name=word("concern.which_case"))
    cases.get_by_role("button", name=NAME).scroll_into_view_if_needed()
    yield "concern-case"
    page.get_by_role("group", name=word("incident.type")).get_by_role("button").first.click()
    cases = page.get_by_role("group", name=word("incident.which_case"))
    cases.get_by_role("button", name=NAME).click()
    cases.locator("summary").scroll_into_view_if_needed()
    yield "concern-incident-case"
    phone.to_today()
    phone.start(NAME)
    choose = page.get_by_label(word("safe.watcher"))
    if not choose.is_visible():
        page.get_by_text(word("safe.title"), exact=True).click()
    choose.scroll_into_view_if_needed()
    yield "safe-visit-start"
    page.context.set_offline(True)
    choose.select_option(label="Selje Demo")
    page.get_by_role("group", name=word("safe.done_within")).get_by_role("button").nth(1).click()
    region = page.get_by_role("region", name=word("safe.title"))
    expect(region).to_contain_text(word("safe.nobody"))
    region.get_by_role("group", name=word("safe.agree")).get_by_role("button").nth(2).click()
    yield "safe-visit-nobody-follows"
    phone.online_again()
    expect(region).to_contain_text(word("safe.more_time"), timeout=20_000)
    yield "safe-visit-followed"
    page.get_by_role("link", name=word("concern.title")).click()
    page.get_by_role("group", name=word("incident.type")).get_by_role("button").first.click()
    yield "concern"
    page.get_by_label(word("incident.words")).fill("Ropte og slo i bordet.")
    page.get_by_role("button", name=word("incident.tell")).click()
    expect(page.get_by_role("status").filter(has_text=word("incident.told"))).to_be_visible()
    set_clock(page, time(11, 20))
    page.reload()
    phone.unlock()
    phone.to_today()
    expect(page.get_by_role("alert").filter(has_text=word("safe.fine"))).to_be_visible()
    yield "today-safe-visit-over"


def incident_screens(desk: Desk) -> Iterator[str]:
    """Walk a desk through what has been told from a phone."""
    page = desk.page
    desk.sign_in("eik")
    page.goto(f"{desk.url}/office/incidents")
    # The phone sends by itself; the list is asked for every fifteen seconds.
    page.get_by_role("button", name=word("incidents.follow_up")).first.click()
    expect(page.get_by_role("form")).to_be_visible()
    yield "office-incidents"
