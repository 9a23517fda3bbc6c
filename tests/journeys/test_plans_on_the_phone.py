"""Planning in the field without coverage: made, moved, called off; contacts, consents and equipment."""

from datetime import timedelta

from playwright.sync_api import expect

from server.clock import local_today
from tests.journeys.conftest import OpenPhone
from tests.pages.phone import Phone
from tests.pages.plan_screens import NAME, open_more
from tests.pages.words import word

TOMORROW = f"{local_today() + timedelta(days=1):%d.%m.%Y}"
IN_THREE_DAYS = local_today() + timedelta(days=3)


def test_a_visit_is_planned_moved_and_called_off_without_a_network_and_comes_to_the_other_phone(
    phone: Phone, phones: OpenPhone
) -> None:
    page = phone.page
    page.context.set_offline(True)
    open_more(phone, "plan.title")
    page.get_by_role("link", name=word("plan.new")).click()
    page.get_by_role("article").filter(has_text=NAME).first.get_by_role("button").click()
    page.get_by_label(word("plan.time")).fill("12:15")
    page.get_by_role("button", name=word("plan.save")).click()
    made = page.get_by_role("article").filter(has_text=TOMORROW).filter(has_text="12.15")
    expect(made).to_contain_text(NAME)

    made.locator("summary").click()
    made.get_by_label(word("plan.date")).fill(IN_THREE_DAYS.isoformat())
    made.get_by_role("button", name=word("plan.move")).click()
    moved = page.get_by_role("article").filter(has_text=f"{IN_THREE_DAYS:%d.%m.%Y}")
    moved = moved.filter(has_text="12.15")
    expect(moved).to_contain_text(NAME)

    page.context.set_offline(False)
    phone.to_today()
    phone.sends_all()
    other = phones("other")
    other.make_ready("ask")
    other.has_all()
    open_more(other, "plan.title")
    there = other.page.get_by_role("article").filter(has_text=f"{IN_THREE_DAYS:%d.%m.%Y}")
    expect(there.filter(has_text="12.15")).to_have_count(1)

    open_more(phone, "plan.title")
    moved.locator("summary").click()
    moved.get_by_role("button", name=word("plan.cancel")).click()
    expect(moved).to_have_count(0)
    phone.to_today()
    phone.sends_all()
    other.sync_now()
    open_more(other, "plan.title")
    expect(there.filter(has_text="12.15")).to_have_count(0)


def test_a_contact_a_withdrawn_consent_and_what_is_missing_are_told_offline(
    phone: Phone, phones: OpenPhone
) -> None:
    page = phone.page
    page.context.set_offline(True)
    phone.open_case(NAME)
    page.get_by_text(word("contact.add"), exact=True).click()
    page.get_by_label(word("contact.name")).fill("Sval Furukvist")
    page.get_by_label(word("contact.phone")).fill("69 00 00 01")
    page.get_by_role("button", name=word("contact.save")).click()
    call = page.get_by_role("link", name=word("case.call_who", name="Sval Furukvist"))
    expect(call).to_have_attribute("href", "tel:69000001")

    withdraw = page.get_by_role("button", name=word("case.consent_withdraw"))
    count = withdraw.count()
    withdraw.first.click()
    expect(withdraw).to_have_count(count - 1)
    phone.to_today()
    open_more(phone, "equipment.title")
    page.get_by_label(word("equipment.name")).fill("Sekker")
    page.get_by_role("button", name=word("equipment.add")).click()
    page.get_by_role("button", name="Sekker").click()
    phone.to_today()
    packing = page.get_by_role("region", name=word("reminder.packing"))
    expect(packing).to_contain_text("Sekker")

    page.context.set_offline(False)
    phone.sends_all()
    other = phones("other")
    other.make_ready("ask")
    other.has_all()
    expect(other.page.get_by_role("region", name=word("reminder.packing"))).to_contain_text(
        "Sekker"
    )
    other.open_case(NAME)
    expect(
        other.page.get_by_role("link", name=word("case.call_who", name="Sval Furukvist"))
    ).to_be_visible()
    expect(other.page.get_by_role("button", name=word("case.consent_withdraw"))).to_have_count(
        count - 1
    )
