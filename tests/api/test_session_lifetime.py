"""How long a session lasts, and what ends it before its time."""

from sqlalchemy import delete, select, update

from server.extensions import db, writing
from server.models import Session, User, UserRole
from tests.factories.people import make_user


def test_the_office_closes_after_thirty_idle_minutes(visitor, clock):
    visitor.be(make_user("EIK", "unit_manager"))

    clock.pass_(minutes=29)
    assert visitor.get("/api/session").status_code == 200
    clock.pass_(minutes=29)
    assert visitor.get("/api/session").status_code == 200
    clock.pass_(minutes=30)
    assert visitor.get("/api/session").status_code == 401


def test_the_office_closes_after_twelve_hours_however_busy(visitor, clock):
    visitor.be(make_user("EIK", "unit_manager"))

    for _ in range(35):
        clock.pass_(minutes=20)
        assert visitor.get("/api/session").status_code == 200
    clock.pass_(minutes=20)

    assert visitor.get("/api/session").status_code == 401


def test_the_field_stays_open_for_twelve_hours_without_contact(visitor, clock):
    visitor.be(make_user("ASK", "field_worker", surface="field"))

    clock.pass_(hours=11, minutes=59)
    assert visitor.get("/api/session").status_code == 200
    clock.pass_(minutes=1)
    assert visitor.get("/api/session").status_code == 401


def test_being_seen_is_written_once_a_minute_at_most(visitor, clock):
    visitor.be(make_user("EIK", "unit_manager"))
    seen = []

    for _ in range(6):
        clock.pass_(seconds=30)
        visitor.get("/api/session")
        db.session.rollback()
        last_seen_at = db.session.execute(select(Session.last_seen_at)).scalar_one()
        seen.append(last_seen_at[14:19])

    assert seen == ["00:00", "01:00", "01:00", "02:00", "02:00", "03:00"]


def test_a_disabled_user_is_out_at_the_next_request(visitor):
    eik = make_user("EIK", "unit_manager")
    visitor.be(eik)
    assert visitor.get("/api/session").status_code == 200

    with writing() as connection:
        connection.execute(update(User).where(User.id == eik.id).values(is_active=False))

    assert visitor.get("/api/session").status_code == 401


def test_a_lost_role_is_lost_at_the_next_request(visitor):
    eik = make_user("EIK", "unit_manager", "admin")
    visitor.be(eik)
    assert visitor.get("/api/entries").status_code == 200

    with writing() as connection:
        connection.execute(delete(UserRole).where(UserRole.role == "unit_manager"))
    assert visitor.get("/api/entries").status_code == 403

    with writing() as connection:
        connection.execute(delete(UserRole).where(UserRole.role == "admin"))
    assert visitor.get("/api/session").status_code == 401
