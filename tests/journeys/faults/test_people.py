"""Another person, another clock, a network that only looks like one: the work is there, and whose it is."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from server.clock import local_today
from tests.journeys.conftest import OpenPhone
from tests.journeys.faults.shared import instance, server  # noqa: F401 - the module's own
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.words import label, word

ON_DEVICE = label("sync_state", "on_device")
RECEIVED = label("sync_state", "received")


def test_what_one_has_not_sent_is_never_sent_or_read_by_the_next_one(phone: Phone) -> None:
    """Faults 23 and 24: the phone stays its owner's until all is sent, whoever signs in on it.

    Seen to fail with a phone that is wiped without asking what is unsent, and with a push that takes a
    refusal of its replica for a failing network.
    """
    page = phone.page
    page.context.set_offline(True)
    phone.log_at("Egenveien 23")
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    expect(page.get_by_role("region", name=word("more.holds"))).to_contain_text("1")
    page.get_by_role("button", name=word("more.hand_in"), exact=True).click()
    expect(page.get_by_text(word("error.UnsentWork"))).to_be_visible()
    phone.lock()
    page.context.set_offline(False)

    # Rogn takes the phone and signs in where she can: in the office's window of the same browser.
    other = Desk(page.context.new_page(), phone.url)
    other.sign_in("rogn")
    expect(other.waiting("Egenveien 23")).to_have_count(0)
    other.page.close()
    page.get_by_text(word("unlock.forgotten")).click()
    page.get_by_role("button", name=word("unlock.begin_anew")).click()
    expect(page.get_by_text(word("error.UnsentWork"))).to_be_visible()
    expect(page.get_by_text("Egenveien 23")).to_have_count(0)

    phone.unlock()
    expect(phone.sync_line).to_contain_text(word("sync.signed_out"), timeout=20_000)
    phone.to_today()
    expect(phone.logged("Egenveien 23")).to_contain_text(ON_DEVICE)
    phone.sign_in_again()
    phone.to_today()
    expect(phone.logged("Egenveien 23")).to_contain_text(RECEIVED, timeout=20_000)


def test_an_app_with_a_dead_network_opens_at_once_and_goes_on(phone: Phone) -> None:
    """Fault 20: connected to a network that answers nothing, the app starts from what it holds.

    Seen to fail with a worker that asks the network for the page first.
    """
    page = phone.page
    page.context.route("**/*", lambda route: None)

    page.reload(wait_until="commit")
    phone.unlock()
    expect(phone.planned("Grønn Furukvist")).to_be_visible()
    phone.log_at("Dødnettveien 1")

    expect(phone.logged("Dødnettveien 1")).to_contain_text(ON_DEVICE)
    page.context.unroute_all(behavior="ignoreErrors")
    phone.page.reload()
    phone.unlock()
    expect(phone.logged("Dødnettveien 1")).to_contain_text(RECEIVED, timeout=40_000)


@pytest.mark.parametrize("days", [3, -730], ids=["three days ahead", "two years behind"])
def test_a_clock_that_is_wrong_keeps_nothing_from_being_saved_and_sent(
    phone: Phone, days: int
) -> None:
    """Fault 21: the entry keeps the time that the phone showed, is sent, and stands in its order.

    Seen to fail with waits that are measured by the phone's clock.
    """
    page = phone.page
    page.context.set_offline(True)
    phone.log_at(f"Klokkeveien {abs(days)}")
    # The clock is set while the app waits for a network.
    wrong = local_today() + timedelta(days=days)
    page.clock.set_fixed_time(wrong.isoformat())
    if days > 0:
        # For all that the phone knows it has been left for days.
        page.get_by_role("heading", level=1).click()
        phone.unlock()
    phone.to_today()
    phone.log_at(f"Feilklokkeveien {abs(days)}")

    page.context.set_offline(False)

    phone.has_all()
    expect(phone.logged(f"Feilklokkeveien {abs(days)}")).to_contain_text(RECEIVED)


def test_a_tab_shows_its_own_unsent_work_while_the_installed_app_begins_empty(
    phones: OpenPhone, phone: Phone
) -> None:
    """Fault 27: the two have storage of their own; the tab says what it holds until it is sent, and the
    installed app gets it from the server.

    Seen to fail with a line that says that all is sent while something is not.
    """
    phone.page.context.set_offline(True)
    phone.log_at("Faneveien 27")
    installed = phones("installed")
    installed.make_ready("ask")
    installed.has_all()

    expect(phone.sync_line).to_contain_text("1 på telefonen")
    expect(installed.logged("Faneveien 27")).to_have_count(0)
    phone.page.context.set_offline(False)
    expect(phone.logged("Faneveien 27")).to_contain_text(RECEIVED, timeout=20_000)
    installed.sync_now()
    installed.to_today()
    expect(installed.logged("Faneveien 27")).to_have_count(1, timeout=20_000)
