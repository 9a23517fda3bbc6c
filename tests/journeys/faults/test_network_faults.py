"""The app itself behind a network that fails: what it believes, how often it asks, what it says.

One server and one proxy for all of it; the phone is a browser that reaches the server through the proxy.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support import faults
from tests.support.demo import Instance
from tests.support.proxy import Exchange, Fault, Proxy, passed, proxied
from tests.support.serving import served

PUSH = "/api/sync/push"
API = "/api/"
SECONDS = 1000
#: What the app may ask in the seconds that a fault lasts here, above what a good network would need.
FEW = 12


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """An instance with the demo."""
    made = Instance(tmp_path_factory.mktemp("network") / "instance")
    made.load_demo()
    return made


@pytest.fixture(scope="module")
def server(instance: Instance) -> Iterator[Proxy]:
    """The server, as the phone reaches it: through a proxy."""
    with served(instance.folder) as running, proxied(running.port) as proxy:
        yield proxy


@pytest.fixture
def proxy(server: Proxy) -> Iterator[Proxy]:
    """The network, good at the beginning and at the end."""
    server.heal()
    yield server
    server.heal()


class Lines:
    """A caretaker who logs at one new place after another, and the server's own count of it."""

    def __init__(self, phone: Phone, proxy: Proxy, folder: Path) -> None:
        self.phone, self.proxy, self.folder = phone, proxy, folder

    def save_at(self, address: str) -> None:
        """A whole visit at a place that nobody knows yet."""
        self.phone.start_at(address)
        self.phone.tick("Rydding")
        self.phone.end()
        self.phone.save()

    def heal(self) -> None:
        """The network is good again, and the phone notices."""
        self.proxy.heal()
        self.phone.page.evaluate("window.dispatchEvent(new Event('online'))")

    def expect_sent(self, address: str) -> None:
        """It is on the server, once, and the phone says so."""
        expect(self.phone.logged(address)).to_contain_text(
            label("sync_state", "received"), timeout=40 * SECONDS
        )
        expect(self.phone.sync_line).to_contain_text(word("sync.all_sent"), timeout=20 * SECONDS)
        assert self.count(address) == 1

    def expect_kept(self, address: str) -> None:
        """It is on the phone alone, and the phone says so."""
        expect(self.phone.logged(address)).to_contain_text(label("sync_state", "on_device"))
        expect(self.phone.sync_line).not_to_contain_text(word("sync.all_sent"))

    def count(self, address: str) -> int:
        """How many entries the server has of a place of this address."""
        with sqlite3.connect(self.folder / "miljovakt.sqlite3") as database:
            query = (
                "SELECT count(*) FROM log_entries e JOIN places p ON p.id = e.place_id"
                " WHERE p.address = ?"
            )
            found: int = database.execute(query, [address]).fetchone()[0]
        database.close()
        return found


@pytest.fixture
def lines(phone: Phone, proxy: Proxy, instance: Instance) -> Lines:
    """Ask's phone, ready for the day."""
    return Lines(phone, proxy, instance.folder)


def _cut(share: float) -> Fault:
    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        exchange.answer(reply[: int(len(reply) * share)])

    return fault


def test_whatever_the_line_does_to_a_push_there_is_one_entry_and_the_phone_says_what_is_true(
    lines: Lines,
) -> None:
    """Faults 31, 35, 39. Seen to fail with a server that does not know what it has done."""
    lost = [faults.reply_lost, faults.request_lost, _cut(0.3), _cut(0.97), faults.reply_lost]
    for number, fault in enumerate(lost[:3]):
        address = f"Bruddveien {number}"
        lines.proxy.script(PUSH, fault)
        lines.save_at(address)
        lines.expect_sent(address)

    before = lines.proxy.count(PUSH)
    lines.proxy.script(PUSH, *lost, passed)
    lines.save_at("Flimreveien 1")
    lines.expect_sent("Flimreveien 1")
    assert lines.proxy.count(PUSH) - before <= FEW


@pytest.mark.parametrize(
    "stranger", [faults.sign_in_page, faults.sent_to_sign_in], ids=["page", "redirect"]
)
def test_a_sign_in_page_of_the_network_is_no_answer(lines: Lines, stranger: Fault) -> None:
    """Fault 36. Seen to fail with a line on the screen that does not count what is unsent."""
    address = f"Portalveien {len(lines.proxy.seen)}"
    lines.proxy.always(API, stranger)
    before = lines.proxy.count(PUSH)

    lines.save_at(address)
    lines.phone.page.wait_for_function("() => document.querySelector('#sync-line')?.textContent")
    lines.expect_kept(address)

    assert lines.proxy.count(PUSH) - before <= FEW
    lines.heal()
    lines.expect_sent(address)


@pytest.mark.parametrize(("status", "reason"), [(503, "try_later"), (429, "too_many_attempts")])
def test_a_time_to_come_back_is_kept_to(lines: Lines, status: int, reason: str) -> None:
    """Fault 46. Seen to fail with an engine that does not wait as it is told."""
    address = f"Venteveien {status}"
    proxy = lines.proxy
    before = proxy.count(PUSH)
    proxy.script(PUSH, faults.refused(status, reason, retry_after=4))

    lines.save_at(address)
    lines.expect_sent(address)

    first, second = [sent.at for sent in proxy.seen if sent.path == PUSH][before : before + 2]
    assert second - first >= 4


def test_a_dead_line_hides_neither_the_app_nor_what_is_saved(
    lines: Lines, phones: OpenPhone
) -> None:
    """Faults 20, 38, 40: connected, and nothing comes. The app opens from its own files, saves, and is closed
    in the middle of a push that the server gets. Seen to fail with a worker that asks the network first."""
    phone = lines.phone
    lines.proxy.always("/", faults.stalled)
    phone.page.reload(wait_until="commit")
    phone.unlock()
    expect(phone.planned("Grønn Furukvist")).to_be_visible(timeout=10 * SECONDS)
    lines.save_at("Stilleveien 1")
    lines.expect_kept("Stilleveien 1")

    lines.proxy.heal()
    lines.proxy.script(PUSH, faults.reply_stalled_after(0))
    with phone.page.expect_request(lambda request: request.url.endswith(PUSH), timeout=40_000):
        phone.page.evaluate("window.dispatchEvent(new Event('online'))")
    phone.page.goto("about:blank")
    phone.open()
    phone.unlock()
    lines.expect_sent("Stilleveien 1")
