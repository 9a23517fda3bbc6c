"""Locks: taken in one order, the clock last, and held up by nobody else's transaction."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, event, text

from server.access.actor import Actor
from server.extensions import db
from server.sync.office import office_commit
from tests.factories.work import create
from tests.sync.concurrently import at_once
from tests.sync.phone import acting, creating, deleting, new_id, patching, visiting
from tests.sync.tables import ask, check_converged, check_history, check_ledger, row

_TABLE = re.compile(r'\b(?:FROM|INTO|UPDATE)\s+"?(\w+)', re.IGNORECASE)


class Locks:
    """What each writing transaction has read, locked and written, in its order."""

    def __init__(self) -> None:
        self.transactions: list[list[tuple[str, str]]] = []

    def begun(self, connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.info["statements"] = []
            self.transactions.append(connection.info["statements"])

    def executed(self, connection, _cursor, statement, *_rest) -> None:
        if not connection.get_execution_options().get("writes"):
            return
        verb = statement.split(None, 1)[0].upper()
        if verb in ("SELECT", "UPDATE", "INSERT", "DELETE"):
            how = "LOCK" if " FOR " in statement and verb == "SELECT" else verb
            connection.info["statements"].append((how, _TABLE.findall(statement)[0].lower()))


@contextmanager
def noted() -> Iterator[Locks]:
    """Note every lock that is taken meanwhile."""
    locks = Locks()
    listeners = (("begin", locks.begun), ("after_cursor_execute", locks.executed))
    for name, listener in listeners:
        event.listen(db.engine, name, listener)
    try:
        yield locks
    finally:
        for name, listener in listeners:
            event.remove(db.engine, name, listener)


def is_postgres() -> bool:
    return db.engine.dialect.name == "postgresql"


def test_every_commit_takes_its_locks_in_one_order_and_the_clock_last(service):
    """Fault 54. Seen to fail with the numbers taken before the scopes are bumped, and with the entities of a
    batch loaded in the order in which they came."""
    phone = service.phone()
    other = service.phone(service.selje)
    visit = create("planned_visit", case_id=service.case, planned_on="2026-11-19")
    phone.pull()
    with noted() as locks:
        entry = new_id()
        lines = [new_id()]
        phone.save(*visiting(entry, lines={"cleaning": 30}, line_ids=lines, case_id=service.case))
        phone.save(
            patching("task_line", lines[0], {"after": phone.log[0].op_id}, {"kg": None}, kg=4),
            patching("planned_visit", visit, 1, {"note": None}, note="Ring først"),
            creating("participation", new_id(), entry_id=entry, user_id=other.actor.id),
        )
        phone.push()
        office(service.eik, acting("approve", entry, row("log_entries", entry).version))
        office(
            service.rogn,
            creating("assignment", new_id(), case_id=service.case, user_id=other.actor.id),
        )
        office(service.rogn, deleting("assignment", service.assignment, 1))

    commits = [each for each in locks.transactions if ("UPDATE", "clocks") in each]
    assert len(commits) >= 4
    for statements in commits:
        clock = statements.index(("UPDATE", "clocks"))
        assert statements.count(("UPDATE", "clocks")) == 1
        assert "LOCK" not in [how for how, _table in statements[clock:]]
        if is_postgres():
            check_order([table for how, table in statements[:clock] if how == "LOCK"])


def check_order(locked: list[str]) -> None:
    """The replica first, then records by entity and the parts of entries, the users last."""
    assert locked[0] == "replicas"
    names = {"task_lines": "task_line", "users": "~"}
    # A log at a desk is looked for, made and locked when it is used first.
    rest = [table for table in locked if table != "replicas"]
    assert locked == ["replicas"] * (len(locked) - len(rest)) + rest
    records = [names.get(table, table.removesuffix("s")) for table in rest]
    # The lines and the open conflicts of what has been locked are locked behind it.
    main = [each for each in records if each not in ("task_line", "field_conflict")]
    assert main == sorted(main), locked


def office(actor: Actor, change: dict[str, object]) -> str:
    """Commit a change at a desk; its outcome."""
    return office_commit(actor, [change], op_id=new_id()).outcome


def test_a_write_that_is_left_open_elsewhere_does_not_hold_up_the_feed(service):
    """Fault 53. Seen to fail with a page that ends at the oldest transaction still running."""
    phone, reader = service.phone(), service.phone()
    url = db.engine.url
    places = [url.set(database="postgres"), url] if is_postgres() else [url]
    engines = [create_engine(place) for place in places]
    idle = [engine.connect() for engine in engines]
    try:
        for connection in idle:
            if is_postgres():
                connection.execute(text("CREATE TABLE left_open (id integer)"))
                assert connection.execute(text("SELECT txid_current()")).scalar_one()
            else:
                # SQLite has one writer; what can be left open beside it is a reader.
                connection.execute(text("SELECT count(*) FROM places")).scalar_one()

        phone.save(*visiting(new_id(), case_id=service.case))
        phone.push()
        reader.pull()

        assert {key[0] for key in reader.rows} >= {"log_entry", "task_line"}
        check_converged(reader)
    finally:
        for connection in idle:
            connection.rollback()
            connection.close()
        for engine in engines:
            engine.dispose()


def test_an_approval_that_races_an_edit_is_of_what_was_seen(service):
    """Fault 72. Seen to fail with the version of an approval not compared: an edit that nobody has seen is
    approved."""
    for attempt in range(8):
        phone = service.phone()
        entry = new_id()
        phone.save(*visiting(entry, case_id=service.case, note="Sett"))
        phone.sync()
        version = row("log_entries", entry).version
        phone.edit("log_entry", entry, note=f"Usett {attempt}")
        told: list[str] = []

        def approve(entry=entry, version=version, told=told) -> None:
            told.append(office(service.eik, acting("approve", entry, version)))

        at_once(service.app, phone.push, approve)

        edited = next(reversed(phone.results.values()))["outcome"]
        found = row("log_entries", entry)
        if told == ["applied"]:
            assert (found.state, found.note, edited) == ("approved", "Sett", "late")
        else:
            assert (told, found.state, edited) == (["rejected"], "submitted", "applied")
            assert office(service.eik, acting("approve", entry, found.version)) == "applied"
    check_ledger()
    check_history()


def test_of_two_reviewers_at_once_one_approves_and_the_other_is_told(service):
    """Fault 73. Seen to fail with an entry that can be approved twice."""
    phone = service.phone()
    for _ in range(8):
        entry = new_id()
        phone.save(*visiting(entry, case_id=service.case))
        phone.sync()
        version = row("log_entries", entry).version
        told: dict[str, tuple[str, str | None]] = {}

        def approve(actor: Actor, entry=entry, version=version, told=told) -> None:
            done = office_commit(actor, [acting("approve", entry, version)], op_id=new_id())
            told[actor.id] = (done.outcome, done.reason)

        at_once(service.app, lambda a=approve: a(service.eik), lambda a=approve: a(service.rogn))

        outcomes = sorted(outcome for outcome, _reason in told.values())
        assert outcomes == ["applied", "rejected"]
        winner = next(who for who, (outcome, _reason) in told.items() if outcome == "applied")
        found = row("log_entries", entry)
        assert (found.state, found.approved_by) == ("approved", winner)
        (reason,) = (reason for outcome, reason in told.values() if outcome == "rejected")
        assert reason in ("already_approved", "stale_version")
    check_ledger()
    check_history()


def test_the_same_form_sent_five_times_at_once_is_one_change(service):
    """Fault 32, at a desk. Seen to fail on PostgreSQL with the office's replica not locked."""
    visit = create("planned_visit", case_id=service.case, planned_on="2026-11-19")
    op_id, answers = new_id(), []
    change = patching("planned_visit", visit, 1, {"note": None}, note="Ta med stige")

    def send() -> None:
        answers.append(office_commit(service.rogn, [change], op_id=op_id))

    at_once(service.app, *[send] * 5)

    assert len(answers) == 5
    assert all(answer == answers[0] for answer in answers)
    assert row("planned_visits", visit).version == 2
    assert ask("SELECT count(*) FROM op_ledger WHERE op_id = :id", id=op_id) == [(1,)]


@pytest.fixture(autouse=True)
def _no_fault_is_logged(caplog) -> Iterator[None]:
    """No race may end in a fault that had to be caught."""
    yield
    assert "raised" not in caplog.text
