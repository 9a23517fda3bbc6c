"""The real server in trouble that is not an operation's fault: recycled, read-only, full, without a database.

Nothing is consumed, the answer is 503 with a time to come back, and when the trouble is over the server goes
on by itself.
"""

import pytest
from sqlalchemy import create_engine, text

from server.extensions import db
from tests.sync.proxy.http_phone import Refused
from tests.sync.site import save_visits
from tests.sync.tables import ask, check_converged, check_history, check_ledger


def outcomes_of(phone) -> list[str]:
    """What is kept for this phone, in the order of its numbers."""
    query = (
        "SELECT o.outcome FROM op_outcome o JOIN op_ledger l ON l.op_id = o.op_id"
        " WHERE l.replica_id = :id AND o.n = 1 ORDER BY l.replica_seq"
    )
    return [outcome for (outcome,) in ask(query, id=phone.replica)]


def expect_later(phone) -> None:
    """The phone is told to come back, and nothing of its own is consumed."""
    with pytest.raises(Refused) as caught:
        phone.push()
    assert (caught.value.status, caught.value.reason) == (503, "try_later")
    assert caught.value.retry_after
    assert phone.results == {}


def expect_all(phone) -> None:
    """The trouble is over: all goes at once, and both sides agree."""
    phone.settle()
    assert outcomes_of(phone) == ["applied"] * len(phone.log)
    check_converged(phone)
    check_ledger()
    check_history()


@pytest.mark.parametrize("step", ["1 begun", "1 insert sync_log", "1 committed"])
def test_a_worker_that_is_recycled_ends_what_it_has_begun(failing, phone, step):
    """Fault 48. Seen to fail with a worker that ends at once on SIGTERM."""
    save_visits(phone, 3)
    failing.tell(at=step, how="recycle")

    told = phone.push()

    assert failing.has_failed
    assert [each["outcome"] for each in told] == ["applied"] * 3
    save_visits(phone, 1)
    expect_all(phone)


def test_one_operation_that_always_raises_is_kept_alone_and_reading_goes_on(failing, phone):
    """Fault 49, I10, over HTTP. Seen to fail with `_commit_or_quarantine` raising instead of quarantining."""
    poison = "Giftig notat"
    for note in (None, poison, None):
        save_visits(phone, 1, note=note)
    failing.tell(poison=poison)

    told = phone.push()
    phone.pull()

    assert [each["outcome"] for each in told] == ["applied", "quarantined", "applied"]
    assert phone.outcomes[phone.log[1].op_id]["outcome"] == "quarantined"
    failing.heal()
    save_visits(phone, 1)
    assert phone.push()[0]["outcome"] == "applied"
    check_ledger()


def test_when_not_even_the_quarantine_can_be_kept_the_phone_keeps_it(failing, phone):
    """Fault 50, over HTTP. Seen to fail with the last `except` of commit.py letting the batch go on."""
    poison = "Kan ikke lagres"
    for note in (None, poison, None):
        save_visits(phone, 1, note=note)
    failing.tell(poison=poison, unstorable=poison)

    with pytest.raises(Refused) as caught:
        phone.push()

    assert caught.value.reason == "retry"
    assert (phone.last_seq, outcomes_of(phone)) == (1, ["applied"])
    expect_later_after_the_prefix(phone)
    failing.heal()
    expect_all(phone)


def expect_later_after_the_prefix(phone) -> None:
    """When the first operation of a batch cannot be kept there are no results to tell: 503."""
    with pytest.raises(Refused) as caught:
        phone.push()
    assert caught.value.status == 503
    assert caught.value.retry_after


def on_sqlite(failing) -> bool:
    return failing.site.app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite")


def test_a_database_that_may_only_be_read_consumes_nothing(failing, phone):
    """Fault 51. Seen to fail with `passes` not knowing the code for read-only: the operations are taken for
    faulty ones."""
    save_visits(phone, 2)
    if on_sqlite(failing):
        failing.tell(pragma=["query_only=ON"])
    else:
        _administer(failing, "ALTER DATABASE {} SET default_transaction_read_only = on")

    expect_later(phone)
    phone.pull()

    failing.heal()
    if not on_sqlite(failing):
        _administer(failing, "ALTER DATABASE {} RESET default_transaction_read_only")
    expect_all(phone)


@pytest.mark.parametrize("how", ["no page left", "no file may grow"])
def test_a_full_disk_consumes_nothing(failing, phone, how):
    """Fault 51. Seen to fail with a quarantine that cannot be stored passed over: a full disk then loses the
    whole batch."""
    save_visits(phone, 40, note="En lang setning. " * 100)
    if not on_sqlite(failing):
        _refuse_as_full(failing, "53100" if how == "no page left" else "58030")
    elif how == "no page left":
        failing.tell(pragma=["max_page_count=1"])
    else:
        failing.tell(largest_file=4096)

    expect_later(phone)

    failing.heal()
    if not on_sqlite(failing):
        _refuse_as_full(failing, None)
    expect_all(phone)


def test_a_database_that_is_away_consumes_nothing(failing, phone):
    """Fault 51: no connection can be made, and those there were are cut. Seen to fail with errors of
    connecting taken for faults of the operation."""
    save_visits(phone, 2)
    if on_sqlite(failing):
        failing.tell(away=True)
    else:
        _administer(failing, "ALTER DATABASE {} WITH ALLOW_CONNECTIONS false")

    expect_later(phone)

    failing.heal()
    if not on_sqlite(failing):
        _administer(failing, "ALTER DATABASE {} WITH ALLOW_CONNECTIONS true")
    expect_all(phone)


def _close_here() -> None:
    """Let go of this process's own connections."""
    db.session.remove()
    db.engine.dispose()


def _administer(failing, statement: str) -> None:
    """Change the database itself, and let the server's connections meet it."""
    url = db.engine.url
    _close_here()
    admin = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(statement.format(url.database)))
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": url.database},
        )
    admin.dispose()


def _refuse_as_full(failing, code: str | None) -> None:
    """Let PostgreSQL say that there is no room, as it does when there is none."""
    with db.engine.connect() as connection, connection.begin():
        run = connection.connection.cursor().execute
        if code is None:
            run("DROP TRIGGER full_disk ON op_ledger")
            run("DROP FUNCTION full_disk()")
            return
        run(
            "CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN"
            f" RAISE EXCEPTION 'no space left on device' USING ERRCODE = '{code}';"
            " END $$ LANGUAGE plpgsql"
        )
        run("CREATE TRIGGER full_disk BEFORE INSERT ON op_ledger EXECUTE FUNCTION full_disk()")
