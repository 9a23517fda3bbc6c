"""The caretaker's own plan and who was along, contacts, equipment: for axe, reflow and pictures."""

from collections.abc import Iterator
from datetime import time

from playwright.sync_api import expect

from tests.pages.phone import Phone
from tests.pages.screens import set_clock
from tests.pages.words import word
from tests.support.demo import Instance

#: Whose case it is; a visit is planned there today.
NAME = "Grønn Furukvist"


def plan_screens(phone: Phone, instance: Instance) -> Iterator[str]:
    """Walk a phone that nobody has used; yields a name when a screen is on show."""
    page = phone.page
    set_clock(page, time(9, 46))
    instance.phone_is_lost("ask")
    phone.make_ready("ask")
    phone.has_all()
    seen = page.get_by_role("button", name=word("left_behind.seen"))
    expect(seen).to_be_visible()
    yield "today-left-behind"
    seen.click()
    instance.others_work("ask", "selje")
    phone.take_up()
    alarm = page.get_by_role("alert").filter(has_text=word("safe.unheard_means"))
    expect(alarm).to_be_visible(timeout=20_000)
    yield "today-colleague-unheard"
    alarm.get_by_role("button", name=word("safe.i_see_to_it")).click()
    news = page.get_by_role("status").filter(has_text=word("plan_news.seen"))
    expect(news.get_by_role("listitem")).to_have_count(4, timeout=20_000)
    news.evaluate("it => it.scrollIntoView()")
    yield "today-plan-news"
    news.get_by_role("button", name=word("plan_news.seen")).click()
    for title, name in (("together.asked", "asked"), ("together.declined_title", "declined")):
        region = page.get_by_role("region", name=word(title))
        region.evaluate("it => it.scrollIntoView()")
        yield f"today-presence-{name}"
    tasks = page.get_by_role("region", name=word("own_task.title"))
    tasks.get_by_role("button").last.click()
    expect(tasks.get_by_role("button", pressed=True)).to_have_count(1)
    phone.let_go()
    tasks.evaluate("it => it.scrollIntoView()")
    yield "today-tasks"
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("button", name=word("openings.look")).click()
    opened = page.get_by_role("region", name=word("openings.title"))
    expect(opened.get_by_text("Rogn")).to_be_visible()
    opened.evaluate("it => it.scrollIntoView()")
    yield "more-openings"
    page.context.set_offline(True)
    open_more(phone, "equipment.title")
    yield "equipment-empty"
    page.get_by_label(word("equipment.name")).fill("Sekker, 125 liter")
    page.get_by_role("button", name=word("equipment.add")).click()
    page.get_by_role("button", name="Sekker, 125 liter").click()
    expect(page.get_by_role("button", pressed=True)).to_be_visible()
    yield "equipment"
    open_more(phone, "plan.title")
    page.locator(".plan summary").first.click()
    yield "plans"
    page.get_by_role("link", name=word("plan.new")).click()
    yield "plan-where"
    page.get_by_role("article").filter(has_text=NAME).first.get_by_role("button").click()
    yield "plan-when"
    phone.to_today()
    phone.open_case(NAME)
    add = page.get_by_text(word("contact.add"), exact=True)
    # The rows above take their own height when they come into sight, and move what is below them.
    add.evaluate("it => it.scrollIntoView({block: 'center'})")
    add.click()
    expect(page.get_by_label(word("contact.name"))).to_be_visible()
    yield "case-contact-new"


def open_more(phone: Phone, title: str) -> None:
    """One of the pages that *Mer* leads to."""
    phone.page.get_by_role("link", name=word("nav.more"), exact=True).click()
    phone.page.get_by_role("link", name=word(title), exact=True).click()
