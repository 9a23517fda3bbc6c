"""The home in a case at a desk, with the way to each screen and state: for axe, reflow and pictures."""

from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import expect

from server.clock import local_today
from tests.pages.desk import Desk
from tests.pages.home import Home
from tests.pages.words import word


def home_screens(desk: Desk) -> Iterator[str]:
    """Walk the coordinator's desk through the sections of a case's home and the managers' sheet."""
    page, home = desk.page, Home(desk)
    today = local_today()
    desk.sign_in("rogn")
    page.goto(f"{desk.url}/office/cases")
    expect(page.get_by_role("row").nth(3)).to_be_visible()
    yield "office-cases"
    home.open("S12")
    yield "office-case"
    home.change_eviction(
        stage="landlord_notice", letter_on=(today - timedelta(days=10)).isoformat()
    )
    home.add("eviction", "eviction.change")
    home.field("case_eviction_letter_on").fill((today + timedelta(days=1)).isoformat())
    becomes = word("eviction.becomes", on=f"{today + timedelta(days=15):%d.%m.%Y}")
    expect(page.get_by_role("status").filter(has_text=becomes)).to_be_visible()
    page.get_by_role("button", name=word("record.save"), exact=True).click()
    expect(page.get_by_text(word("record.wrong_in_future"))).to_be_visible()
    yield "home-eviction"
    page.get_by_role("button", name=word("record.cancel"), exact=True).click()
    home.add_measure("municipal_dwelling", applied_on=today.isoformat())
    home.take_further("municipal_dwelling", "unit_manager")
    home.section("measures").scroll_into_view_if_needed()
    yield "home-measures"
    home.add("stays", "stays.add")
    home.field("temporary_stay_starts_on").fill((today - timedelta(days=82)).isoformat())
    home.field("temporary_stay_night_cost_ore").fill("950")
    home.field("temporary_stay_next_step").fill("Visning i Lyngåsen")
    home.save()
    home.add("home_search", "search_home.add")
    home.field("housing_step_type").select_option(index=1)
    home.save()
    home.add("costs", "costs.add")
    home.field("cost_avoided_what").fill("Istandsetting av leilighet")
    home.field("cost_avoided_expected_ore").fill("150 000")
    home.field("cost_avoided_actual_ore").fill("15 000")
    home.save()
    home.set_mastery("start", 1, 2, 2, 1)
    home.set_mastery("end", 3, 2, 1, 4)
    home.section("stays").scroll_into_view_if_needed()
    yield "home-stays"
    home.section("costs").scroll_into_view_if_needed()
    yield "home-mastery"
    page.goto(f"{desk.url}/office/stays")
    expect(page.get_by_role("row").filter(has_text="S12")).to_be_visible()
    yield "home-stays-now"
    page.goto(f"{desk.url}/office/forums?forum=unit_manager")
    expect(page.get_by_role("row").filter(has_text="S12")).to_be_visible()
    yield "home-forum"
    page.goto(f"{desk.url}/office/follow-ups")
    expect(page.get_by_role("heading", name=word("follow_ups.empty_due"))).to_be_visible()
    yield "home-follow-ups"
    page.goto(f"{desk.url}/office/incidents")
    expect(page.get_by_role("heading", name=word("incidents.empty"))).to_be_visible()
    yield "home-incidents-none"
