"""The first visit brings what one begins with; the app is called ready when all of it is here."""

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone
from tests.pages.words import word

SELDOM = "**/assets/seldom-*.js"


def test_a_phone_that_lacks_a_part_of_the_app_says_so_until_it_has_it(phones: OpenPhone) -> None:
    """Seen to fail with the worker answering yes whatever came, and with `bringWhole` asked for only once."""
    phone = phones()
    page = phone.page
    page.context.route(SELDOM, lambda route: route.abort())
    phone.make_ready("ask")
    phone.has_all()

    lacking = page.get_by_text(word("whole.lacking"))
    expect(lacking).to_be_visible()
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    expect(page.get_by_role("heading", name=word("whole.not_here"))).to_be_visible()
    page.get_by_role("link", name=word("nav.today"), exact=True).click()
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.end()
    phone.save()

    page.context.unroute(SELDOM)
    page.context.set_offline(True)
    phone.log_at("Elvestien 3")
    page.context.set_offline(False)
    expect(lacking).to_have_count(0)
    page.context.set_offline(True)
    page.reload()
    phone.unlock()
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    expect(page.locator("#whole")).to_contain_text(word("whole.is"))
