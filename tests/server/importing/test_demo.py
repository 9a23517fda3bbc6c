"""The demo: near today, once, with staff who can sign in, and not beside anyone's real work."""

from datetime import UTC, date, datetime, time

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from server.clock import use_clock
from server.extensions import db
from server.models import Case, Inquiry, LogEntry, OpLedger, PlannedVisit, User
from server.services import passwords
from server.services.demo import (
    DEMO_DAY,
    PASSWORD,
    InstanceNotEmpty,
    demo_sheets,
    is_loaded,
    load_demo,
    people,
)
from server.services.importing import import_folder
from server.services.importing.operations import span_of
from server.services.importing.rows import LogLine
from server.services.passwords import verify_password
from server.services.users import add_user
from tests.factories.spreadsheets import Spreadsheets


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch):
    """Hashes of the real kind that cost little: their cost is tested with the sign-in."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(1, 8, 1))
    yield
    use_clock(None)


def today_is(day):
    use_clock(lambda: datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=UTC))


def count(model):
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


def dates(column):
    db.session.rollback()
    return sorted(set(db.session.scalars(select(column))))


MOVES = {
    "in the demo's own week": ("2026-11-17", {}, "2026-11-03", 7),
    "on the Sunday of that week": ("2026-11-22", {}, "2026-11-03", 7),
    "on the Monday after": ("2026-11-23", {}, "2026-11-10", 7),
    "on 3 January 2027, of week 53 of 2026": ("2027-01-03", {}, "2026-12-15", 7),
    "in week 1 of 2027": ("2027-01-04", {}, "2026-12-22", 7),
    "in summer, when the same local time is another instant": ("2027-06-16", {}, "2027-06-01", 6),
    "on a day that was asked for": (
        "2026-11-22",
        {"day": date(2026, 11, 22)},
        "2026-11-08",
        7,
    ),
    "for a fixed period": ("2026-11-23", {"until": date(2026, 11, 16)}, "2026-11-03", 7),
    "for a period that ends the day before a day that was asked for": (
        "2026-11-23",
        {"until": date(2026, 11, 16), "day": date(2026, 11, 23)},
        "2026-11-09",
        7,
    ),
}


@pytest.mark.parametrize(("today", "options", "done_on", "utc_hour"), MOVES.values(), ids=MOVES)
def test_moves_dates_and_leaves_local_times_and_texts(today, options, done_on, utc_hour):
    today_is(today)

    lines = {each.row.code: each.row for each in demo_sheets(**options).of(LogLine)}

    line = lines["L02"]
    assert line.done_on.isoformat() == done_on
    assert line.start == time(8, 45)
    assert span_of(line)[0].isoformat() == f"{done_on}T{utc_hour:02}:45:00+00:00"
    assert line.note.endswith("avtalt rydding torsdag.")


def test_the_planned_visits_of_the_demos_day_are_todays(app):
    today_is("2027-02-07")

    load_demo(day=date(2027, 2, 7))

    assert dates(PlannedVisit.planned_on) == ["2027-02-07", "2027-02-09", "2027-02-10"]
    assert dates(LogEntry.done_on)[-1] == "2027-02-07"


def test_until_leaves_out_what_happened_later_and_keeps_what_was_planned(app):
    load_demo(until=date(2026, 11, 16))

    assert dates(LogEntry.done_on)[-1] == "2026-11-16"
    assert count(LogEntry) == 55
    assert count(Inquiry) == 19
    assert dates(PlannedVisit.planned_on) == ["2026-11-17", "2026-11-19", "2026-11-20"]


def test_until_leaves_out_cases_that_were_not_opened_yet(app):
    load_demo(until=date(2026, 11, 10))

    codes = set(db.session.scalars(select(Case.code)))
    assert codes == {f"S{number:02}" for number in range(1, 12)}
    assert dates(LogEntry.done_on)[-1] == "2026-11-10"


def test_everyone_can_sign_in_with_the_password_that_is_told(app):
    load_demo()

    hashes = dict(
        db.session.execute(
            select(User.username, User.password_hash).where(User.is_system.is_(False))
        ).all()
    )
    assert set(hashes) == {person.username for person in people()}
    assert set(hashes) == {"ask", "selje", "rogn", "lind", "eik", "hassel"}
    assert verify_password(hashes["ask"], PASSWORD)
    assert len(set(hashes.values())) == 6


def test_a_second_load_changes_nothing_also_next_week(app):
    today_is(DEMO_DAY.isoformat())
    load_demo()
    before = count(OpLedger)

    today_is("2026-11-30")

    assert is_loaded()
    assert load_demo() is None
    assert load_demo(day=date(2026, 12, 24)) is None
    assert count(OpLedger) == before
    assert dates(LogEntry.done_on)[0] == "2026-11-03"


def test_is_not_mixed_into_what_was_imported(app, tmp_path):
    import_folder(Spreadsheets(tmp_path / "sheets").folder)

    with pytest.raises(InstanceNotEmpty):
        load_demo()

    assert not is_loaded()


def test_is_not_mixed_into_an_instance_that_has_users(app):
    add_user("KK", "Kari Konglesen", "kari", ["admin"], "a password that is long")

    with pytest.raises(InstanceNotEmpty):
        load_demo()


def test_importing_never_moves_a_date(app, tmp_path):
    today_is("2027-06-16")

    import_folder(Spreadsheets(tmp_path / "sheets").folder)

    assert dates(LogEntry.done_on)[0] == "2026-11-03"
