"""Search, history, day pack, plan changes and a wrong clock on the phone: for axe, reflow and pictures."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from playwright.sync_api import expect

from server.clock import OSLO, local_today
from tests.pages.phone import Phone
from tests.pages.screens import set_clock
from tests.pages.words import word

#: The part of the app that follows the first visit.
SELDOM = "**/assets/seldom-*.js"


def seldom_screens(phone: Phone) -> Iterator[str]:
    """Walk a phone that nobody has used; yields a name when a screen is on show."""
    page = phone.page
    set_clock(page, time(9, 46))
    page.context.route(SELDOM, lambda route: route.abort())
    phone.make_ready("ask")
    phone.has_all()
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    expect(page.get_by_role("heading", name=word("whole.not_here"))).to_be_visible()
    yield "not-here"
    page.context.unroute(SELDOM)
    page.get_by_role("button", name=word("action.try_again")).click()
    page.get_by_role("link", name=word("nav.search"), exact=True).click()
    page.get_by_label(word("search.label")).fill("S09")
    fetch = page.get_by_role("region", name=word("fetch.title"))
    fetch.get_by_role("button").first.click()
    expect(fetch.get_by_role("button").nth(1)).to_be_visible()
    fetch.get_by_role("button").nth(1).scroll_into_view_if_needed()
    yield "search-fetch"
    phone.to_today()
    page.context.set_offline(True)
    page.get_by_role("link", name=word("nav.search"), exact=True).click()
    field = page.get_by_label(word("search.label"))
    expect(field).to_be_visible()
    yield "search"
    field.fill("furukvst")
    expect(page.get_by_role("region", name=word("search.kind_case"))).to_be_visible()
    yield "search-found"
    page.get_by_role("region", name=word("search.kind_entry")).get_by_role("button").click()
    page.get_by_role("region", name=word("search.kind_entry")).scroll_into_view_if_needed()
    yield "search-all"
    field.fill("finnes ikke her")
    expect(page.get_by_text(word("search.none_shorter"))).to_be_visible()
    yield "search-nothing"
    field.fill("furukvist")
    page.get_by_role("region", name=word("search.kind_entry")).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    yield "entry-shown"
    page.get_by_role("link", name=word("nav.entries")).click()
    page.get_by_label(word("entries.place")).select_option(index=1)
    page.get_by_label(word("entries.place")).scroll_into_view_if_needed()
    yield "entries-narrowed"
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("link", name=word("more.pack")).click()
    expect(page.get_by_role("region", name=word("pack.cases"))).to_be_visible()
    yield "pack"
    page.get_by_role("region", name=word("pack.cases")).evaluate("it => it.scrollIntoView()")
    yield "pack-cases"
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("heading", name=word("install.title")).evaluate("it => it.scrollIntoView()")
    yield "more-install"
    page.get_by_role("button", name=word("hand.left"), exact=True).click()
    phone.to_today()
    page.locator("#planned").evaluate("it => it.scrollIntoView()")
    yield "today-left-hand"
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("button", name=word("hand.right"), exact=True).click()
    set_clock(page, time(9, 46), is_right=False)
    page.context.set_offline(False)
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("button", name=word("more.sync"), exact=True).click()
    page.get_by_role("link", name=word("nav.today"), exact=True).click()
    expect(page.get_by_text(word("clock.what"))).to_be_visible()
    yield "today-clock"
    page.context.set_offline(True)
    later = datetime.combine(local_today() + timedelta(days=8), time(9, 46), OSLO)
    page.clock.set_fixed_time(later)
    page.reload()
    phone.unlock()
    page.get_by_role("link", name=word("nav.today"), exact=True).click()
    expect(page.get_by_text(word("lease.what"))).to_be_visible()
    yield "today-closed"
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("link", name=word("more.pack")).click()
    expect(page.get_by_text(word("lease.what"))).to_be_visible()
    yield "pack-closed"
