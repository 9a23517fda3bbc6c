"""Lines that are slow, stall, or come and go: what got through stays, and the phone asks no more than needed.

Seconds are a phone's thirty made short; waiting is counted and not done.
"""

import random

import pytest

from tests.support import faults
from tests.support.proxy import Exchange, Fault, Sent, passed, unpacked
from tests.sync.proxy.checks import PULL, PUSH, check_whole
from tests.sync.proxy.http_phone import HttpPhone, Lost, TooSlow

#: A reply of the server's takes a few milliseconds; what is slower than this has stalled.
PATIENCE = 1.0


@pytest.fixture
def phone(network) -> HttpPhone:
    """The phone, with little patience."""
    network.phone.timeout = PATIENCE
    return network.phone


def test_a_batch_that_is_too_slow_is_halved_and_what_got_through_stays(network, phone):
    """Fault 38. Seen to fail with a phone that sends the whole again: no batch ever gets through."""
    network.save_visits(16, note="En lang setning om et langt besøk. " * 8)
    first = len(unpacked(_asked(network, phone)))
    network.proxy.always(PUSH, _dies_after(first // 3))

    phone.settle()

    assert network.proxy.count(PUSH) < 20
    check_whole(network, 16)


def _asked(network, phone) -> Sent:
    """What a push of everything is; it does not arrive."""
    network.proxy.script(PUSH, faults.request_lost)
    with pytest.raises(Lost):
        phone.push()
    return network.proxy.seen[-1]


def _dies_after(size: int) -> Fault:
    def fault(exchange: Exchange) -> None:
        if len(unpacked(exchange.sent)) > size:
            faults.stalled(exchange)
        else:
            passed(exchange)

    return fault


def test_a_reply_that_stalls_is_given_up_and_asked_for_again(network, phone):
    """Fault 38, 20. Seen to fail with a phone that waits without an end."""
    network.save_visits(2)
    network.proxy.script(PUSH, faults.stalled, faults.reply_stalled_after(40))
    network.proxy.script(PULL, faults.reply_stalled_after(200))

    with pytest.raises(TooSlow):
        phone.push()
    rounds = phone.settle()

    assert rounds == 3
    assert phone.waits == [1.0, 1.0]
    check_whole(network, 2)


def test_thirty_seconds_of_delay_hold_nothing_up_for_others(network, phone):
    """Fault 38, I10: one phone whose line is dead costs the next one nothing."""
    network.save_visits(2)
    other = network.another_phone()
    network.save_visits(2, phone=other)
    network.proxy.script(PUSH, faults.stalled)

    with pytest.raises(TooSlow):
        phone.push()
    other.settle()
    phone.settle()

    assert other.waits == []
    assert phone.last_seq == other.last_seq == 2


def test_a_line_that_comes_and_goes_for_an_hour_makes_no_storm(network, phone):
    """Fault 39: two seconds hardly good, two bad, for an hour. Seen to fail with a wait of
    nothing after a failure: twenty times as many requests."""
    luck = random.Random(39)  # noqa: S311 - chance for a test
    now = 0.0
    kinds = [faults.request_lost, faults.reply_lost, faults.reply_cut(30), faults.sign_in_page]

    def flapping(exchange: Exchange) -> None:
        is_good = int(now // 2) % 2 == 0 and luck.random() < 0.1
        (passed if is_good else luck.choice(kinds))(exchange)

    network.proxy.always("/api/sync/", flapping)
    before, saved, waited = len(network.proxy.seen), 0, 0
    while now < 3600:
        if now >= saved * 300:
            network.save_visits(1)
            saved += 1
        try:
            phone.settle(most=1)
            now += 61.0
        except AssertionError:
            # Full jitter, as the app has it; a failed round costs the time of its wait.
            now += 0.5 + luck.random() * phone.waits[-1]
            waited += 1
    network.proxy.heal()
    phone.settle()

    assert waited > 10
    assert len(network.proxy.seen) - before < 150
    check_whole(network, saved)
