"""Several processes that write to one database: they wait for each other, and none meets an error."""

import json
import subprocess
import sys

from server.config import ROOT
from server.extensions import db
from tests.factories.people import make_user
from tests.support.soak import counted, soaking
from tests.sync.phone import Phone
from tests.sync.tables import ask, check_history, check_ledger, number

PROCESSES = 4


def test_four_processes_at_full_speed_meet_no_error(service):
    """Fault 55. Seen to fail on SQLite with BEGIN in the place of BEGIN IMMEDIATE."""
    count = soaking(25, 2000)
    phones = [Phone(make_user(f"P{n}", "field_worker", surface="field")) for n in range(PROCESSES)]
    before = number("SELECT count(*) FROM places")
    url = db.engine.url.render_as_string(hide_password=False)
    running = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.sync.writer", url),
                *(phone.actor.id, phone.replica, str(seed), str(count)),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, phone in enumerate(phones)
    ]
    told = [json.loads(process.communicate()[0]) for process in running]
    counted(operations=PROCESSES * count)

    assert [each["errors"] for each in told] == [[]] * PROCESSES
    assert number("SELECT count(*) FROM places") == before + PROCESSES * count
    assert max(each["longest"] for each in told) < 10
    last = dict(tuple(each) for each in ask("SELECT id, last_seq FROM replicas"))
    assert [last[phone.replica] for phone in phones] == [count] * PROCESSES
    check_ledger()
    check_history()
