"""*Hent sak* from the phone: asked for at the office, fetched, and there without a network afterwards."""

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone
from tests.pages.words import word


def test_a_case_that_is_not_on_the_phone_is_fetched_and_stays_without_a_network(
    phones: OpenPhone,
) -> None:
    phone = phones()
    phone.make_ready("selje")
    phone.has_all()
    page = phone.page
    page.get_by_role("link", name=word("nav.search"), exact=True).click()
    page.get_by_role("searchbox").fill("furukvist")
    page.get_by_role("region", name=word("fetch.title")).get_by_role("button").first.click()
    take = page.get_by_role("button", name=word("fetch.take_which", name="Grønn Furukvist"))
    take.click()
    region = page.get_by_role("region", name=word("fetch.title"))
    expect(region.get_by_role("link", name="Grønn Furukvist")).to_be_visible(timeout=20_000)
    page.context.set_offline(True)
    region.get_by_role("link", name="Grønn Furukvist").click()
    expect(page.get_by_role("heading", level=1, name="Grønn Furukvist")).to_be_visible()
    expect(page.locator("#deadlines")).to_be_visible()
