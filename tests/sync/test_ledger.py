"""What a retry, a lost reply, a fork or a broken body does: each operation has one effect at most."""

import json

import pytest

from server.access.actor import Actor
from server.errors import DeviceParked, DeviceRefused, NotYourReplica
from server.extensions import writing
from server.sync.commit import commit_operations
from server.sync.operation import Submitted
from server.sync.system import NotWhole, system_commit
from tests.sync.phone import Phone, ReplyLost, creating, new_id, visiting
from tests.sync.tables import ask, check_history, check_ledger, number


@pytest.fixture
def phone(service) -> Phone:
    """Ask's phone; the invariants hold whatever the test did."""
    phone = service.phone()
    yield phone
    check_ledger(resenders=phone.forks)
    check_history()


def entries() -> int:
    return number("SELECT count(*) FROM log_entries")


def test_a_lost_reply_is_given_again_and_nothing_is_done_twice(service, phone):
    """Fault 31. Seen to fail with `_told` in batch.py returning None: the retry is called a fork."""
    for _ in range(3):
        phone.save(*visiting(new_id(), case_id=service.case))
    with pytest.raises(ReplyLost):
        phone.push(is_reply_lost=True)
    stored = ask("SELECT answer FROM op_outcome ORDER BY server_seq")

    answers = commit_operations(phone.replica, phone.batch(), actor=phone.actor).answers

    assert answers == [answer for (answer,) in stored[-3:]]
    assert entries() == 3


def test_a_retry_with_more_behind_it_goes_on_where_it_ended(service, phone):
    phone.save(*visiting(new_id()))
    with pytest.raises(ReplyLost):
        phone.push(is_reply_lost=True)
    phone.save(*visiting(new_id()))

    outcomes = [result["outcome"] for result in phone.push()]

    assert outcomes == ["applied", "applied"]
    assert (phone.last_seq, entries()) == (2, 2)


def test_a_gap_stops_and_consumes_nothing(service, phone):
    """I3. Seen to fail with the branch for a gap left out of batch.py."""
    phone.save(*visiting(new_id()))
    phone.save(*visiting(new_id()))
    batch = [phone.batch()[0], Submitted(3, phone.batch()[1].body)]

    answer = commit_operations(phone.replica, batch, actor=phone.actor)

    assert (len(answer.answers), answer.stop, answer.last_seq) == (1, "gap", 1)
    assert entries() == 1


def test_another_operation_under_a_used_number_is_a_fork(service, phone):
    """Fault 26. Seen to fail with a fork answered as a gap."""
    phone.save(*visiting(new_id()))
    phone.push()
    copy = Phone(phone.actor, replica=phone.replica, epoch=phone.epoch)
    copy.save(*visiting(new_id()))

    answer = commit_operations(copy.replica, copy.batch(), actor=copy.actor)

    assert (answer.answers, answer.stop, answer.last_seq) == ([], "fork", 1)
    assert entries() == 1


def test_a_forked_log_is_sent_again_from_a_new_replica(service, phone):
    """Fault 26: what the server knew is answered as before, what it did not know is applied."""
    known, unknown = visiting(new_id()), visiting(new_id())
    phone.save(*known)
    phone.push()
    again = Phone(phone.actor)
    phone.forks.append(again.replica)
    again.log = list(phone.log)
    again.save(*unknown)

    results = again.push()

    assert [result["outcome"] for result in results] == ["applied", "applied"]
    assert results[0] == phone.results[phone.log[0].op_id]
    assert (again.last_seq, entries()) == (2, 2)
    # The first number of the new replica needed no row of its own: the operation has one already.
    seqs = ask("SELECT replica_seq FROM op_ledger WHERE replica_id = :id", id=again.replica)
    assert seqs == [(2,)]


def test_the_same_id_with_other_bytes_is_kept_apart(service, phone):
    """I2. Seen to fail with the comparison of hashes left out of `_told`."""
    first = phone.save(*visiting(new_id(), note="Den første"))
    phone.push()
    phone.save(*visiting(new_id(), note="Den andre"), op_id=first)
    phone.save(*visiting(new_id()))

    results = phone.push()

    assert [result["outcome"] for result in results] == ["quarantined", "applied"]
    assert (results[0]["op_id"], results[0]["reason"]) == (first, "op_id_reused")
    assert number("SELECT count(*) FROM op_ledger WHERE raw_payload LIKE '%Den andre%'") == 1
    assert entries() == 2
    retried = commit_operations(phone.replica, [Submitted(2, phone.log[1].body)], actor=phone.actor)
    assert [json.loads(answer) for answer in retried.answers] == results[:1]


def test_the_same_operation_twice_in_one_push_is_done_once(service, phone):
    phone.save(*visiting(new_id()))
    body = phone.log[0].body

    answer = commit_operations(
        phone.replica, [Submitted(1, body), Submitted(1, body)], actor=phone.actor
    )

    assert answer.answers[0] == answer.answers[1]
    assert (answer.last_seq, entries()) == (1, 1)


BROKEN = {
    "not JSON": ("{", "malformed:body"),
    "not an object": ("[1, 2]", "malformed:body"),
    "no id": ('{"schema": 1, "changes": []}', "malformed:body"),
    "an id that is none": ('{"op_id": "1; DROP TABLE", "schema": 1}', "malformed:body"),
    "a NUL": ('{"op_id": "\x00"}', "malformed:body"),
    "deep": ("[" * 60_000, "malformed:body"),
    "no schema": ('{"op_id": "OP", "changes": []}', "malformed:schema"),
    "no changes": ('{"op_id": "OP", "schema": 1, "changes": []}', "malformed:changes"),
    "changes of text": ('{"op_id": "OP", "schema": 1, "changes": ["x"]}', "malformed:changes"),
    "a base version of text": (
        (
            '{"op_id": "OP", "schema": 1, "changes": [{"entity": "log_entry", "id": "OP",'
            ' "action": "patch", "base_version": "1"}]}'
        ),
        "malformed:base_version",
    ),
    "a NUL in a name": (
        (
            '{"op_id": "OP", "schema": 1, "changes": [{"entity": "a\\u0000b", "id": "OP",'
            ' "action": "patch", "base_version": 1}]}'
        ),
        "unknown_entity",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_body_is_kept_and_stops_nothing(service, phone, name):
    """I10. Seen to fail with `raise` instead of a problem in read_operation."""
    body, reason = BROKEN[name]
    body = body.replace("OP", new_id())
    phone.save(*visiting(new_id()))
    batch = [Submitted(1, body), Submitted(2, phone.log[0].body)]

    for _ in range(2):
        answer = commit_operations(phone.replica, batch, actor=phone.actor)

        first, second = answer.results
        assert first.outcome == ("rejected" if reason.startswith("unknown") else "quarantined")
        assert first.reason == reason
        assert (second.outcome, answer.last_seq, entries()) == ("applied", 2, 1)
    kept = ask("SELECT raw_payload FROM op_ledger WHERE replica_id = :id", id=phone.replica)
    assert (body.replace("\x00", "\\u0000"),) in kept


def test_too_much_in_one_operation_is_rejected_and_kept(service, phone):
    """Decision 18. Seen to fail with MAX_CHANGES = 30 and with MAX_BYTES = 10**6."""
    phone.save(*(creating("place", new_id(), address="Tunvegen 2") for _ in range(21)))
    phone.save(*visiting(new_id()), padding="x" * 65_536)
    phone.save(*visiting(new_id()))

    results = phone.push()

    assert [result.get("reason") for result in results] == [
        "too_many_changes",
        "operation_too_large",
        None,
    ]
    assert number("SELECT count(*) FROM op_ledger WHERE length(raw_payload) > 65536") == 1


def test_half_an_emoji_is_kept_as_a_replacement_character(service, phone):
    entry_id = new_id()
    phone.save(*visiting(entry_id, note="Fint \\"))
    phone.log[0].body = phone.log[0].body.replace("\\\\", "\\ud83d")

    (result,) = phone.push()

    assert result["outcome"] == "applied"
    assert number("SELECT note FROM log_entries WHERE id = :id", id=entry_id) == "Fint \ufffd"


def test_another_users_replica_is_refused(service, phone):
    """Seen to fail with the comparison of user_id left out of commit.py."""
    phone.save(*visiting(new_id()))
    office = ask("SELECT id FROM replicas WHERE kind = 'system'")[0][0]

    for replica in (phone.replica, office, new_id()):
        with pytest.raises(NotYourReplica):
            commit_operations(replica, phone.batch(), actor=service.selje)
    assert entries() == 0


def revoke(phone: Phone, mode: str) -> None:
    with writing() as connection:
        connection.exec_driver_sql(
            f"UPDATE replicas SET revoked_at = '2026-11-18T00:00:00.000Z', revoke_mode = '{mode}'"
            f" WHERE id = '{phone.replica}'"
        )


def test_a_parked_device_hands_in_its_work_and_gets_nothing(service, phone):
    """Fault 78, I11. Seen to fail with the branch for park left out of batch.py."""
    revoke(phone, "park")
    phone.save(*visiting(new_id()))

    (result,) = phone.push()

    assert (result["outcome"], result["reason"]) == ("held", "device_parked")
    assert entries() == 0
    with pytest.raises(DeviceParked):
        phone.pull()


def test_a_stolen_device_is_refused(service, phone):
    """Fault 78. Seen to fail with the branch for refuse left out of commit.py."""
    revoke(phone, "refuse")
    phone.save(*visiting(new_id()))

    with pytest.raises(DeviceRefused):
        phone.push()
    with pytest.raises(DeviceRefused):
        phone.pull()
    assert (phone.last_seq, entries()) == (0, 0)


def test_a_job_done_twice_is_done_once(service, phone):
    operations = [
        (new_id(), [creating("partner", new_id(), name=f"Firma {n}", partner_type="nav")], None)
        for n in range(3)
    ]

    first = system_commit("import", operations)
    second = system_commit("import", operations)

    assert first == second
    assert number("SELECT count(*) FROM partners") == 3


def test_a_job_that_is_all_or_nothing_leaves_nothing_when_one_part_is_refused(service, phone):
    """Seen to fail with `raise NotWhole` left out of system.py."""
    clock = number("SELECT seq FROM clocks")
    good = creating("partner", new_id(), name="Firma", partner_type="nav")
    bad = creating("partner", new_id(), name="Firma", partner_type="circus")

    with pytest.raises(NotWhole, match="unknown_word:partner_type"):
        system_commit(
            "import", [(new_id(), [good], None), (new_id(), [bad], None)], is_all_or_nothing=True
        )

    assert number("SELECT count(*) FROM partners") == 0
    assert number("SELECT seq FROM clocks") == clock


def test_a_job_is_exempt_from_the_limit_of_changes(service, phone):
    changes = [creating("partner", new_id(), name="Firma", partner_type="nav") for _ in range(60)]

    (result,) = system_commit("import", [(new_id(), changes, None)])

    assert result.outcome == "applied"


def test_who_stands_for_a_job_cannot_sign_in(service, phone):
    system_commit("import", [])
    user = ask("SELECT * FROM users WHERE code = 'SYS-import'")[0]

    assert (bool(user.is_active), bool(user.is_system)) == (False, True)
    assert (user.username, user.password_hash) == (None, None)
    assert Actor(user.id, user.code, user.name).roles == frozenset()
