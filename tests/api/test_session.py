"""Signing in, being signed in, and signing out."""

import hashlib
import statistics
import time

import pytest
from sqlalchemy import select, update

from server import create_app
from server.config import Settings
from server.extensions import db, writing
from server.models import Session, User
from server.services.passwords import HASHER, hash_password, verify_password
from tests.factories.people import PASSWORD, Visitor, make_user


def sessions() -> list:
    db.session.rollback()
    return list(db.session.execute(select(Session).order_by(Session.started_at)).scalars())


def test_signs_in_and_says_who_until_when(visitor, clock):
    eik = make_user("EIK", "unit_manager", password=PASSWORD)

    answer = visitor.sign_in(" Eik ", PASSWORD)

    assert answer.status_code == 200
    assert answer.json == {
        "user": {
            "id": eik.id,
            "code": "EIK",
            "name": "Person EIK",
            "username": "eik",
            "roles": ["unit_manager"],
        },
        "surface": "office",
        "expires_at": "2026-11-17T21:00:00.000Z",
    }
    assert visitor.get("/api/session").json == answer.json


def test_wrong_password_and_unknown_user_get_the_same_answer(visitor):
    make_user("EIK", "unit_manager", password=PASSWORD)
    make_user("UNG", "unit_manager", password=None)

    wrong = visitor.sign_in("eik", "not the password")
    unknown = visitor.sign_in("nobody", "not the password")
    without = visitor.sign_in("ung", "not the password")

    for answer in (wrong, unknown, without):
        assert answer.status_code == 401
        assert answer.json.pop("request_id")
    assert {tuple(sorted(a.json)) for a in (wrong, unknown, without)} == {
        ("reason", "request_id", "status", "title", "type")
    }
    assert {a.json["reason"] for a in (wrong, unknown, without)} == {"wrong_sign_in"}
    assert sessions() == []


def test_unknown_user_costs_the_same_work():
    stored = hash_password(PASSWORD)
    verify_password(None, "warm")

    def median(hash_: str | None) -> float:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            verify_password(hash_, "not the password")
            times.append(time.perf_counter() - start)
        return statistics.median(times)

    # Generous, because the machine is shared; skipping the work would be a factor of thousands.
    assert 0.4 < median(None) / median(stored) < 2.5


def test_passwords_cost_what_the_design_says():
    assert (HASHER.memory_cost, HASHER.time_cost, HASHER.type.name) == (64 * 1024, 3, "ID")


def test_a_cheaper_hash_is_renewed_at_sign_in(visitor):
    eik = make_user("EIK", "unit_manager", password=PASSWORD)
    cheap = type(HASHER)(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    with writing() as connection:
        connection.execute(update(User).where(User.id == eik.id).values(password_hash=cheap))

    assert visitor.sign_in("eik", PASSWORD).status_code == 200

    db.session.rollback()
    renewed = db.session.execute(select(User.password_hash)).scalar_one()
    assert "m=65536,t=3" in renewed
    assert verify_password(renewed, PASSWORD)


@pytest.mark.parametrize(
    ("role", "surface", "status"),
    [
        ("field_worker", "field", 200),
        ("field_worker", "office", 403),
        ("housing_coordinator", "office", 200),
        ("nav_housing_contact", "office", 200),
        ("unit_manager", "office", 200),
        ("admin", "office", 200),
        ("unit_manager", "field", 403),
    ],
)
def test_each_role_opens_its_own_surface(visitor, role, surface, status):
    make_user("P1", role, password=PASSWORD)

    answer = visitor.sign_in("p1", PASSWORD, surface)

    assert answer.status_code == status
    if status == 403:
        assert answer.json["reason"] == "not_your_surface"
        assert sessions() == []


def test_the_sixth_try_in_a_minute_has_to_wait(visitor):
    make_user("EIK", "unit_manager", password=PASSWORD)
    for _ in range(5):
        assert visitor.sign_in("eik", "wrong").status_code == 401

    answer = visitor.sign_in("EIK", PASSWORD)

    assert answer.status_code == 429
    assert answer.json["reason"] == "too_many_attempts"
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert sessions() == []


def test_a_success_forgets_the_tries_before_it(visitor):
    make_user("EIK", "unit_manager", password=PASSWORD)
    for _ in range(2):
        for _ in range(4):
            visitor.sign_in("eik", "wrong")
        assert visitor.sign_in("eik", PASSWORD).status_code == 200


def test_one_address_tries_thirty_accounts_a_minute_at_most(visitor, monkeypatch):
    monkeypatch.setattr("server.services.session.verify_password", lambda *_: False)

    statuses = [visitor.sign_in(f"p{n}", "wrong").status_code for n in range(31)]

    assert statuses == [401] * 30 + [429]


def test_the_cookie_is_for_us_alone_and_the_database_has_only_its_hash(visitor):
    make_user("EIK", "unit_manager", password=PASSWORD)

    cookie = visitor.sign_in("eik", PASSWORD).headers.getlist("Set-Cookie")

    assert len(cookie) == 1
    value, *flags = cookie[0].split("; ")
    assert set(flags) == {"HttpOnly", "Path=/", "SameSite=Strict"}
    name, token = value.split("=", 1)
    assert name == "sid"
    assert len(token) >= 43
    assert [s.id_hash for s in sessions()] == [hashlib.sha256(token.encode()).hexdigest()]


def test_over_https_the_cookie_is_bound_to_the_host(app, database_url, tmp_path):
    make_user("EIK", "field_worker", password=PASSWORD)
    secure = create_app(
        Settings(instance=tmp_path, database_url=database_url, is_testing=True, is_https=True)
    )

    with secure.app_context():
        visitor = Visitor(secure, base_url="https://localhost")
        answer = visitor.sign_in("eik", PASSWORD, "field")
        after = visitor.get("/api/session")
        db.session.remove()
        db.engine.dispose()

    value, *flags = answer.headers["Set-Cookie"].split("; ")
    assert value.startswith("__Host-sid=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict", "Max-Age=43200"} <= set(flags)
    assert not any(flag.startswith("Domain") for flag in flags)
    assert after.status_code == 200


def test_signing_in_again_ends_the_session_before(visitor):
    make_user("EIK", "unit_manager", password=PASSWORD)
    visitor.sign_in("eik", PASSWORD)
    first = visitor.client.get_cookie("sid").value

    visitor.sign_in("eik", PASSWORD)

    second = visitor.client.get_cookie("sid").value
    assert first != second
    visitor.client.set_cookie("sid", first, domain="localhost")
    assert visitor.get("/api/session").status_code == 401


def test_a_token_chosen_by_someone_else_is_never_taken_over(visitor):
    make_user("EIK", "unit_manager", password=PASSWORD)
    visitor.client.set_cookie("sid", "chosen", domain="localhost")

    visitor.sign_in("eik", PASSWORD)

    assert visitor.client.get_cookie("sid").value != "chosen"


def test_signing_out_ends_the_row_and_keeps_the_storage(visitor):
    eik = make_user("EIK", "unit_manager")
    visitor.be(eik)
    token = visitor.client.get_cookie("sid").value

    answer = visitor.send("DELETE", "/api/session")

    assert answer.status_code == 204
    # Unsent work lies in the storage: only the cache may go.
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert visitor.client.get_cookie("sid") is None
    assert [bool(s.ended_at) for s in sessions()] == [True]
    visitor.client.set_cookie("sid", token, domain="localhost")
    assert visitor.get("/api/session").json["reason"] == "signed_out"


def test_a_field_session_does_not_open_the_office(visitor):
    visitor.be(make_user("ASK", "field_worker", "unit_manager", surface="field"))

    answer = visitor.get("/api/entries")

    assert answer.status_code == 403
    assert answer.json["reason"] == "not_allowed"


@pytest.mark.parametrize(
    "form",
    [
        {"username": "eik", "password": PASSWORD},
        {"username": "eik", "password": PASSWORD, "surface": "roof"},
        {"username": "eik", "password": PASSWORD, "surface": "office", "role": "admin"},
        {"username": "e" * 61, "password": PASSWORD, "surface": "office"},
        {"username": "eik", "password": "p" * 129, "surface": "office"},
        {"username": 7, "password": PASSWORD, "surface": "office"},
    ],
    ids=["no surface", "unknown surface", "a field more", "long name", "long password", "number"],
)
def test_a_form_that_is_not_the_form_is_refused(visitor, form):
    answer = visitor.send("POST", "/api/session", form)

    assert answer.status_code == 422
    assert answer.json["reason"] == "invalid"
    assert len(answer.json["errors"]) == 1
