"""What the ticker does because time passes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from server.clock import use_clock
from server.extensions import db
from server.models import Session, User
from server.services import session
from server.services.upkeep import end_old_sessions, renew_day_packs
from server.ticker import Ticker
from tests.factories.people import make_user

MORNING = datetime(2026, 11, 17, 7, 0, tzinfo=UTC)

LIVES = {
    "an office session in use": ("office", timedelta(minutes=29), False),
    "an office session left for half an hour": ("office", timedelta(minutes=30), True),
    "a field session left for a morning": ("field", timedelta(hours=5), False),
    "a field session past its life": ("field", timedelta(hours=12), True),
}


@pytest.mark.parametrize(("surface", "later", "is_over"), LIVES.values(), ids=LIVES)
def test_ends_sessions_past_their_life(app, surface, later, is_over):
    use_clock(lambda: MORNING)
    session.begin(make_user("MV1", "field_worker", "unit_manager", surface=surface))

    ended = end_old_sessions(MORNING + later)

    assert ended == int(is_over)
    assert (db.session.scalars(select(Session.ended_at)).one() is not None) is is_over


def test_a_session_is_ended_once(app):
    use_clock(lambda: MORNING)
    session.begin(make_user("MV1", "field_worker"))

    assert end_old_sessions(MORNING + timedelta(days=1)) == 1
    assert end_old_sessions(MORNING + timedelta(days=2)) == 0


def test_phones_ask_anew_when_the_date_has_changed_and_only_then(app):
    make_user("MV1", "field_worker")
    make_user("BK", "housing_coordinator")

    said = [renew_day_packs(date(2026, 11, day)) for day in (17, 17, 18)]

    assert said == [1, 0, 1]
    db.session.rollback()
    users = dict(db.session.execute(select(User.code, User.scope_rev)).all())
    assert users == {"MV1": 2, "BK": 0}


def test_a_tick_does_every_job(app):
    use_clock(lambda: MORNING)
    session.begin(make_user("MV1", "field_worker"))
    use_clock(lambda: MORNING + timedelta(days=1))

    Ticker().tick()

    db.session.rollback()
    assert db.session.scalars(select(Session.ended_at)).one() is not None
    person = select(User.scope_day).where(User.is_system.is_(False))
    assert db.session.scalars(person).one() == "2026-11-18"
