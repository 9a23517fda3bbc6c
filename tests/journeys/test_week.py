"""One's own week: what is empty has a reason, and a forgotten day is logged from here."""

from playwright.sync_api import expect

from tests.pages.phone import Phone
from tests.pages.words import word


def test_a_week_is_done_without_coverage_when_each_empty_day_has_a_reason(phone: Phone) -> None:
    """Seen to fail with reasons that the page alone remembers: the phone was locked in the midst of them."""
    page = phone.page
    page.get_by_role("link", name=word("nav.entries")).click()
    page.get_by_role("link", name=word("week.link")).click()
    page.context.set_offline(True)
    page.get_by_role("button", name=word("week.mark")).click()
    expect(page.get_by_role("alert")).to_be_visible()

    reasons = page.locator("select")
    for select in reasons.all():
        select.select_option(label=word("week.reason_course"))
    expect(reasons.first).to_have_value("course")
    phone.to_today()
    begun = page.get_by_role("region", name=word("typed.title")).get_by_role("link")
    expect(begun).to_have_count(1)
    phone.lock()
    phone.unlock()
    begun.click()
    page.get_by_role("button", name=word("week.mark")).click()
    expect(reasons).to_have_count(0)
    phone.undo_button.tap()
    expect(reasons.first).to_have_value("course")
    page.get_by_role("button", name=word("week.mark")).click()
    said = page.get_by_role("main").get_by_role("status")
    expect(said).to_contain_text(word("week.done_on", date=""))
    expect(reasons).to_have_count(0)

    page.context.set_offline(False)
    phone.to_today()
    phone.has_all()
    expect(phone.page.get_by_role("link", name=word("attention.go"))).to_have_count(0)
    page.reload()
    phone.unlock()
    page.get_by_role("link", name=word("nav.entries")).click()
    page.get_by_role("link", name=word("week.link")).click()
    expect(page.get_by_text(word("week.reason_course"))).not_to_have_count(0)


def test_an_empty_day_is_logged_from_the_week_with_its_date(phone: Phone) -> None:
    page = phone.page
    page.get_by_role("link", name=word("nav.entries")).click()
    page.get_by_role("link", name=word("week.link")).click()
    page.get_by_role("link", name=word("week.before")).click()
    monday = page.locator("section.card").first
    day = monday.get_by_role("heading").text_content() or ""
    before = monday.inner_text()
    monday.get_by_role("link", name=word("week.log_day", day="")).click()
    page.get_by_role("button", name=word("today.choose_at", name="Grønn Furukvist")).click()
    page.get_by_role("button", name=word("time.minutes", minutes=30), exact=True).click()
    phone.tick("Rydding")
    phone.save()

    page.get_by_role("link", name=word("nav.entries")).click()
    page.get_by_role("link", name=word("week.link")).click()
    page.get_by_role("link", name=word("week.before")).click()
    expect(page.locator("section.card").first).to_contain_text(day)
    expect(page.locator("section.card").first).not_to_have_text(before)
