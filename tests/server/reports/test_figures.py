"""The figures F1-F7, on rows as the service has them."""

from datetime import date

import pytest

from server.reports.figures import FIGURES
from server.reports.material import (
    CaseRow,
    EntryRow,
    InquiryRow,
    LineRow,
    Material,
    Period,
    PeriodIsBackwards,
)
from server.vocabulary import group_of

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
ASK, SELJE = "ask", "selje"


def line(task_type, minutes=30, name="line", **waste):
    return LineRow(name, task_type, group_of(task_type), minutes, **waste)


def count(number, entries=(), inquiries=(), cases=()):
    material = Material(NOVEMBER, tuple(entries), tuple(inquiries), tuple(cases))
    return FIGURES[number](material)


def test_f1_counts_inquiries_by_source_and_decision_in_the_order_of_the_word_lists():
    figure = count(
        "F1",
        inquiries=[
            InquiryRow("1", "neighbour", "taken_in"),
            InquiryRow("2", "resident", "new"),
            InquiryRow("3", "neighbour", "new"),
        ],
    )

    assert figure.numbers == {
        "by_source": {"resident": 1, "neighbour": 2},
        "by_decision": {"new": 2, "taken_in": 1},
        "total": 3,
    }
    assert list(figure.numbers["by_source"]) == ["resident", "neighbour"]
    assert figure.behind["by_source.neighbour"] == {"1", "3"}
    assert figure.behind["total"] == {"1", "2", "3"}


HELPED = {
    "a resident who was guided": ([line("practical_guidance")], 1),
    "a meeting about a resident is no help to them yet": ([line("meeting")], 0),
    "documentation of a case": ([line("documentation")], 0),
    "an attempt to reach a resident": ([line("contact_attempt")], 0),
    "an attempt that became a talk": ([line("contact_attempt"), line("trust_building")], 1),
    "an entry without task lines": ([], 0),
}


@pytest.mark.parametrize(("lines", "residents"), HELPED.values(), ids=HELPED)
def test_f2_counts_residents_with_a_line_of_help(lines, residents):
    entry = EntryRow("1", (ASK,), case_id="S01", resident_id="Grønn", lines=tuple(lines))

    assert count("F2", [entry]).numbers == {"value": residents, "jobs_without_case": 0}


def test_f2_counts_a_resident_of_two_cases_once():
    entries = [
        EntryRow("1", (ASK,), case_id="S01", resident_id="Grønn", lines=(line("cleaning"),)),
        EntryRow("2", (ASK,), case_id="S31", resident_id="Grønn", lines=(line("cleaning"),)),
    ]

    figure = count("F2", entries)

    assert figure.numbers["value"] == 1
    assert figure.behind["value"] == {"1", "2"}


def test_f2_counts_jobs_without_a_case_by_their_place():
    loft, yard = "loft", "yard"
    entries = [
        EntryRow("1", (ASK,), place_id=loft, lines=(line("waste_removal"),)),
        EntryRow("2", (ASK,), place_id=loft, lines=(line("waste_removal"),)),
        EntryRow("3", (ASK,), place_id=yard, lines=(line("inspection"),)),
        EntryRow("4", (ASK,), case_id="S01", resident_id="Grønn", place_id=yard),
        EntryRow("5", (ASK,), lines=(line("meeting"),)),
    ]

    figure = count("F2", entries)

    assert figure.numbers["jobs_without_case"] == 2
    assert figure.behind["jobs_without_case"] == {"1", "2", "3"}


CASES = {
    "opened before and still open": ("2026-09-07", None, (0, 0, 1)),
    "opened on the first day": ("2026-11-01", None, (1, 0, 1)),
    "opened on the last day": ("2026-11-30", None, (1, 0, 1)),
    "opened and closed within": ("2026-11-02", "2026-11-20", (1, 1, 0)),
    "closed on the last day": ("2026-09-07", "2026-11-30", (0, 1, 0)),
    "closed after the period": ("2026-09-07", "2026-12-01", (0, 0, 1)),
    "closed before the period": ("2026-09-07", "2026-10-31", (0, 0, 0)),
    "opened after the period": ("2026-12-01", None, (0, 0, 0)),
}


@pytest.mark.parametrize(("opened", "closed", "numbers"), CASES.values(), ids=CASES)
def test_f3_counts_cases_opened_closed_and_open_at_the_end(opened, closed, numbers):
    closed_on = date.fromisoformat(closed) if closed else None

    figure = count("F3", cases=[CaseRow("S01", date.fromisoformat(opened), closed_on)])

    assert figure.numbers == dict(zip(("opened", "closed", "open_at_end"), numbers, strict=True))


def test_f4_counts_a_visit_of_two_people_once_and_no_call_at_all():
    entries = [
        EntryRow("1", (ASK, SELJE), outcome="completed"),
        EntryRow("2", (ASK,), outcome="no_answer"),
        EntryRow("3", (ASK,)),
    ]

    figure = count("F4", entries)

    assert figure.numbers == {"by_outcome": {"completed": 1, "no_answer": 1}, "total": 2}
    assert figure.behind["total"] == {"1", "2"}


def test_f5_multiplies_the_minutes_of_each_line_by_the_people():
    entries = [
        EntryRow("1", (ASK, SELJE), lines=(line("waste_removal", 100), line("cleaning", 50, "b"))),
        EntryRow("2", (ASK,), lines=(line("meeting", 60, "c"),)),
        EntryRow("3", (ASK,), lines=(line("course", 0, "d"),)),
    ]

    figure = count("F5", entries)

    assert figure.numbers == {
        "by_task": {"waste_removal": 200, "cleaning": 100, "meeting": 60},
        "by_group": {"waste_removal": 300, "internal": 60},
        "total_minutes": 360,
    }
    assert figure.behind["by_group.waste_removal"] == {"line", "b"}


def test_f6_multiplies_travel_by_the_people_and_counts_the_car_once():
    entries = [
        EntryRow("1", (ASK, SELJE), travel_minutes=40, km=33),
        EntryRow("2", (ASK,), travel_minutes=10, km=4),
    ]

    assert count("F6", entries).numbers == {"travel_minutes": 90, "km": 37}


def test_f7_counts_a_trip_for_each_weighed_line_whoever_carried():
    entries = [
        EntryRow("1", (ASK, SELJE), lines=(line("waste_removal", name="a", sacks=14),)),
        EntryRow("2", (ASK,), lines=(line("waste_removal", name="b", kg=210),)),
        EntryRow("3", (ASK,), lines=(line("moving_help", name="c", sacks=1, kg=85),)),
    ]

    figure = count("F7", entries)

    assert figure.numbers == {"sacks": 15, "kg": 295, "trips": 2}
    assert figure.behind["trips"] == {"b", "c"}


def test_f7_counts_the_trips_that_were_noted_and_no_line_less_than_it_was_weighed():
    lines = (
        line("waste_removal", name="a", kg=640, trips=3),
        line("waste_removal", name="b", trips=1),
        line("waste_removal", name="c", kg=40, trips=1),
    )

    figure = count("F7", [EntryRow("1", (ASK,), lines=lines)])

    assert figure.numbers == {"sacks": 0, "kg": 680, "trips": 5}
    assert figure.behind["trips"] == {"a", "b", "c"}


@pytest.mark.parametrize("number", FIGURES)
def test_a_month_without_work_has_zeros_and_no_keys(number):
    numbers = count(number).numbers

    assert all(value in (0, {}) for value in numbers.values())


@pytest.mark.parametrize("number", FIGURES)
def test_each_figure_tells_its_definition(number):
    assert FIGURES[number].__doc__


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(PeriodIsBackwards):
        Period(date(2026, 11, 2), date(2026, 11, 1))
