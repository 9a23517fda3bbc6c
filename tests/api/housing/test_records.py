"""What hangs on a case: dates that go together, and follow-ups when they are due."""

import pytest

from tests.factories.work import create, make_case, new_id, share_with_nav
from tests.support.desk_changes import patch

TODAY = "2026-11-17"


@pytest.mark.parametrize(
    ("entity", "fields", "errors"),
    [
        (
            "temporary_stay",
            {"starts_on": "2026-11-10", "ends_on": "2026-11-09"},
            {"ends_on": ["before_start"]},
        ),
        ("measure", {"measure": "starter_loan", "state": "applied"}, {"applied_on": ["required"]}),
        ("measure", {"measure": "starter_loan", "state": "granted"}, {"decided_on": ["required"]}),
        (
            "measure",
            {"measure": "starter_loan", "considered_on": "2026-11-18"},
            {"considered_on": ["in_future"]},
        ),
        ("follow_up", {"due_on": TODAY, "result": "stable"}, {"done_on": ["required"]}),
        (
            "mastery_level",
            {"dimension": "order", "moment": "start", "level": 2, "set_on": "2026-11-18"},
            {"set_on": ["in_future"]},
        ),
    ],
)
def test_dates_that_cannot_be_are_named(desk, case, entity, fields, errors):
    change = {
        "entity": entity,
        "id": new_id(),
        "action": "create",
        "base_version": 0,
        "base": {},
        "set": {"case_id": case} | fields,
    }

    answer = desk.send("POST", "/api/changes", {"op_id": new_id(), "changes": [change]})

    assert answer.json["errors"] == errors


def test_follow_ups_are_listed_when_they_are_due_and_with_the_cases_one_may_read(
    desk, nav, bk, case
):
    other = make_case("S13", "Lun Hasselgren")["case"]
    share_with_nav(other)
    due = create("follow_up", case_id=case, due_on="2026-11-16")
    today = create("follow_up", case_id=other, due_on=TODAY)
    create("follow_up", case_id=case, due_on="2026-11-18")

    def ids(visitor, state):
        page = visitor.get(f"/api/follow-ups?state={state}").json
        return [each["id"] for each in page["follow_ups"]], page["due"], page["total"]

    assert ids(desk, "due") == ([due, today], 2, 2)
    assert ids(desk, "coming")[2] == 1
    assert ids(nav, "due") == ([today], 1, 1)

    patch(bk, "follow_up", due, {"done_on": TODAY, "result": "stable"})

    assert ids(desk, "due") == ([today], 1, 1)
    assert ids(desk, "done")[0] == [due]
