"""The office approves entries: what was seen, once, and never one's own."""

import pytest

from tests.factories.people import Visitor, make_user
from tests.factories.work import make_entry, new_id


def approve(visitor: Visitor, entry_id: str, base_version: int = 1, op_id: str | None = None):
    body = {"op_id": op_id or new_id(), "base_version": base_version}
    return visitor.send("POST", f"/api/entries/{entry_id}/approve", body)


def test_approves_what_was_seen(office, ask, eik):
    entry_id = make_entry(ask)

    answer = approve(office, entry_id)

    assert answer.status_code == 200
    assert answer.json["state"] == "approved"
    assert answer.json["version"] == 2
    assert answer.json["approved_by"]["id"] == eik.id
    assert answer.json["approved_at"].endswith("Z")
    assert answer.json["may_approve"] is False
    assert office.get("/api/entries").json["total"] == 0
    assert office.get("/api/entries?state=approved").json["total"] == 1


def test_the_same_approval_twice_counts_once(office, ask):
    entry_id, op_id = make_entry(ask), new_id()

    first = approve(office, entry_id, op_id=op_id)
    again = approve(office, entry_id, op_id=op_id)

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json == again.json


def test_a_second_approval_is_told_of_the_first(office, ask):
    entry_id = make_entry(ask)
    approve(office, entry_id)

    answer = approve(office, entry_id, 2)

    assert answer.status_code == 409
    assert answer.json["reason"] == "already_approved"


def test_an_entry_that_has_changed_since_is_not_approved(office, ask):
    entry_id = make_entry(ask)

    answer = approve(office, entry_id, 3)

    assert answer.status_code == 409
    assert answer.json["reason"] == "stale_version"
    assert answer.json["version"] == 1
    assert office.get(f"/api/entries/{entry_id}").json["state"] == "submitted"


def test_nobody_approves_their_own(app, ask, selje):
    both = make_user("ROGN", "housing_coordinator", "field_worker")
    visitor = Visitor(app).be(both)

    for entry_id in (make_entry(both), make_entry(ask, colleagues=[both])):
        seen = visitor.get(f"/api/entries/{entry_id}").json
        answer = approve(visitor, entry_id)

        assert seen["may_approve"] is False
        assert answer.status_code == 403
        assert answer.json["reason"] == "own_entry"
        assert visitor.get(f"/api/entries/{entry_id}").json["state"] == "submitted"


@pytest.mark.parametrize("state", ["returned", "voided"])
def test_only_what_waits_for_review_is_approved(office, ask, state):
    entry_id = make_entry(ask, state=state)

    answer = approve(office, entry_id)

    assert answer.status_code == 409
    assert answer.json["reason"] == "not_under_review"


def test_an_operation_id_is_used_for_one_thing(office, ask):
    op_id = new_id()
    approve(office, make_entry(ask), op_id=op_id)
    other = make_entry(ask, hour=12)

    answer = approve(office, other, op_id=op_id)

    assert answer.status_code == 409
    assert answer.json["reason"] == "op_id_taken"
    assert office.get(f"/api/entries/{other}").json["state"] == "submitted"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"op_id": "x", "base_version": 1},
        {"op_id": new_id(), "base_version": "1"},
        {"op_id": new_id(), "base_version": 1.5},
        {"op_id": new_id(), "base_version": True},
        {"op_id": new_id(), "base_version": 0},
        {"op_id": new_id(), "base_version": 1, "approved_by": new_id()},
    ],
    ids=["empty", "no id", "text", "half", "true", "zero", "a field more"],
)
def test_an_approval_that_is_none_is_refused(office, ask, body):
    entry_id = make_entry(ask)

    answer = office.send("POST", f"/api/entries/{entry_id}/approve", body)

    assert answer.status_code == 422
    assert office.get(f"/api/entries/{entry_id}").json["state"] == "submitted"
