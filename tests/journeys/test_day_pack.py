"""What the phone holds and until when."""

from datetime import timedelta

from playwright.sync_api import expect

from server.clock import local_today, utc_now
from tests.journeys.conftest import OpenPhone
from tests.pages.phone import Phone
from tests.pages.words import word


def test_the_phone_says_what_it_holds_why_and_until_when_and_what_it_hides_after_a_week(
    phones: OpenPhone,
) -> None:
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    page = phone.page
    page.context.set_offline(True)
    to_pack(phone)
    main = page.get_by_role("main")
    until = local_today() + timedelta(days=7)
    expect(page.get_by_role("region", name=word("pack.until"))).to_contain_text(f"{until:%d.%m.%Y}")
    held = page.get_by_role("region", name=word("pack.cases")).get_by_role("article")
    expect(held.filter(has_text="Grønn Furukvist")).to_contain_text(word("pack.assigned"))
    count = page.get_by_role("region", name=word("pack.counts")).locator("dd").first
    expect(count).to_have_text(str(held.count()))

    page.clock.set_fixed_time(utc_now() + timedelta(days=8))
    page.reload()
    phone.unlock()
    to_pack(phone)
    expect(main).to_contain_text(word("lease.what"))
    expect(main).not_to_contain_text("Furukvist")


def to_pack(phone: Phone) -> None:
    """*På telefonen*, from *Mer*."""
    phone.page.get_by_role("link", name=word("nav.more"), exact=True).click()
    phone.page.get_by_role("link", name=word("more.pack")).click()
    expect(phone.page.get_by_role("heading", name=word("pack.title"), level=1)).to_be_visible()
