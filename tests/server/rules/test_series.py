"""The days of a series, from its anchor; what was moved leaves the others where they are."""

from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules.local_time import instant_of
from server.rules.series import Occurrence, Rhythm, is_slot, next_slot, occurrences, slots
from server.rules.week import week_of, weeks_in

#: Rus og psykisk helse: every sixth week from 8 October 2026.
SIXTH = Rhythm(date(2026, 10, 8), 6)
WEEKLY = Rhythm(date(2026, 10, 7), 1)
SLOTS = [date(2026, 10, 8), date(2026, 11, 19), date(2026, 12, 31), date(2027, 2, 11)]


def test_every_sixth_week_from_the_anchor_through_the_53_weeks_of_2026():
    found = list(slots(SIXTH, date(2026, 10, 8), date(2027, 3, 1)))

    assert found == SLOTS
    assert [week_of(day) for day in found] == ["2026-W41", "2026-W47", "2026-W53", "2027-W06"]


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 27), "2026-W52"),
        (date(2026, 12, 28), "2026-W53"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2027, 1, 7), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_week_has_its_own_year(day, week):
    assert week_of(day) == week
    assert (weeks_in(2026), weeks_in(2027)) == (53, 52)


def test_an_occurrence_that_is_moved_leaves_the_series_as_it_is():
    """Mission, the coordinator's step 13. Seen to fail with next_slot counted from the moved day."""
    moved = {date(2026, 12, 31): date(2027, 1, 7)}

    found = occurrences(SIXTH, moved, date(2026, 11, 1), date(2027, 3, 1))

    assert found == [
        Occurrence(date(2026, 11, 19), date(2026, 11, 19)),
        Occurrence(date(2027, 1, 7), date(2026, 12, 31)),
        Occurrence(date(2027, 2, 11), date(2027, 2, 11)),
    ]
    assert [each.is_moved for each in found] == [False, True, False]
    assert next_slot(SIXTH, date(2026, 12, 31)) == date(2027, 2, 11)
    assert next_slot(SIXTH, date(2027, 1, 7)) == date(2027, 2, 11)


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        ("2026-12-01", "2026-12-31", []),
        ("2027-01-01", "2027-01-31", ["2027-01-07"]),
        ("2027-01-08", "2027-02-10", []),
    ],
)
def test_a_moved_occurrence_is_found_on_its_day_and_not_on_that_of_the_series(first, last, held):
    moved = {date(2026, 12, 31): date(2027, 1, 7)}

    found = occurrences(SIXTH, moved, date.fromisoformat(first), date.fromisoformat(last))

    assert [str(each.held_on) for each in found] == held


def test_what_was_planned_before_the_rhythm_changed_is_still_there():
    later = Rhythm(date(2026, 11, 26), 6)

    found = occurrences(later, {SLOTS[1]: SLOTS[1]}, date(2026, 11, 1), date(2026, 12, 1))

    assert [each.held_on for each in found] == [date(2026, 11, 19), date(2026, 11, 26)]


@pytest.mark.parametrize(
    ("rhythm", "after", "expected"),
    [
        (SIXTH, date(2020, 1, 1), date(2026, 10, 8)),
        (SIXTH, date(2026, 10, 7), date(2026, 10, 8)),
        (SIXTH, date(2026, 10, 8), date(2026, 11, 19)),
        (WEEKLY, date(2026, 12, 23), date(2026, 12, 30)),
        (WEEKLY, date(2026, 12, 30), date(2027, 1, 6)),
        (Rhythm(SLOTS[0], 6, date(2026, 12, 31)), SLOTS[1], SLOTS[2]),
        (Rhythm(SLOTS[0], 6, date(2026, 12, 30)), SLOTS[1], None),
        (Rhythm(SLOTS[0], 6, date(2026, 9, 1)), date(2026, 1, 1), None),
    ],
)
def test_the_next_day_of_a_series(rhythm, after, expected):
    assert next_slot(rhythm, after) == expected


@pytest.mark.parametrize(
    ("day", "is_one"),
    [(SLOTS[0], True), (SLOTS[2], True), (date(2027, 1, 7), False), (date(2026, 8, 27), False)],
)
def test_whether_a_day_is_one_of_the_series(day, is_one):
    assert is_slot(SIXTH, day) == is_one


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (date(2026, 10, 21), 7),
        (date(2026, 10, 28), 8),
        (date(2027, 3, 24), 8),
        (date(2027, 3, 31), 7),
    ],
)
def test_nine_on_the_wall_is_nine_on_both_sides_of_the_change_of_clocks(day, utc_hour):
    assert is_slot(WEEKLY, day)

    moment = instant_of(day, time(9))

    assert (moment.astimezone(UTC).hour, moment.tzinfo) == (utc_hour, UTC)


days = st.dates(date(2015, 1, 1), date(2045, 1, 1))


@given(anchor=days, weeks=st.integers(1, 53), first=days, span=st.integers(0, 800))
def test_the_days_of_a_series_are_whole_rhythms_from_its_anchor(anchor, weeks, first, span):
    rhythm, last = Rhythm(anchor, weeks), first + timedelta(days=span)

    found = set(slots(rhythm, first, last))

    every = {first + timedelta(days=n) for n in range(span + 1)}
    assert found == {
        day for day in every if day >= anchor and (day - anchor).days % (7 * weeks) == 0
    }
