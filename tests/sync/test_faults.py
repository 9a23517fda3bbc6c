"""Trouble in the middle of a commit: a fault of ours stops one operation, a busy database none."""

import sqlite3
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

from server.errors import TryLater
from server.extensions import db
from server.sync import batch, commit, retry
from tests.sync.phone import Phone, new_id, visiting
from tests.sync.tables import check_history, check_ledger, number, outcomes


@pytest.fixture
def phone(service) -> Iterator[Phone]:
    """Ask's phone with three saved visits; the second one's note is `poison`."""
    phone = service.phone()
    for note in ("Den første", "poison", "Den tredje"):
        phone.save(*visiting(new_id(), note=note))
    yield phone
    check_ledger()
    check_history()


class Failing:
    """Stands for a function and raises before it is called, as often as it is told to."""

    def __init__(self, real, error, times=1, when=lambda *args: True) -> None:
        self.real, self.error, self.times, self.when = real, error, times, when

    def __call__(self, *args, **options):
        if self.times and self.when(*args):
            self.times -= 1
            raise self.error()
        return self.real(*args, **options)


def busy() -> OperationalError:
    original = sqlite3.OperationalError("database is locked")
    original.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return OperationalError("UPDATE", {}, original)


def is_poison(_world, operation) -> bool:
    return "poison" in operation.body and operation.problem is None


def test_one_operation_that_always_raises_is_quarantined_alone(service, phone, monkeypatch):
    """Fault 49, I10. Seen to fail with `_commit_or_quarantine` raising instead of quarantining."""
    always = Failing(batch.decide, lambda: ZeroDivisionError("ours"), times=99, when=is_poison)
    monkeypatch.setattr(batch, "decide", always)

    results = phone.push()

    assert [result["outcome"] for result in results] == ["applied", "quarantined", "applied"]
    assert results[1]["reason"] == "server_fault"
    assert number("SELECT count(*) FROM op_ledger WHERE raw_payload LIKE '%poison%'") == 1
    assert phone.last_seq == 3
    phone.pull()
    assert phone.outcomes[phone.log[1].op_id]["outcome"] == "quarantined"


def test_a_fault_that_comes_once_costs_nothing(service, phone, monkeypatch):
    once = Failing(batch.decide, lambda: ZeroDivisionError("ours"), when=is_poison)
    monkeypatch.setattr(batch, "decide", once)

    results = phone.push()

    assert [result["outcome"] for result in results] == ["applied"] * 3
    assert number("SELECT count(*) FROM log_entries") == 3


def test_a_constraint_that_breaks_is_a_fault_and_not_a_busy_database(service, phone, monkeypatch):
    def broken() -> IntegrityError:
        return IntegrityError("INSERT", {}, sqlite3.IntegrityError("UNIQUE constraint failed"))

    monkeypatch.setattr(batch, "decide", Failing(batch.decide, broken, 99, is_poison))

    assert [result["outcome"] for result in phone.push()] == ["applied", "quarantined", "applied"]


def test_when_not_even_the_quarantine_can_be_stored_nothing_is_consumed(
    service, phone, monkeypatch
):
    """Fault 50. Seen to fail with the last `except Exception` of commit.py returning an empty batch."""

    def is_second(_connection, _replica, _world, decisions, **_options) -> bool:
        return any("poison" in decision.operation.body for decision in decisions)

    broken = Failing(batch.write_batch, lambda: ZeroDivisionError("ours"), 99, is_second)
    monkeypatch.setattr(batch, "write_batch", broken)

    answer = commit.commit_operations(phone.replica, phone.batch(), actor=phone.actor)

    assert (len(answer.answers), answer.last_seq, answer.stop) == (1, 1, "retry")
    assert answer.retry_after == retry.RETRY_AFTER_SECONDS
    monkeypatch.undo()
    phone.last_seq = 1
    assert [result["outcome"] for result in phone.push()] == ["applied", "applied"]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_busy_database_is_tried_again(service, phone, monkeypatch, times):
    """Fault 54. Seen to fail with ATTEMPTS = 1, and with `passes` returning False: an operation is
    quarantined that only met a busy database."""
    monkeypatch.setattr(batch, "write_batch", Failing(batch.write_batch, busy, times))

    assert [result["outcome"] for result in phone.push()] == ["applied"] * 3


def test_a_database_that_stays_busy_consumes_nothing(service, phone, monkeypatch):
    """Fault 51. Seen to fail with the error itself raised instead of TryLater: one by one it goes on."""
    always = Failing(batch.write_batch, busy, times=retry.ATTEMPTS)
    monkeypatch.setattr(batch, "write_batch", always)

    with pytest.raises(TryLater) as caught:
        phone.push()

    assert always.times == 0
    assert caught.value.retry_after == retry.RETRY_AFTER_SECONDS
    assert number("SELECT last_seq FROM replicas WHERE id = :id", id=phone.replica) == 0
    monkeypatch.undo()
    assert [result["outcome"] for result in phone.push()] == ["applied"] * 3


def test_the_budget_ends_a_slow_batch_between_two_operations(service, phone, monkeypatch):
    """Seen to fail with the comparison with the deadline left out of `_one_by_one`."""
    monkeypatch.setattr(batch, "decide", Failing(batch.decide, ZeroDivisionError, when=is_poison))

    answer = commit.commit_operations(
        phone.replica, phone.batch(), actor=phone.actor, budget_seconds=0
    )

    assert (len(answer.answers), answer.last_seq, answer.stop) == (1, 1, "budget")
    phone.last_seq = 1
    phone.push()


def test_a_failure_at_any_statement_leaves_all_or_nothing(service, phone, monkeypatch):
    """The n-th statement fails, for n from the first to the last: the push is then whole, or not begun."""
    left = 0

    def count_or_fail(*_args) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise busy()

    monkeypatch.setattr(retry, "ATTEMPTS", 1)
    event.listen(db.engine, "before_cursor_execute", count_or_fail)
    try:
        for failing_at in range(1, 100):
            left = failing_at
            try:
                phone.push()
            except TryLater:
                assert number("SELECT count(*) FROM log_entries") == 0
                assert phone.replica not in outcomes()
            else:
                break
    finally:
        event.remove(db.engine, "before_cursor_execute", count_or_fail)
    assert failing_at > 10
    assert number("SELECT count(*) FROM log_entries") == 3


def test_what_is_logged_of_a_fault_says_nothing_of_a_person(service, phone, monkeypatch, caplog):
    """Seen to fail with `exc_info=error` in `_log_fault`."""

    def telling() -> IntegrityError:
        return IntegrityError("INSERT", {"note": "poison"}, sqlite3.IntegrityError("poison"))

    monkeypatch.setattr(batch, "decide", Failing(batch.decide, telling, 99, is_poison))

    phone.push()

    assert "raised IntegrityError" in caplog.text
    assert "poison" not in caplog.text


def test_two_attempts_at_once_wait_for_each_other(service, phone):
    """Nothing of one attempt is seen by the other before it is whole: the lock of the replica."""
    results = []

    def push() -> None:
        with service.app.app_context():
            answer = commit.commit_operations(phone.replica, phone.batch(), actor=phone.actor)
            results.append(answer.answers)

    threads = [threading.Thread(target=push) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results[0] == results[1]
    assert len(results[0]) == 3
