"""Requests and replies that are lost, doubled, late, cut or altered on the way: one effect each, none lost.

Each test looks at what the phone believes, at what the server did, and at both when all is well again.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support import faults
from tests.support.proxy import Exchange, Fault, passed
from tests.sync.proxy.checks import PULL, PUSH, check_whole, entries_of, outcomes_of
from tests.sync.proxy.http_phone import Lost, Refused


def test_a_reply_that_is_lost_after_the_commit_is_told_again(network):
    """Fault 31. Seen to fail with `_told` of batch.py answering None: the retry is a fork."""
    network.save_visits(3)
    network.proxy.script(PUSH, faults.reply_lost)

    with pytest.raises(Lost):
        network.phone.push()
    assert (entries_of(network), network.phone.results) == (3, {})
    results = network.phone.push()

    assert [each["outcome"] for each in results] == ["applied"] * 3
    network.phone.pull()
    check_whole(network, 3)


def test_a_lost_reply_and_new_work_since_make_no_second_entry(network):
    """Fault 31: what was saved meanwhile goes in the same batch as what the server has already."""
    network.save_visits(2)
    network.proxy.script(PUSH, faults.reply_lost, faults.reply_lost, faults.request_lost)

    for _ in range(3):
        with pytest.raises(Lost):
            network.phone.push()
        network.save_visits(1)
    network.phone.settle()

    check_whole(network, 5)


def test_a_pull_whose_reply_is_lost_is_read_again(network):
    """Fault 31, for reading. Seen to fail with a cursor that moves when the page is asked for."""
    network.save_visits(8)
    network.phone.push()
    network.proxy.script(PULL, faults.reply_lost, faults.reply_lost)

    rounds = network.phone.settle()

    assert rounds == 3
    check_whole(network, 8)


def test_one_request_delivered_five_times_at_once_has_one_effect(network):
    """Fault 32. Seen to fail on PostgreSQL with lock_replica not locking: some of the five are refused."""
    network.save_visits(4)
    network.proxy.script(PUSH, faults.delivered_times(5))
    before = len(network.proxy.replies)

    network.phone.push()

    replies = network.proxy.replies[before:]
    assert len(replies) == 5
    assert all(" 200 " in reply for reply in replies)
    network.phone.pull()
    check_whole(network, 4)


def test_requests_that_arrive_late_and_in_the_wrong_order_do_nothing_more(network):
    """Fault 32, reordered. Seen to fail with every number that comes again taken for a fork in batch.py:
    the late ones are answered, but nothing of what they brought is told."""
    network.save_visits(2)
    held = faults.Held()
    network.proxy.script(PUSH, held, held)
    for _ in range(2):
        with pytest.raises(Lost):
            network.phone.push()
        network.save_visits(1)

    network.phone.settle()
    late = held.deliver()

    assert all(b" 200 " in reply.partition(b"\r\n")[0] for reply in late)
    assert not any(b'"stop"' in reply for reply in late)
    network.phone.pull()
    check_whole(network, 4)


def test_a_late_request_that_comes_first_is_a_gap_and_consumes_nothing(network):
    """Fault 32: a later batch overtakes an earlier one. Seen to fail with the gap left out of batch.py."""
    network.save_visits(2)
    held = faults.Held()
    phone = network.phone
    network.proxy.script(PUSH, held)
    with pytest.raises(Lost):
        phone.push()
    phone.last_seq = 1

    with pytest.raises(AssertionError, match="gap"):
        phone.push()

    assert outcomes_of(network) == 0
    assert phone.last_seq == 0
    held.deliver()
    phone.settle()
    check_whole(network, 2)


def places_in(request: bytes) -> dict[str, int]:
    """A byte of every kind in a request: where it can be cut."""
    head = request.index(b"\r\n\r\n")
    return {
        "nothing": 0,
        "method": 2,
        "path": 12,
        "first line": request.index(b"\r\n"),
        "a header": request.index(b"Content-Type") + 5,
        "before the body": head + 2,
        "no body": head + 4,
        "the first byte of the body": head + 5,
        "half of the body": (head + 4 + len(request)) // 2,
        "all but one": len(request) - 1,
    }


def test_a_request_that_is_cut_anywhere_consumes_nothing(network):
    """Fault 34. Seen to fail with `unpack` taking a packed body whose end is missing, and with an empty body
    read as an empty push."""
    network.save_visits(3)
    network.proxy.script(PUSH, faults.request_lost)
    with pytest.raises(Lost):
        network.phone.push()
    request = network.proxy.seen[-1].bytes

    for at in places_in(request).values():
        network.proxy.script(PUSH, faults.request_cut(at))
        with pytest.raises(Lost):
            network.phone.push()
        said = network.proxy.replies[-1]
        assert said == "" or " 400 " in said, (at, said)
        assert outcomes_of(network) == 0, at
    network.phone.settle()

    check_whole(network, 3)


@pytest.mark.parametrize("part", range(6))
def test_a_packed_request_that_was_altered_is_refused_and_consumes_nothing(network, part):
    """Fault 34. Seen to fail with a packed body unpacked without looking at its checksum."""
    network.save_visits(3)
    network.proxy.script(PUSH, faults.request_lost)
    with pytest.raises(Lost):
        network.phone.push()
    body = network.proxy.seen[-1].body
    assert body[:2] == b"\x1f\x8b"
    # Among the first ten bytes are a time, flags and the packer's name, which carry nothing.
    at = [0, 2, 12, len(body) // 2, -9, -1][part]
    network.proxy.script(PUSH, faults.request_altered(at))

    with pytest.raises(Refused) as caught:
        network.phone.push()

    assert (caught.value.status, caught.value.reason) == (400, "malformed")
    assert outcomes_of(network) == 0
    network.phone.settle()
    check_whole(network, 3)


def test_a_reply_that_is_cut_anywhere_is_a_reply_that_never_came(network):
    """Fault 35. Seen to fail with a phone that takes what it could read of the results."""
    phone = network.phone
    shares = (0.0, 0.02, 0.3, 0.6, 0.9, 0.999)
    for share in shares:
        network.save_visits(1)
        network.proxy.script(PUSH, _cut_at(share))
        believed = dict(phone.results), phone.last_seq
        with pytest.raises(Lost):
            phone.push()
        assert (phone.results, phone.last_seq) == believed
        phone.push()
        network.proxy.script(PULL, _cut_at(share))
        cursor = phone.cursor
        with pytest.raises(Lost):
            phone.pull()
        assert phone.cursor == cursor
        phone.settle()

    check_whole(network, len(shares))


def _cut_at(share: float) -> Fault:
    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        exchange.answer(reply[: min(int(len(reply) * share), len(reply) - 1)])

    return fault


def test_five_tabs_that_send_at_once_over_a_bad_line_have_one_effect(network):
    """Fault 13, 32: several senders of one log, some of whose replies are lost."""
    network.save_visits(6)
    network.proxy.script(PUSH, faults.reply_lost, passed, faults.reply_lost)

    def send() -> None:
        try:
            network.phone.push()
        except Lost:
            return

    with ThreadPoolExecutor(5) as pool:
        for each in [pool.submit(send) for _ in range(5)]:
            each.result()
    network.phone.settle()

    check_whole(network, 6)
