"""Somebody else's answers, refusals with a time to come back, and sessions that end: nothing is believed
that is not ours, and nothing is asked again before its time."""

import json

import pytest

from server.access.actor import Actor
from server.extensions import writing
from server.models import Session
from server.services import session
from tests.support import faults
from tests.support.proxy import Exchange, Sent, passed, unpacked
from tests.sync.proxy.checks import PUSH, check_whole, entries_of, outcomes_of
from tests.sync.proxy.http_phone import Lost, Refused

STRANGERS = {
    "a page": faults.sign_in_page,
    "a way to a page": faults.sent_to_sign_in,
    "a page that calls itself JSON": faults.answered("200 OK", b"<html>", "application/json"),
    "JSON of somebody else": faults.answered("200 OK", b'{"online": true}', "application/json"),
    "a list": faults.answered("200 OK", b"[]", "application/json"),
    "nothing": faults.answered("200 OK", b"", "application/json"),
    "network sign-in required": faults.answered("511 Network", b"<html>"),
    "a gateway's page": faults.answered("502 Bad Gateway", b"<html>"),
}


@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
def test_an_answer_that_is_not_ours_acknowledges_nothing(network, stranger):
    """Fault 36. Seen to fail with a phone that takes any 200 for an answer."""
    network.save_visits(2)
    phone = network.phone
    before = (phone.last_seq, phone.cursor, dict(phone.rows))
    network.proxy.always("/api/", stranger)

    for ask in (phone.push, phone.pull):
        with pytest.raises(Lost):
            ask()

    assert (phone.last_seq, phone.cursor, phone.rows) == before
    assert phone.results == {}
    assert outcomes_of(network) == 0
    network.proxy.heal()
    phone.settle()
    check_whole(network, 2)


def test_the_reply_to_another_request_is_not_believed(network):
    """Fault 36: a cache on the way gives an old answer. Seen to fail with a phone that does not compare
    request_id: the second batch is taken for acknowledged."""
    network.save_visits(1)
    phone = network.phone
    kept: list[bytes] = []

    def remember(exchange: Exchange) -> None:
        kept.append(exchange.forward())
        exchange.answer(kept[0])

    def repeat(exchange: Exchange) -> None:
        exchange.answer(kept[0])

    network.proxy.script(PUSH, remember, repeat)
    phone.push()
    network.save_visits(1)

    with pytest.raises(Lost):
        phone.push()

    assert entries_of(network) == 1
    assert (phone.last_seq, len(phone.results)) == (1, 1)
    phone.settle()
    check_whole(network, 2)


@pytest.mark.parametrize(
    ("status", "reason"), [(429, "too_many_attempts"), (503, "try_later"), (503, "not_built")]
)
def test_a_time_to_come_back_is_kept_to(network, status, reason):
    """Fault 46. Seen to fail with a phone that reads no Retry-After: it asks after a second."""
    network.save_visits(2)
    busy = faults.refused(status, reason, retry_after=40)
    network.proxy.script(PUSH, busy, busy, busy)

    rounds = network.phone.settle()

    assert rounds == 4
    assert network.phone.waits == [40.0, 40.0, 40.0]
    check_whole(network, 2)


def test_a_batch_that_is_too_large_is_halved_until_it_is_taken(network):
    """Fault 46. Seen to fail with a phone that sends the same again: it never comes through."""
    network.save_visits(12)

    def at_most_three(exchange: Exchange) -> None:
        if operations_in(exchange.sent) > 3:
            faults.refused(413, "too_large")(exchange)
        else:
            passed(exchange)

    network.proxy.always(PUSH, at_most_three)
    network.phone.settle()

    assert network.proxy.count(PUSH) < 16
    check_whole(network, 12)


def operations_in(sent: Sent) -> int:
    """How many operations a push holds."""
    return len(json.loads(unpacked(sent))["ops"])


def test_a_session_that_ends_between_two_batches_keeps_what_was_taken(network):
    """Fault 60. Seen to fail with the session read only once for a connection."""
    network.save_visits(6)
    phone = network.phone
    phone.limit = 2
    phone.push()
    end_sessions(phone.actor)

    with pytest.raises(Refused) as caught:
        phone.settle()

    assert (caught.value.status, caught.value.reason) == (401, "signed_out")
    assert (entries_of(network), phone.last_seq) == (2, 2)
    phone.token = session.begin(phone.actor).token
    phone.settle()
    check_whole(network, 6)


def test_a_session_that_ends_while_a_batch_is_under_way_loses_no_answer(network):
    """Fault 60 and 31 at once: the batch is committed, its reply lost, and the session over."""
    network.save_visits(3)
    phone = network.phone
    network.proxy.script(PUSH, faults.reply_lost)
    with pytest.raises(Lost):
        phone.push()
    end_sessions(phone.actor)
    with pytest.raises(Refused):
        phone.push()
    phone.token = session.begin(phone.actor).token

    phone.settle()

    check_whole(network, 3)


def test_somebody_else_who_signs_in_sends_nothing_of_it(network):
    """Fault 60, 23: another person's session cannot deposit in this replica. Seen to fail with the owner of
    the replica left out of commit.py."""
    network.save_visits(2)
    phone = network.phone
    stranger, _ = network.site.worker()
    own, phone.token = phone.token, session.begin(stranger).token

    for ask in (phone.push, phone.pull):
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.reason == "not_your_replica"

    assert outcomes_of(network) == 0
    phone.token = own
    phone.settle()
    check_whole(network, 2)


def end_sessions(actor: Actor) -> None:
    """End every session of a user, as time does."""
    sessions = Session.__table__
    with writing() as connection:
        connection.execute(sessions.delete().where(sessions.c.user_id == actor.id))
