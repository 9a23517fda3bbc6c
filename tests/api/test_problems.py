"""Errors as they are sent: problem+json with a reason, and nothing of what went wrong inside."""

import logging

import pytest
from sqlalchemy import text

from server.access.guard import public
from server.errors import REASONS
from server.extensions import db
from server.problems import problem
from tests.factories.people import OUR_PAGE, make_user

# Nothing here depends on which database it is.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SECRET = "Grønn Furukvist"


def raises(app, error):
    """A route that fails with `error`."""

    def view():
        raise error

    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/api/fail", "fail", public("test")(view))


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_is_a_problem_with_a_title(app, reason):
    kind = REASONS[reason]

    with app.test_request_context():
        answer = problem(kind())

    assert answer.content_type == "application/problem+json"
    assert answer.status_code == answer.json["status"] == kind.status
    assert answer.json["reason"] == reason
    assert answer.json["title"].endswith(".") or kind is REASONS["not_built"]
    assert answer.json["request_id"]


def test_the_unforeseen_is_an_id_and_nothing_else(app, visitor, caplog):
    raises(app, RuntimeError(f"could not save {SECRET}"))

    with caplog.at_level(logging.ERROR):
        answer = visitor.get("/api/fail")

    assert answer.status_code == 500
    assert answer.json["reason"] == "server_fault"
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text
    assert answer.json["request_id"] in caplog.text
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_database_text_stays_on_the_server(app, visitor, caplog):
    def view():
        db.session.execute(text("SELECT :word FROM nowhere"), {"word": SECRET})

    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/api/fail", "fail", public("test")(view))

    with caplog.at_level(logging.DEBUG):
        answer = visitor.get("/api/fail")

    assert answer.status_code == 500
    for word in ("nowhere", "SELECT", SECRET, "sqlite", "psycopg"):
        assert word not in answer.text
    assert SECRET not in caplog.text


def test_fields_are_named_by_key(visitor):
    answer = visitor.send("POST", "/api/session", {"username": "", "password": None, "more": 1})

    assert answer.status_code == 422
    assert answer.json["errors"] == {
        "username": ["too_short"],
        "password": ["required"],
        "surface": ["required"],
        "more": ["unknown"],
    }


@pytest.mark.parametrize("body", [b"{", b"", b"[]", b'"text"', b"\xff\xfe", b"null", b"NaN"])
def test_a_body_that_cannot_be_read_is_refused(visitor, body):
    answer = visitor.ask("POST", "/api/session", data=body, headers=OUR_PAGE)

    assert answer.status_code in (400, 422)
    assert answer.json["reason"] in ("malformed", "invalid")


def test_a_wrong_method_is_told_which_ones_there_are(visitor):
    answer = visitor.send("PUT", "/api/session")

    assert answer.status_code == 405
    assert answer.json["reason"] == "method_not_allowed"
    assert set(answer.headers["Allow"].split(", ")) >= {"GET", "POST", "DELETE"}


def test_too_much_is_refused_unread(visitor):
    answer = visitor.ask(
        "POST", "/api/session", data=b" " * (4 * 1024 * 1024 + 1), headers=OUR_PAGE
    )

    assert answer.status_code == 413
    assert answer.json["reason"] == "too_large"


def test_a_hidden_id_and_a_missing_one_look_the_same(visitor):
    visitor.be(make_user("EIK", "unit_manager"))

    answer = visitor.get("/api/entries/1f0e2a3c-0000-7000-8000-000000000001")

    assert answer.status_code == 404
    assert answer.json["reason"] == "not_found"
