"""kill -9 of the process that serves, at every step of what it writes: all or nothing, and the same answer.

The steps are not listed here: the server is first asked which ones it takes, so that a new one is killed at
as soon as there is one.
"""

import orjson
import pytest

from server.services import session
from tests.support.soak import counted, soaking
from tests.sync.proxy.http_phone import HttpPhone, Lost
from tests.sync.site import save_visits
from tests.sync.tables import ask, check_converged, check_history, check_ledger

#: Steps that every commit takes; that they are among the killed shows that the names are still right.
KNOWN = (
    "begun", "select replicas", "select op_ledger", "decided", "update clocks", "insert log_entries",
    "insert task_lines", "insert record_history", "insert sync_log", "insert op_ledger",
    "insert op_outcome", "update replicas", "committing", "committed", "answering",
)  # fmt: skip


def save_some(phone: HttpPhone) -> list[str]:
    """Save a visit, and a change of the one before; the operations."""
    before = len(phone.log)
    save_visits(phone, 1)
    entries = [key[1] for key in phone.rows if key[0] == "log_entry"]
    if entries:
        phone.edit("log_entry", entries[-1], note=f"Endret {before}")
    return [each.op_id for each in phone.log[before:]]


def kept_answers(operations: list[str]) -> list[dict[str, object]]:
    """The first answers that the ledger has for these, in their order."""
    rows = {
        op_id: orjson.loads(answer)
        for op_id, answer in ask("SELECT op_id, answer FROM op_outcome WHERE n = 1")
    }
    return [rows[op_id] for op_id in operations if op_id in rows]


def check_integrity(site) -> None:
    """What the database says of its own file."""
    if site.app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite"):
        assert ask("PRAGMA integrity_check") == [("ok",)]
        assert ask("PRAGMA foreign_key_check") == []


def kill_at(failing, phone, step: str, how: str = "kill") -> list[dict[str, object]]:
    """Kill the server at a step of a push; the answers that it had kept by then, all or none of them."""
    # A session that has just begun is not written to again, which would count as a transaction.
    phone.token = session.begin(phone.actor).token
    operations = save_some(phone)
    failing.tell(at=step, how=how)
    with pytest.raises(Lost):
        phone.push()
    assert failing.has_failed, step
    failing.heal()
    if how == "kill-all":
        failing.site.server.kill()
        failing.site.server.start()
    kept = kept_answers(operations)
    assert len(kept) in (0, len(operations)), step

    told = phone.push()

    assert kept in ([], told), step
    assert {each["outcome"] for each in told} == {"applied"}, step
    assert kept_answers(operations) == told
    phone.pull()
    return kept


def test_a_server_that_is_killed_at_any_step_has_done_all_or_nothing(failing, phone):
    """Fault 47. Seen to fail with a commit after the rows and before the ledger."""
    save_some(phone)
    phone.push()
    phone.pull()
    save_some(phone)
    steps = failing.steps_of(phone.push)
    phone.pull()
    named = {step.split(" ", 1)[1] for step in steps}
    assert set(KNOWN) <= named, set(KNOWN) - named
    committed = steps.index("1 committed")

    for _ in range(soaking(1, 20)):
        for place, step in enumerate(steps):
            kept = kill_at(failing, phone, step)
            assert bool(kept) == (place >= committed), step
        counted(operations=2 * len(steps), faults=len(steps))

    acknowledged = set(phone.results)
    assert acknowledged == {op_id for (op_id,) in ask("SELECT op_id FROM op_ledger")} & acknowledged
    check_converged(phone)
    check_ledger()
    check_history()
    check_integrity(failing.site)


@pytest.mark.parametrize("step", ["1 update clocks", "1 insert op_outcome", "1 committed"])
def test_a_machine_that_loses_every_process_goes_on_where_it_was(failing, phone, step):
    """Fault 47: parent, worker and all, and a start from nothing."""
    for _ in range(2):
        save_some(phone)
        phone.push()
        phone.pull()

    kept = kill_at(failing, phone, step, how="kill-all")

    assert bool(kept) == (step == "1 committed")
    check_converged(phone)
    check_ledger()
    check_history()
    check_integrity(failing.site)


def test_a_server_that_is_killed_while_it_goes_one_by_one_has_kept_a_prefix(failing, phone):
    """Faults 47, 48, 49: the batch has failed, its operations are committed each by itself, one of them is
    being quarantined. Seen to fail with the answers of the one-by-one way sent without a commit between."""
    poison = "Giftig notat"

    def save_four() -> list[str]:
        before = len(phone.log)
        for note in (None, poison, None, None):
            save_visits(phone, 1, note=note)
        return [each.op_id for each in phone.log[before:]]

    save_four()
    steps = failing.steps_of(phone.push, poison=poison)
    assert phone.results[phone.log[1].op_id]["outcome"] == "quarantined"
    last = max(int(step.split()[0]) for step in steps)
    # The first transaction is the batch, the third fails at the poison, the fourth keeps it.
    chosen = [step for step in steps if step.split()[0] in ("3", "4", "5")]
    assert last >= 6
    assert "4 insert op_ledger" in chosen

    for step in chosen:
        phone.token = session.begin(phone.actor).token
        operations = save_four()
        failing.tell(at=step, how="kill", poison=poison)
        with pytest.raises(Lost):
            phone.push()
        assert failing.has_failed, step
        kept = kept_answers(operations)
        assert 1 <= len(kept) <= 3, step
        assert [each["op_id"] for each in kept] == operations[: len(kept)], step
        told = phone.push()
        assert told[: len(kept)] == kept, step
        outcomes = [each["outcome"] for each in told]
        assert outcomes == ["applied", "quarantined", "applied", "applied"], step
        failing.heal()

    check_ledger()
    check_history()
    check_integrity(failing.site)
