"""The app on the home screen: put there, opened from there without a server, and what its icon says."""

import json

from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPhone
from tests.pages.phone import Phone
from tests.pages.words import word
from tests.support.serving import Server

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def test_each_shortcut_of_the_icon_opens_where_it_says_with_the_server_down(
    phones: OpenPhone, server: Server
) -> None:
    """Seen to fail with the worker answering for `/` alone, and with `/start` not among the routes."""
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    whole(phone)
    manifest = json.loads(phone.page.request.get(f"{server.url}/manifest.webmanifest").text())
    assert manifest["display"] == "standalone"
    shortcuts = {one["name"]: one["url"] for one in manifest["shortcuts"]}
    assert list(shortcuts) == [word("today.start_visit"), word("after.title")]
    phone.page.context.close()
    server.stop()

    for url, title in (
        (manifest["start_url"], "nav.today"),
        *zip(shortcuts.values(), _TITLES, strict=True),
    ):
        again = phones()
        again.code = phone.code
        again.page.goto(server.url + url)
        again.unlock()
        if title == "nav.today":
            expect(again.planned("Grønn Furukvist")).to_be_visible()
        else:
            expect(again.page.get_by_role("heading", name=word(title), level=1)).to_be_visible()
        again.page.context.close()


def test_a_visit_is_started_from_the_icon_and_saved_without_a_server(
    phones: OpenPhone, server: Server
) -> None:
    """Seen to fail with the worker answering for `/` alone."""
    phone = phones()
    phone.make_ready("ask")
    phone.has_all()
    phone.page.context.close()
    server.stop()

    again = phones()
    again.code = phone.code
    again.page.goto(f"{server.url}/start")
    again.unlock()
    again.page.get_by_role("button", name=word("today.start_at", name="Grønn Furukvist")).tap()
    again.tick("Rydding")
    again.end()
    again.save()
    expect(again.sync_line).to_contain_text("1")
    server.start()
    again.sends_all()
    expect(again.logged("Grønn Furukvist")).to_be_visible()


def test_the_icon_shows_what_is_unsent_and_keeps_it_while_the_phone_is_locked(
    phones: OpenPhone,
) -> None:
    """Seen to fail where a locked phone's status, which tells of nothing, reached the badge."""
    phone = phones()
    page = phone.page
    page.add_init_script(_BADGE)
    phone.make_ready("ask")
    phone.has_all()
    page.context.set_offline(True)
    phone.log_at("Elvestien 3")
    expect(page.locator("html[data-badge='1']")).to_have_count(1)

    phone.lock()
    expect(page.locator("html[data-badge='1']")).to_have_count(1)
    phone.unlock()
    page.context.set_offline(False)
    phone.has_all()
    expect(page.locator("html[data-badge='0']")).to_have_count(1)


def test_the_browser_s_offer_to_install_is_kept_until_it_is_asked_for(phones: OpenPhone) -> None:
    """Seen to fail where nobody waited for the offer, and where one that was shown stayed."""
    page = without_offer(phones())
    steps = page.get_by_text(word("install.android_1"))
    expect(steps).to_be_visible()

    page.evaluate(_OFFER)
    install = page.get_by_role("button", name=word("install.do"))
    expect(install).to_be_visible()
    expect(steps).to_have_count(0)
    install.tap()
    expect(page.locator("html[data-prompted='1']")).to_have_count(1)
    # An offer can be shown once.
    expect(install).to_have_count(0)


def test_an_iphone_is_told_the_steps_of_its_share_sheet(phones: OpenPhone) -> None:
    """Seen to fail with an iPhone that was not known for one."""
    page = without_offer(phones(user_agent=IPHONE))
    for step in ("install.ios_1", "install.ios_2", "install.ios_3"):
        expect(page.get_by_text(word(step))).to_be_visible()


def test_the_app_on_the_home_screen_does_not_ask_to_be_put_there(phones: OpenPhone) -> None:
    """Seen to fail where the app did not ask how it is displayed."""
    phone = phones()
    phone.page.add_init_script(_STANDALONE)
    page = without_offer(phone)
    expect(page.get_by_role("heading", name=word("more.hand_in_title"))).to_be_visible()
    expect(page.get_by_role("heading", name=word("install.title"))).to_have_count(0)


def without_offer(phone: Phone) -> Page:
    """*Mer* of a phone that is ready, in a browser that does not offer to install the app by itself."""
    phone.page.add_init_script(_NO_OFFER)
    phone.make_ready("ask")
    to_more(phone.page)
    return phone.page


_TITLES = ("pick.title", "after.title")


def to_more(page: Page) -> None:
    """*Mer*, from the tabs."""
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    expect(page.get_by_role("heading", name=word("more.title"), level=1)).to_be_visible()


def whole(phone: Phone) -> None:
    """Wait until every screen lies on the phone."""
    to_more(phone.page)
    expect(phone.page.locator("#whole")).to_contain_text(word("whole.is"))


#: A platform with badges, which writes the number where a test can read it.
_BADGE = """() => {
  const show = (count) => { document.documentElement.dataset.badge = String(count); };
  navigator.setAppBadge = async (count) => show(count);
  navigator.clearAppBadge = async () => show(0);
}""".replace("() => {", "{", 1)

#: Keeps Chromium's own offer from the app; the test's is made afterwards.
_NO_OFFER = """addEventListener("beforeinstallprompt", (event) => {
  if (event.isTrusted) event.stopImmediatePropagation();
});"""

#: What a page sees that was opened from the home screen.
_STANDALONE = """const ask = window.matchMedia.bind(window);
window.matchMedia = (query) => ask(query.replace("(display-mode: standalone)", "all"));"""

#: What Chromium tells a page that it would install.
_OFFER = """() => {
  const offer = new Event("beforeinstallprompt", {cancelable: true});
  offer.prompt = async () => { document.documentElement.dataset.prompted = "1"; };
  window.dispatchEvent(offer);
}"""
