"""Every screen and state that a person can meet, with the way to it: for axe, reflow and pictures."""

import re
from collections.abc import Iterator
from datetime import datetime, time

from playwright.sync_api import FilePayload, Page, expect

from server.clock import OSLO, local_today
from tests.pages.phone import Phone
from tests.pages.words import label, word


def field_screens(phone: Phone) -> Iterator[str]:
    """Walk a phone that nobody has used through the field app; yields a name when a screen is on show."""
    page = phone.page
    set_clock(page, time(9, 46))
    phone.open()
    expect(page.get_by_role("heading", name=word("sign_in.title"))).to_be_visible()
    yield "sign-in"
    page.get_by_role("button", name=word("sign_in.submit")).click()
    expect(page.get_by_text(word("sign_in.username_missing"))).to_be_visible()
    yield "sign-in-empty"
    page.get_by_label(word("sign_in.username")).fill("ask")
    page.get_by_label(word("sign_in.password")).fill("ikke det rette passordet")
    page.get_by_role("button", name=word("sign_in.submit")).click()
    expect(page.get_by_text(word("reason.wrong_sign_in"))).to_be_visible()
    yield "sign-in-wrong"
    phone.sign_in("ask")
    phone.code = page.locator("#code").inner_text()
    yield "code"
    page.get_by_role("button", name=word("code.written")).click()
    phone.has_all()
    expect(phone.planned("Grønn Furukvist")).to_be_visible()
    yield "today"
    page.context.set_offline(True)
    yield from _places(phone)
    phone.start("Grønn Furukvist")
    expect(page.locator(".chips")).to_be_visible()
    yield "visit-begun"
    phone.tick("Rydding")
    phone.tick("Veiledning")
    set_clock(page, time(10, 31))
    expect(page.get_by_role("timer")).to_contain_text("45")
    expect(page.locator(".chips [aria-pressed=true]")).to_have_count(2)
    yield "visit"
    set_clock(page, time(13, 30))
    page.reload()
    phone.unlock()
    expect(page.get_by_role("heading", name=word("done.title"))).to_be_visible()
    yield "done-forgotten"
    page.get_by_role("button", name=word("done.goes_on")).click()
    expect(page.get_by_role("timer")).to_be_visible()
    set_clock(page, time(10, 31))
    phone.end()
    expect(phone.minutes).to_have_count(3)
    yield "split"
    page.get_by_role("button", name=re.compile("^(Reise som sist|Legg til reise)")).tap()
    page.get_by_text(word("together.title"), exact=True).tap()
    expect(phone.minutes).to_have_count(5)
    page.get_by_role("button", name=word("travel.remove")).scroll_into_view_if_needed()
    yield "split-more"
    phone.save(is_let_go=False)
    yield "angre"
    phone.let_go()
    yield "saved-offline"
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("link", name=word("more.rescue")).click()
    expect(page.get_by_role("heading", name=word("rescue.title"))).to_be_visible()
    yield "rescue"
    page.get_by_role("button", name=word("rescue.save")).click()
    expect(page.get_by_text(word("rescue.sealed"))).to_be_visible()
    expect(page.locator(".notice[data-color=success]")).to_be_visible()
    yield "rescue-made"
    phone.to_today()
    phone.start("Bred Kvernstein")
    page.get_by_role("link", name=word("visit.to_today")).click()
    expect(page.get_by_role("heading", name=word("today.running"))).to_be_visible()
    yield "today-running"
    phone.start("Rund Ospelund")
    expect(page.get_by_role("heading", name=word("done.title_before"))).to_be_visible()
    yield "done-before"
    page.get_by_role("button", name=word("done.cancel")).click()
    page.context.set_offline(False)
    phone.has_all()
    yield "today-sent"
    page.get_by_role("link", name=word("nav.entries")).click()
    expect(page.get_by_role("heading", name=word("entries.title"))).to_be_visible()
    yield "entries"
    page.get_by_text(word("receipt.title")).first.click()
    yield "entries-receipt"
    page.get_by_role("link", name=word("week.link")).click()
    expect(page.get_by_role("button", name=word("week.mark"))).to_be_visible()
    yield "week"
    page.get_by_role("button", name=word("week.mark")).click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "week-missing"
    for reason in page.locator("select").all():
        reason.select_option("course")
    page.get_by_role("button", name=word("week.mark")).click()
    expect(page.get_by_role("button", name=word("week.mark"))).to_have_count(0)
    phone.let_go()
    yield "week-done"
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    expect(page.get_by_role("heading", name=word("more.title"))).to_be_visible()
    yield "more"
    page.get_by_role("link", name=word("more.rescue")).click()
    expect(page.get_by_text(word("rescue.nothing_why"))).to_be_visible()
    yield "rescue-nothing"
    phone.lock()
    yield "unlock"
    page.get_by_label(word("unlock.code")).fill("feil feil")
    page.get_by_role("button", name=word("unlock.open")).click()
    expect(page.get_by_text(word("unlock.wrong"))).to_be_visible(timeout=20_000)
    yield "unlock-wrong"


def _places(phone: Phone) -> Iterator[str]:
    """Choosing a place, and logging a visit that is over; ends on Today with that visit half logged."""
    page = phone.page
    page.get_by_role("link", name=word("today.start_visit"), exact=True).click()
    expect(page.get_by_role("heading", name=word("pick.title"))).to_be_visible()
    yield "pick"
    page.get_by_label(word("pick.search")).fill("kvern")
    expect(page.get_by_role("button", name=re.compile("Bred Kvernstein"))).to_be_visible()
    yield "pick-found"
    page.get_by_label(word("pick.search")).fill("finnes ikke")
    yield "pick-nothing"
    page.get_by_role("link", name=word("nav.today"), exact=True).click()
    page.get_by_role("link", name=word("after.title"), exact=True).click()
    expect(page.locator("button.same")).to_be_visible()
    yield "afterwards-place"
    page.get_by_role("button", name=word("today.choose_at", name="Grønn Furukvist")).click()
    expect(page.locator(".chips")).to_be_visible()
    yield "afterwards-empty"
    page.get_by_role("button", name=word("time.minutes", minutes=45), exact=True).click()
    phone.tick("Rydding")
    phone.tick("Veiledning")
    expect(phone.minutes).to_have_count(2)
    yield "afterwards"
    page.get_by_role("link", name=word("after.later")).click()
    expect(page.get_by_role("heading", name=word("today.half"))).to_be_visible()
    yield "today-half"


def photo_screens(phone: Phone, name: str, file: FilePayload) -> Iterator[str]:
    """Walk a phone through a visit with photos, which the case of `name` must allow."""
    page = phone.page
    phone.make_ready("ask")
    phone.has_all()
    page.context.set_offline(True)
    phone.start(name)
    phone.tick("Rydding")
    page.locator("#photos").scroll_into_view_if_needed()
    yield "photos-none"
    phone.take_photo("before", file)
    yield "photos-one"
    phone.end()
    phone.take_photo("after", file)
    yield "photos-split"
    taken = word("photos.name", slot=label("photo_slot", "after"), pair=1)
    page.get_by_role("button", name=word("photos.remove", name=taken)).tap()
    expect(page.get_by_role("button", name=word("photos.undo"))).to_be_visible()
    yield "photos-removed"
    page.get_by_role("button", name=word("photos.undo")).tap()
    expect(phone.photo("after")).to_be_visible()
    phone.save()
    page.get_by_role("link", name=word("nav.entries")).click()
    expect(page.locator(".photo-list li")).to_have_count(2)
    yield "photos-waiting"


def set_clock(page: Page, at: time, *, is_right: bool = True) -> None:
    """Let the phone's clock show a time of today: pictures shall not tell when they were taken.

    The server's time agrees with it, unless the clock is to be wrong.
    """
    page.clock.set_fixed_time(datetime.combine(local_today(), at, OSLO))
    page.add_init_script(f"window.isRight = {str(is_right).lower()};{_AGREED}")
    page.evaluate(f"window.isRight = {str(is_right).lower()};{_AGREED}")


#: Makes the server's replies tell the time that the phone shows.
_AGREED = """
Response.prototype.ownText ??= Response.prototype.text;
Response.prototype.text = async function () {
  const said = await this.ownText();
  if (!window.isRight) return said;
  return said.replace(/"server_now":"[^"]+"/, `"server_now":"${new Date().toISOString()}"`);
};
void 0;"""


def is_whole(page: Page) -> None:
    """Wait until the screen on show is the one that was named: nothing of it is still on its way."""
    expect(page.locator(".waiting, [aria-busy=true]")).to_have_count(0, timeout=20_000)


def reflows(page: Page) -> bool:
    """Whether nothing on the page is wider than the window."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )
