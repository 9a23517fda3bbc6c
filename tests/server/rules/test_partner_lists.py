"""What is taken up with a partner: joint cases by code, evictions by their deadline."""

import pytest

from server.rules.agenda import Reason
from server.rules.partner_lists import JointCase, WatchedCase, joint_list, watch_list

SINCE = "2026-11-05"


def test_a_joint_case_stands_once_with_all_that_may_be_talked_about():
    points = joint_list(
        [
            JointCase("c", "S06", "everything"),
            JointCase("a", "S02", "economy"),
            JointCase("a", "S02", "appointments"),
        ]
    )

    assert [(each.about_id, [reason.word for reason in each.reasons]) for each in points] == [
        ("a", ["appointments", "economy"]),
        ("c", ["everything"]),
    ]


def test_the_nearest_deadline_comes_first_and_what_is_over_last():
    points = watch_list(
        [
            WatchedCase("over", "S01", "resolved", None, "averted_stayed", "2026-11-10"),
            WatchedCase("owing", "S02", "arrears"),
            WatchedCase("later", "S03", "scheduled", "2026-12-10"),
            WatchedCase("soon", "S09", "objection_period", "2026-11-27"),
        ],
        SINCE,
    )

    assert [each.about_id for each in points] == ["soon", "later", "owing", "over"]
    assert points[0].reasons == (
        Reason("eviction_deadline", on="2026-11-27", word="objection_period"),
    )
    assert points[2].reasons == (Reason("eviction_stage", word="arrears"),)
    assert points[3].reasons == (
        Reason("eviction_outcome", on="2026-11-10", word="averted_stayed"),
    )


@pytest.mark.parametrize(
    ("case", "is_there"),
    [
        (WatchedCase("x", "S01", "none"), False),
        (WatchedCase("x", "S01", "arrears"), True),
        (WatchedCase("x", "S01", "resolved"), False),
        (WatchedCase("x", "S01", "resolved", None, "averted_stayed", "2026-11-05"), True),
        (WatchedCase("x", "S01", "carried_out", None, "carried_out_unknown", "2026-11-04"), False),
        (WatchedCase("x", "S01", "carried_out", None, "carried_out_unknown", None), False),
    ],
    ids=["no threat", "arrears", "no word of it", "told since", "told before", "told some day"],
)
def test_what_is_watched(case, is_there):
    assert bool(watch_list([case], SINCE)) == is_there
