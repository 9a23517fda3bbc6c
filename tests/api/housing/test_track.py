"""The eviction track is changed as one: deadlines follow letters, nobody overwrites anybody."""

from server.models import Case, FieldConflict
from tests.factories.people import Visitor, make_user
from tests.factories.work import new_id, row_of, share_with_nav

BLANK = {
    "eviction_stage": "none",
    "eviction_letter_on": None,
    "eviction_deadline_on": None,
    "eviction_outcome": None,
    "eviction_decided_on": None,
}


def set_track(visitor, case_id, version, seen, op_id=None, **given):
    body = {
        "op_id": op_id or new_id(),
        "base_version": version,
        "seen": BLANK | seen,
        "set": given,
    }
    return visitor.send("POST", f"/api/cases/{case_id}/eviction", body)


def test_the_deadline_follows_the_letter_and_a_repeat_counts_once(desk, case):
    op_id = new_id()
    letter = {"eviction_stage": "objection_period", "eviction_letter_on": "2026-11-13"}

    first = set_track(desk, case, 1, {}, op_id, **letter)
    again = set_track(desk, case, 1, {}, op_id, **letter)

    assert (
        first.json == again.json == {"outcome": "applied", "versions": {case: 2}, "conflicts": []}
    )
    assert row_of(Case, case)["eviction_deadline_on"] == "2026-11-27"


def test_a_deadline_set_by_hand_stands_and_a_cleared_one_is_computed_again(desk, case):
    letter = {"eviction_stage": "objection_period", "eviction_letter_on": "2026-11-13"}
    set_track(desk, case, 1, {}, **letter, eviction_deadline_on="2026-12-01")
    by_hand = letter | {"eviction_deadline_on": "2026-12-01"}
    assert row_of(Case, case)["eviction_deadline_on"] == "2026-12-01"

    set_track(desk, case, 2, by_hand, eviction_letter_on="2026-11-14")
    assert row_of(Case, case)["eviction_deadline_on"] == "2026-12-01"

    later = by_hand | {"eviction_letter_on": "2026-11-14"}
    set_track(desk, case, 3, later, eviction_deadline_on=None)
    assert row_of(Case, case)["eviction_deadline_on"] == "2026-11-28"


def test_what_a_letter_would_give_is_told_before_it_is_saved_and_is_what_is_saved(desk, nav, case):
    """Seen to fail with the period of the setting read as 21 days in foretell alone."""
    given = {"eviction_stage": "objection_period", "eviction_letter_on": "2026-11-13"}
    plan = {"seen": BLANK, "set": given}

    told = desk.send("POST", f"/api/cases/{case}/eviction/deadline", plan).json

    assert told == {
        "eviction_deadline_on": "2026-11-27",
        "computed_on": "2026-11-27",
        "period_days": 14,
    }
    assert row_of(Case, case)["version"] == 1
    set_track(desk, case, 1, {}, **given)
    assert row_of(Case, case)["eviction_deadline_on"] == told["eviction_deadline_on"]
    by_hand = plan | {"set": given | {"eviction_deadline_on": "2026-12-01"}}
    told = desk.send("POST", f"/api/cases/{case}/eviction/deadline", by_hand).json
    assert (told["eviction_deadline_on"], told["computed_on"]) == ("2026-12-01", "2026-11-27")
    assert nav.send("POST", f"/api/cases/{case}/eviction/deadline", plan).status_code == 404


def test_what_does_not_go_together_is_named_and_nothing_is_stored(desk, case):
    ended = set_track(desk, case, 1, {}, eviction_stage="resolved")
    ahead = set_track(desk, case, 1, {}, eviction_letter_on="2026-11-18")
    nonsense = set_track(desk, case, 1, {}, eviction_letter_on="2026-02-30")

    assert ended.json["errors"] == {
        "eviction_outcome": ["required"],
        "eviction_decided_on": ["required"],
    }
    assert ahead.json["errors"] == {"eviction_letter_on": ["in_future"]}
    assert nonsense.status_code == 422
    assert row_of(Case, case)["version"] == 1


def test_two_who_change_the_track_at_once_are_both_kept(desk, app, case):
    other = Visitor(app).be(make_user("B2", "housing_coordinator"))
    set_track(desk, case, 1, {}, eviction_stage="arrears")

    answer = set_track(other, case, 1, {}, eviction_stage="petition")

    assert answer.json["outcome"] == "conflict"
    assert row_of(Case, case)["eviction_stage"] == "arrears"
    (conflict,) = answer.json["conflicts"]
    assert row_of(FieldConflict, conflict)["offered"] == {"eviction_stage": "petition"}


def test_the_track_is_written_by_its_own_route_alone(desk, case):
    change = {
        "entity": "case",
        "id": case,
        "action": "patch",
        "base_version": 1,
        "base": {"eviction_stage": "none"},
        "set": {"eviction_stage": "arrears"},
    }

    answer = desk.send("POST", "/api/changes", {"op_id": new_id(), "changes": [change]})

    assert answer.json["reason"] == "not_allowed"


def test_nav_changes_the_track_of_a_shared_case_only(nav, case):
    assert set_track(nav, case, 1, {}, eviction_stage="arrears").status_code == 404
    share_with_nav(case)
    assert set_track(nav, case, 1, {}, eviction_stage="arrears").status_code == 200
