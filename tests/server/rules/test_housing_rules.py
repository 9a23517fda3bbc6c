"""Deadlines, nights and mastery, by examples: tables of what a letter, a stay or an answer comes to."""

from datetime import date

import pytest

from server.rules.answers import Standing, answered
from server.rules.eviction import (
    AVERTED,
    ENDS,
    PERIODS,
    Track,
    computed_deadline,
    deadline_after,
    nearness,
    problems_of,
)
from server.rules.initials import initials_of, without_name
from server.rules.mastery import change_of
from server.rules.settings import NUMBERS, number_of
from server.rules.stays import (
    Run,
    Stay,
    cost_of,
    days_of,
    length_of,
    nights_of,
    nights_within,
    present_run,
)
from server.vocabulary import keys

DAYS = {"eviction_notice_days": 14, "eviction_objection_days": 14}
OTHER = {"eviction_notice_days": 21, "eviction_objection_days": 10}


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def test_the_words_are_those_of_the_vocabulary():
    assert PERIODS.keys() | ENDS <= keys("eviction_stage")
    assert keys("eviction_outcome") > AVERTED
    assert set(PERIODS.values()) <= NUMBERS.keys()
    assert {key: number_of(key, None) for key in DAYS} == DAYS


@pytest.mark.parametrize(
    ("stage", "letter", "days", "deadline"),
    [
        ("landlord_notice", "2026-11-13", DAYS, "2026-11-27"),
        ("objection_period", "2026-11-13", DAYS, "2026-11-27"),
        # A Saturday, a holiday and the clock's night move nothing.
        ("objection_period", "2026-11-14", DAYS, "2026-11-28"),
        ("landlord_notice", "2026-12-11", DAYS, "2026-12-25"),
        ("landlord_notice", "2026-10-20", DAYS, "2026-11-03"),
        ("landlord_notice", "2028-02-20", DAYS, "2028-03-05"),
        ("landlord_notice", "2026-11-13", OTHER, "2026-12-04"),
        ("objection_period", "2026-11-13", OTHER, "2026-11-23"),
        ("landlord_notice", None, DAYS, None),
        ("arrears", "2026-11-13", DAYS, None),
        ("petition", "2026-11-13", DAYS, None),
        ("scheduled", "2026-11-13", DAYS, None),
        ("none", "2026-11-13", DAYS, None),
    ],
)
def test_a_letter_sets_the_deadline_of_its_stage(stage, letter, days, deadline):
    assert computed_deadline(stage, day(letter), days) == day(deadline)


@pytest.mark.parametrize(
    ("case", "before", "stage", "letter", "deadline"),
    [
        (
            "first letter",
            Track("arrears"),
            "landlord_notice",
            "2026-11-13",
            "2026-11-27",
        ),
        (
            "a letter with another date",
            Track("landlord_notice", date(2026, 11, 13), date(2026, 11, 27)),
            "landlord_notice",
            "2026-11-16",
            "2026-11-30",
        ),
        (
            "the next step",
            Track("landlord_notice", date(2026, 11, 13), date(2026, 11, 27)),
            "petition",
            "2026-11-13",
            None,
        ),
        (
            "set by hand, and the letter put right",
            Track("landlord_notice", date(2026, 11, 13), date(2026, 12, 1)),
            "landlord_notice",
            "2026-11-16",
            "2026-12-01",
        ),
        (
            "set by hand, and the next letter",
            Track("landlord_notice", date(2026, 11, 13), date(2026, 12, 1)),
            "objection_period",
            "2026-12-07",
            "2026-12-21",
        ),
        (
            "set by hand, and a step without a letter",
            Track("objection_period", None, date(2026, 12, 1)),
            "scheduled",
            None,
            "2026-12-01",
        ),
    ],
)
def test_a_deadline_follows_the_letter_until_somebody_sets_it_by_hand(
    case, before, stage, letter, deadline
):
    assert deadline_after(before, stage, day(letter), DAYS) == day(deadline), case


@pytest.mark.parametrize(
    ("stage", "deadline", "today", "expected"),
    [
        ("objection_period", "2026-11-27", "2026-11-19", None),
        ("objection_period", "2026-11-27", "2026-11-20", "near"),
        ("objection_period", "2026-11-27", "2026-11-27", "near"),
        ("objection_period", "2026-11-27", "2026-11-28", "passed"),
        ("scheduled", "2026-11-27", "2026-11-28", "passed"),
        ("resolved", "2026-11-27", "2026-11-28", None),
        ("none", "2026-11-27", "2026-11-28", None),
        ("petition", None, "2026-11-28", None),
    ],
)
def test_a_deadline_is_near_for_seven_days_and_past_the_day_after(stage, deadline, today, expected):
    track = Track(stage, None, day(deadline))

    assert nearness(track, date.fromisoformat(today)) == expected


@pytest.mark.parametrize(
    ("track", "problems"),
    [
        (Track("objection_period", date(2026, 11, 17)), {}),
        (Track("objection_period", date(2026, 11, 18)), {"eviction_letter_on": ["in_future"]}),
        (
            Track("resolved"),
            {"eviction_outcome": ["required"], "eviction_decided_on": ["required"]},
        ),
        (Track("resolved", outcome="averted_stayed", decided_on=date(2026, 11, 17)), {}),
        (
            Track("resolved", outcome="averted_stayed", decided_on=date(2026, 11, 18)),
            {"eviction_decided_on": ["in_future"]},
        ),
        (
            Track("carried_out", outcome="averted_stayed", decided_on=date(2026, 11, 17)),
            {"eviction_outcome": ["not_of_stage"]},
        ),
        (Track("carried_out", outcome="carried_out_unknown", decided_on=date(2026, 11, 17)), {}),
        (Track("petition", outcome="moved_before"), {"eviction_stage": ["not_ended"]}),
    ],
)
def test_what_does_not_go_together_is_named_by_field(track, problems):
    assert problems_of(track, date(2026, 11, 17)) == problems


@pytest.mark.parametrize(
    ("starts", "ends", "today", "nights", "days", "cost"),
    [
        ("2026-11-01", "2026-11-04", "2026-11-17", 3, 4, 450_000),
        ("2026-11-01", None, "2026-11-17", 16, 17, 2_400_000),
        ("2026-11-17", None, "2026-11-17", 0, 1, 0),
        ("2026-11-18", None, "2026-11-17", 0, 0, 0),
        ("2026-11-10", "2026-11-20", "2026-11-17", 7, 8, 1_050_000),
        ("2026-11-17", "2026-11-17", "2026-11-17", 0, 1, 0),
        # The night of 25 October 2026 has 25 hours, and is one night.
        ("2026-10-24", "2026-10-26", "2026-11-17", 2, 3, 300_000),
    ],
)
def test_nights_days_and_cost_of_a_stay(starts, ends, today, nights, days, cost):
    stay = Stay(date.fromisoformat(starts), day(ends), 150_000)
    now = date.fromisoformat(today)

    assert (nights_of(stay, now), days_of(stay, now), cost_of(stay, now)) == (nights, days, cost)


def test_without_a_price_there_is_no_cost():
    assert cost_of(Stay(date(2026, 11, 1)), date(2026, 11, 17)) is None


@pytest.mark.parametrize(
    ("first", "last", "nights"),
    [
        ("2026-10-01", "2026-10-31", 2),
        ("2026-11-01", "2026-11-30", 3),
        ("2026-10-01", "2026-12-31", 5),
        ("2026-11-04", "2026-11-30", 0),
        ("2026-11-03", "2026-11-03", 1),
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_begins(first, last, nights):
    stay = Stay(date(2026, 10, 30), date(2026, 11, 4))

    assert nights_within(stay, date.fromisoformat(first), date.fromisoformat(last)) == nights


@pytest.mark.parametrize(
    ("case", "stays", "run"),
    [
        ("none", [], None),
        ("one that goes on", [("2026-09-18", None)], ("2026-09-18", 61)),
        (
            "moved the same day",
            [("2026-09-01", "2026-10-01"), ("2026-10-01", None)],
            ("2026-09-01", 78),
        ),
        (
            "a night between",
            [("2026-09-01", "2026-10-01"), ("2026-10-02", None)],
            ("2026-10-02", 47),
        ),
        ("two at once", [("2026-09-01", None), ("2026-10-02", "2026-10-05")], ("2026-09-01", 78)),
        ("left today", [("2026-09-01", "2026-11-17")], None),
        ("leaves tomorrow", [("2026-11-10", "2026-11-18")], ("2026-11-10", 8)),
        ("to come", [("2026-11-18", None)], None),
    ],
)
def test_stays_without_a_night_between_count_as_one(case, stays, run):
    held = [Stay(date.fromisoformat(starts), day(ends)) for starts, ends in stays]
    expected = None if run is None else Run(date.fromisoformat(run[0]), run[1])

    assert present_run(held, date(2026, 11, 17)) == expected, case


@pytest.mark.parametrize(
    ("days", "warning"), [(59, None), (60, "first"), (79, "first"), (80, "second"), (400, "second")]
)
def test_a_long_stay_warns_at_sixty_and_at_eighty_days(days, warning):
    assert length_of(days, first=60, second=80) == warning


@pytest.mark.parametrize(
    ("start", "end", "change"),
    [(2, 3, "better"), (3, 3, "unchanged"), (4, 1, "worse"), (2, None, None), (None, 2, None)],
)
def test_mastery_is_told_in_words(start, end, change):
    assert change_of(start, end) == change


WAS = Standing("applied", date(2026, 11, 2))


@pytest.mark.parametrize(
    ("state", "starts_on", "after"),
    [
        (
            "granted",
            date(2027, 1, 1),
            Standing("granted", date(2026, 11, 2), date(2026, 11, 18), date(2027, 1, 1)),
        ),
        ("granted", None, Standing("granted", date(2026, 11, 2), date(2026, 11, 18))),
        ("refused", date(2027, 1, 1), Standing("refused", date(2026, 11, 2), date(2026, 11, 18))),
        ("considered", None, Standing("considered", date(2026, 11, 2))),
        ("applied", None, Standing("applied", date(2026, 11, 2))),
    ],
)
def test_an_answer_sets_the_measures_state_and_dates(state, starts_on, after):
    assert answered(WAS, state, date(2026, 11, 18), starts_on) == after


def test_an_answer_that_says_apply_dates_the_application():
    after = answered(Standing("considered"), "applied", date(2026, 11, 18), None)

    assert after == Standing("applied", date(2026, 11, 18))


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Grønn Furukvist", "G.F."), ("Åse-Marie Øy", "Å.M.Ø."), ("", ""), ("Bjørk", "B.")],
)
def test_initials_stand_for_a_name(name, initials):
    assert initials_of(name) == initials


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Kan Grønn Furukvist få kommunal bolig?", "Kan G. F. få kommunal bolig?"),
        ("Furukvists søknad", "F. søknad"),
        ("grønn dør, Furukvisten", "grønn dør, Furukvisten"),
    ],
)
def test_a_name_in_a_text_becomes_initials(text, masked):
    assert without_name(text, "Grønn Furukvist") == masked
