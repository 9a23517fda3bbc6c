"""Own time at a desk: an entry like any other, approved by somebody else."""

from datetime import UTC, datetime

import pytest

from server.clock import use_clock
from tests.factories.people import Visitor, make_user
from tests.factories.work import make_case, new_id, share_with_nav

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)


@pytest.fixture
def desk(app):
    use_clock(lambda: NOON)
    return Visitor(app).be(make_user("BK", "housing_coordinator"))


def log(visitor, **fields):
    asked = {
        "op_id": new_id(),
        "kind": "phone_call",
        "done_on": "2026-11-18",
        "starts_at_local": "09:30",
        "lines": [{"task_type": "landlord_dialogue", "duration_minutes": 15}],
    }
    return visitor.send("POST", "/api/own/entries", asked | fields)


def test_what_is_logged_at_a_desk_waits_for_somebody_else(app, desk):
    case_id, op_id = make_case()["case"], new_id()
    lines = [
        {"task_type": "landlord_dialogue", "duration_minutes": 15},
        {"task_type": "documentation", "duration_minutes": 30},
    ]

    first = log(desk, op_id=op_id, case_id=case_id, lines=lines, note="Ringte utleier")
    again = log(desk, op_id=op_id, case_id=case_id, lines=lines, note="Ringte utleier")

    assert (first.status_code, again.json) == (201, first.json)
    entry = desk.get(f"/api/entries/{first.json['id']}").json
    assert (entry["state"], entry["duration_minutes"]) == ("submitted", 45)
    assert (entry["started_at"], entry["may_approve"]) == ("2026-11-18T08:30:00.000Z", False)
    seen = {"op_id": new_id(), "base_version": entry["version"]}
    leader = Visitor(app).be(make_user("EL", "unit_manager"))
    assert leader.send("POST", f"/api/entries/{entry['id']}/approve", seen).status_code == 200


def test_the_week_is_summed_by_task(desk):
    log(desk)
    log(
        desk,
        done_on="2026-11-16",
        kind="meeting",
        lines=[{"task_type": "meeting", "duration_minutes": 60}],
    )
    log(desk, done_on="2026-11-12")

    week = desk.get("/api/own/week").json

    assert (week["week"], len(week["entries"]), week["total_minutes"]) == ("2026-W47", 2, 75)
    assert week["by_task"] == [
        {"task_type": "meeting", "minutes": 60},
        {"task_type": "landlord_dialogue", "minutes": 15},
    ]


def test_nobody_reads_another_week(app, desk):
    log(desk)
    other = Visitor(app).be(make_user("NK", "nav_housing_contact"))

    assert other.get("/api/own/week").json["entries"] == []


def test_nav_logs_on_shared_cases_alone(app, desk):
    nav = Visitor(app).be(make_user("NK", "nav_housing_contact"))
    case_id = make_case()["case"]
    assert log(nav, case_id=case_id).status_code == 404

    share_with_nav(case_id)
    assert log(nav, case_id=case_id).status_code == 201


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"done_on": "2026-11-19"}, "done_on"),
        ({"done_on": "2024-01-02"}, "done_on"),
        ({"done_on": "2026-03-29", "starts_at_local": "02:30"}, "starts_at_local"),
        ({"kind": "home_visit"}, "kind"),
        ({"lines": []}, "lines"),
        ({"lines": [{"task_type": "meeting", "duration_minutes": 1440}] * 2}, "duration_minutes"),
    ],
)
def test_what_cannot_be_is_refused_by_the_field(desk, wrong, field):
    answer = log(desk, **wrong)

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [field]
    assert desk.get("/api/own/week").json["entries"] == []
