"""The agenda builds itself: what stands there, in which part and order, and why."""

from dataclasses import replace
from datetime import date

import pytest

from server.rules.agenda import (
    CaseFact,
    Facts,
    Happening,
    InquiryFact,
    LongStay,
    Reason,
    VisitFact,
    build_agenda,
)
from server.vocabulary.agenda_reasons import REASONS

TODAY, SINCE = date(2026, 11, 18), date(2026, 11, 11)
INQUIRY = InquiryFact("h", "2026-11-16T08:00:00.000Z", "new", "normal", "2026-11-16")
CASE = CaseFact("s", "S01")


def built(**facts):
    return build_agenda(Facts(**facts), today=TODAY, since=SINCE)


def keys(points):
    return [(point.about_id, [reason.key for reason in point.reasons]) for point in points]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ["inquiry_new"]),
        ({"urgency": "critical"}, ["inquiry_critical", "inquiry_new"]),
        ({"case_id": "s"}, ["inquiry_new", "inquiry_joined"]),
        ({"joined_to_id": "h0"}, ["inquiry_new", "inquiry_joined"]),
        ({"decision": "awaiting_information"}, ["inquiry_waiting"]),
        ({"decision": "advice_given", "decided_on": "2026-11-11"}, ["inquiry_advice"]),
        ({"decision": "advice_given", "decided_on": "2026-11-10"}, []),
        ({"decision": "taken_in"}, []),
        ({"decision": "taken_in", "is_decided_here": True}, ["inquiry_taken_in"]),
        ({"decision": "taken_in", "is_decided_here": True, "case_id": "s"}, ["inquiry_joined"]),
        ({"decision": "connected_elsewhere", "follow_up_on": "2026-11-18"}, ["inquiry_follow_up"]),
        ({"decision": "connected_elsewhere", "follow_up_on": "2026-11-19"}, []),
        (
            {
                "decision": "connected_elsewhere",
                "follow_up_on": "2026-11-18",
                "followed_up_on": "2026-11-17",
            },
            [],
        ),
    ],
)
def test_an_inquiry_stands_there_as_long_as_somebody_has_to_know_of_it(told, expected):
    points = built(inquiries=(replace(INQUIRY, **told),))

    assert [reason.key for point in points for reason in point.reasons] == expected


def test_inquiries_come_by_what_cannot_wait_then_the_oldest():
    late = replace(INQUIRY, id="late", received_at="2026-11-17T08:00:00.000Z")
    advice = replace(INQUIRY, id="advice", decision="advice_given")
    waiting = replace(INQUIRY, id="waiting", decision="awaiting_information")
    critical = replace(late, id="critical", urgency="critical")

    points = built(inquiries=(advice, late, waiting, critical, INQUIRY))

    assert [point.about_id for point in points] == ["critical", "h", "late", "waiting", "advice"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, []),
        ({"planned_end_on": "2026-12-03"}, []),
        ({"planned_end_on": "2026-12-02"}, ["end_near"]),
        ({"planned_end_on": "2026-11-18"}, ["end_near"]),
        ({"planned_end_on": "2026-11-17"}, ["end_passed"]),
        ({"review_on": "2026-11-18"}, ["review_due"]),
        ({"review_on": "2026-11-19"}, []),
        ({"eviction_stage": "arrears"}, ["eviction_stage"]),
        (
            {"eviction_stage": "petition", "eviction_deadline_on": "2027-01-01"},
            ["eviction_deadline"],
        ),
        ({"eviction_stage": "resolved", "eviction_deadline_on": "2026-11-27"}, []),
    ],
)
def test_a_case_stands_there_for_what_is_near_or_past(told, expected):
    points = built(cases=(replace(CASE, **told),))

    assert [reason.key for point in points for reason in point.reasons] == expected


def test_evictions_come_by_their_day_before_everything_else():
    cases = (
        replace(CASE, id="end", code="S05", planned_end_on="2026-11-20"),
        replace(
            CASE,
            id="second",
            code="S02",
            eviction_stage="petition",
            eviction_deadline_on="2026-12-01",
        ),
        replace(
            CASE,
            id="first",
            code="S09",
            eviction_stage="scheduled",
            eviction_deadline_on="2026-11-27",
        ),
        replace(CASE, id="arrears", code="S03", eviction_stage="arrears"),
    )
    threat = Happening("i", "incident", Reason("incident", on="2026-11-16"), "hurt")

    points = built(cases=cases, happenings=(threat,))

    assert [point.about_id for point in points] == ["first", "second", "hurt", "end", "arrears"]


def test_who_has_been_in_temporary_housing_for_long_is_taken_up_with_days_and_cost():
    stay = LongStay("2026-09-19", 61, "first", 5_795_000)
    longer = LongStay("2026-08-29", 81, "second", None)
    cases = (
        replace(CASE, planned_end_on="2026-11-30", stay=stay),
        CaseFact("t", "S02", stay=longer),
    )

    points = built(cases=cases)

    assert keys(points)[:2] == [("t", ["stay_second"]), ("s", ["stay_first", "end_near"])]
    assert points[1].reasons[0].as_json() == {
        "key": "stay_first",
        "on": "2026-09-19",
        "days": 61,
        "cost_ore": 5_795_000,
    }


def test_a_case_is_one_point_with_all_its_reasons_and_an_incident_elsewhere_is_its_own():
    happenings = (
        Happening("m", "mark", Reason("marked", on="2026-11-17", text="Låsen"), "s"),
        Happening("r", "request", Reason("request_unanswered", on="2026-11-17"), "s"),
        Happening("i", "incident", Reason("incident", on="2026-11-16")),
    )

    points = built(cases=(replace(CASE, planned_end_on="2026-11-20"),), happenings=happenings)

    assert keys(points) == [
        ("i", ["incident"]),
        ("s", ["end_near", "request_unanswered", "marked"]),
    ]
    assert [point.kind for point in points] == ["incident", "case"]


def test_the_practical_plan_has_cases_nobody_has_and_the_week_of_each_caretaker():
    visits = tuple(
        VisitFact("mv2", day, at, 60, "s", None)
        for day, at in (
            ("2026-11-19", "12:00"),
            ("2026-11-19", "09:00"),
            ("2026-11-26", "09:00"),
            ("2026-11-17", "09:00"),
        )
    )

    points = built(cases=(replace(CASE, is_assigned=False),), visits=visits, workers=("mv1", "mv2"))

    assert keys(points) == [
        ("s", ["unassigned"]),
        ("mv1", ["no_visits"]),
        ("mv2", ["visit", "visit"]),
    ]
    assert [(each.on, each.at) for each in points[2].reasons] == [
        ("2026-11-19", "09:00"),
        ("2026-11-19", "12:00"),
    ]


def test_the_same_facts_give_the_same_agenda():
    facts = Facts(inquiries=(INQUIRY,), cases=(replace(CASE, is_assigned=False),), workers=("mv1",))

    assert build_agenda(facts, today=TODAY, since=SINCE) == build_agenda(
        facts, today=TODAY, since=SINCE
    )


def test_every_reason_of_the_rule_is_known():
    assert {"hidden_case", "hidden_inquiry", "added"} < REASONS.keys()
