"""What phones have sent gets its flags for review by a job that follows the log."""

import json

import pytest

from server.clock import use_clock
from server.services.entries import get_entry
from server.services.flagging import flag_entries
from server.sync.office import office_commit
from tests.factories.people import make_user
from tests.factories.work import create, make_case, new_id
from tests.sync.clock import NOON
from tests.sync.phone import Phone, acting, creating, visiting
from tests.sync.tables import check_history, check_ledger, row


@pytest.fixture
def case(app):
    use_clock(lambda: NOON)
    yield make_case()["case"]
    check_ledger()
    check_history()


def phone_of(code, case):
    user = make_user(code, "field_worker", surface="field")
    create("assignment", case_id=case, user_id=user.id)
    return Phone(user)


def send_visit(phone, case, **options):
    entry_id = new_id()
    phone.save(*visiting(entry_id, case_id=case, **options))
    phone.push(**({"clock_offset_ms": phone.offset} if hasattr(phone, "offset") else {}))
    return entry_id


def flags(entry_id):
    stored = row("log_entries", entry_id).review_flags
    return json.loads(stored) if isinstance(stored, str) else stored


def test_two_who_log_the_same_visit_are_both_kept_and_flagged(case):
    """Fault 79. Seen to fail with `combinations(entries, 2)` replaced by nothing in review_flags.py."""
    ask, selje = phone_of("ASK", case), phone_of("SELJE", case)
    one, two = send_visit(ask, case), send_visit(selje, case)

    assert flag_entries() == 2

    assert flags(one) == flags(two) == ["possible_duplicate"]
    assert row("log_entries", one).state == row("log_entries", two).state == "submitted"


def test_a_colleague_who_was_not_there_is_told_to_the_reviewer(case):
    """Seen to fail with `is_declined` left out of known_work.py."""
    ask = phone_of("ASK", case)
    entry_id = send_visit(ask, case)
    selje = phone_of("SELJE", case)
    part = new_id()
    ask.save(creating("participation", part, entry_id=entry_id, user_id=selje.actor.id))
    ask.push()
    selje.pull()
    assert flag_entries() == 0

    selje.edit("participation", part, declined_at="2026-11-18T12:00:00.000Z")
    selje.push()

    assert flag_entries() == 1
    assert flags(entry_id) == ["colleague_declined"]


def test_a_plain_entry_gets_no_flag_and_no_version(case):
    entry_id = send_visit(phone_of("ASK", case), case)

    assert flag_entries() == 0
    assert row("log_entries", entry_id).version == 1


def test_a_clock_that_is_off_is_doubted_and_the_times_stay(case):
    """Fault 21. Seen to fail with `clock_offset_ms` left out of known_work.py."""
    phone = phone_of("ASK", case)
    phone.offset = 3 * 24 * 60 * 60 * 1000
    entry_id = send_visit(phone, case)
    before = row("log_entries", entry_id).started_at

    flag_entries()

    assert flags(entry_id) == ["clock_doubt"]
    assert row("log_entries", entry_id).started_at == before


def test_the_office_is_told_how_wrong_the_clock_was_of_the_phone_that_sent_an_entry(case):
    phone = phone_of("ASK", case)
    phone.offset = 4 * 60 * 1000 + 300
    entry_id = send_visit(phone, case)
    flag_entries()

    entry = get_entry(make_user("EIK", "unit_manager"), entry_id)

    assert entry["clock_offset_minutes"] == 4
    assert entry["review_flags"] == ["clock_doubt"]


def test_a_flag_goes_when_its_cause_goes(case):
    ask, selje = phone_of("ASK", case), phone_of("SELJE", case)
    one, two = send_visit(ask, case), send_visit(selje, case)
    flag_entries()
    eik = make_user("EIK", "unit_manager")

    version = row("log_entries", two).version
    office_commit(eik, [acting("void", two, version)], op_id=new_id())
    flag_entries()

    assert flags(one) == []


def test_what_has_been_seen_is_not_looked_at_again(case):
    """Seen to fail with the mark left unmoved: the second round writes again."""
    ask, selje = phone_of("ASK", case), phone_of("SELJE", case)
    one, _two = send_visit(ask, case), send_visit(selje, case)
    flag_entries()

    flag_entries()
    assert flag_entries() == 0

    assert row("log_entries", one).version == 2


def test_what_was_approved_gets_no_flag_any_more(case):
    ask, selje = phone_of("ASK", case), phone_of("SELJE", case)
    one = send_visit(ask, case)
    eik = make_user("EIK", "unit_manager")
    office_commit(eik, [acting("approve", one, 1)], op_id=new_id())
    two = send_visit(selje, case)

    assert flag_entries() == 1

    assert (flags(one), flags(two)) == ([], ["possible_duplicate"])
