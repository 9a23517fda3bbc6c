"""Two tabs of one phone: neither doubles, blocks or outdates the work of the other."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Complaints
from tests.journeys.faults.shared import instance, server  # noqa: F401 - the module's own
from tests.pages import browser
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.words import label, word

RECEIVED = label("sync_state", "received")
#: A tab that holds the lock without moving is passed by after a minute (tabLock.ts).
A_MINUTE = 61_000

OpenTab = Callable[[], Phone]


@pytest.fixture
def tab(phone: Phone, complaints: Complaints) -> OpenTab:
    """Opens another tab of the same phone, unlocked."""

    def open_tab() -> Phone:
        page = phone.page.context.new_page()
        complaints.watch(page)
        made = Phone(page, phone.url)
        made.code = phone.code
        made.open()
        made.unlock()
        return made

    return open_tab


def test_the_same_visit_saved_and_sent_from_two_tabs_at_once_is_one_entry(
    phone: Phone, tab: OpenTab, desk: Callable[[], Desk]
) -> None:
    """Faults 12, 13 and 30: one operation, one number, one entry, and both tabs know it.

    Seen to fail with a vault that does not look whether the operation is there.
    """
    phone.end_at("Dobbeltveien 2")
    other = tab()
    expect(other.save_button).to_be_visible()

    for each in (phone, other):
        each.save_button.evaluate(_TAP_SOON)
    for each in (phone, other):
        expect(each.logged("Dobbeltveien 2")).to_contain_text(RECEIVED, timeout=20_000)
        expect(each.logged("Dobbeltveien 2")).to_have_count(1)

    assert len(browser.stored_in(phone.page, "vault", "ops")) == 1
    office = desk()
    office.sign_in("eik")
    expect(office.waiting("Dobbeltveien 2")).to_have_count(1)


def test_a_tab_that_is_frozen_with_the_lock_in_its_hand_is_passed_by(
    phone: Phone, tab: OpenTab
) -> None:
    """Fault 14: what is saved in another tab is sent within about a minute.

    Seen to fail with a lock that is waited for without end.
    """
    held: list[Route] = []
    phone.page.route("**/api/sync/push", lambda route: held.append(route))
    with phone.page.expect_request("**/api/sync/push"):
        phone.log_at("Frossenveien 1")
    phone.page.context.new_cdp_session(phone.page).send(
        "Page.setWebLifecycleState", {"state": "frozen"}
    )
    other = tab()
    other.page.clock.install()
    other.log_at("Frossenveien 2")
    expect(other.logged("Frossenveien 2")).to_contain_text(label("sync_state", "on_device"))

    _pass_time(other.page, A_MINUTE)

    for address in ("Frossenveien 1", "Frossenveien 2"):
        expect(other.logged(address)).to_contain_text(RECEIVED, timeout=20_000)


def test_an_old_tab_lets_a_newer_one_upgrade_the_vault_and_loses_nothing(
    phone: Phone, tab: OpenTab
) -> None:
    """Faults 16 and 17: the old tab lets go at once, says so, and goes on saving; an app that opens a vault
    of a later build sends what is there and leaves the rest alone.

    Seen to fail with a handle that is kept when another tab upgrades.
    """
    newer = phone.page.context.new_page()
    newer.goto(f"{phone.url}/icon.svg")
    phone.page.context.set_offline(True)
    phone.end_at("Oppgradveien 1", note="Ikke mist dette")

    browser.upgrade_vault(newer)

    expect(phone.note).to_have_value("Ikke mist dette")
    phone.save()
    expect(phone.page.get_by_text(word("outdated.what"))).to_be_visible()
    phone.page.context.set_offline(False)
    phone.page.get_by_role("button", name=word("outdated.reload")).click()
    phone.unlock()
    expect(phone.logged("Oppgradveien 1")).to_contain_text(RECEIVED, timeout=20_000)
    phone.has_all()
    assert "letterbox" in browser.stored_in(newer, "vault", "meta")
    assert "unheard-of" in browser.stored_in(newer, "vault", "drafts")


def _pass_time(page: Page, ms: int) -> None:
    """Let the page's own clock run on, in steps in which it can act."""
    for _ in range(ms // 5_000 + 2):
        page.clock.run_for(5_000)


_TAP_SOON = "button => void setTimeout(() => button.click(), 100)"
