"""Weeks with their own year, and local times on the two odd nights of a year."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from server.rules.local_time import TimeDoesNotExist, end_of, instant_of, local_date
from server.rules.week import monday_of, week_of, weeks_in, whole_weeks_between


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 17), "2026-W47"),
        (date(2026, 12, 27), "2026-W52"),
        (date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2026, 1, 1), "2026-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_date_belongs_to_the_iso_week_with_its_own_year(day, week):
    assert week_of(day) == week


def test_2026_has_53_weeks_and_its_neighbours_have_52():
    assert [weeks_in(year) for year in (2025, 2026, 2027)] == [52, 53, 52]


@pytest.mark.parametrize(
    ("day", "other", "weeks"),
    [
        (date(2026, 11, 17), date(2026, 11, 17), 0),
        (date(2026, 11, 17), date(2026, 11, 22), 0),
        (date(2026, 11, 17), date(2026, 11, 23), 1),
        (date(2026, 11, 17), date(2027, 1, 3), 6),
        (date(2026, 11, 17), date(2027, 1, 4), 7),
        (date(2026, 11, 17), date(2026, 11, 1), -3),
    ],
)
def test_a_shift_by_whole_weeks_keeps_the_weekday(day, other, weeks):
    shift = whole_weeks_between(day, other)

    assert shift == timedelta(weeks=weeks)
    assert monday_of(day + shift) == monday_of(other)


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [
        (date(2026, 11, 17), time(8, 40), "2026-11-17T07:40:00+00:00"),
        (date(2026, 7, 1), time(8, 40), "2026-07-01T06:40:00+00:00"),
        (date(2026, 10, 25), time(1, 59), "2026-10-24T23:59:00+00:00"),
        (date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00+00:00"),
        (date(2026, 10, 25), time(3, 0), "2026-10-25T02:00:00+00:00"),
        (date(2026, 3, 29), time(3, 0), "2026-03-29T01:00:00+00:00"),
    ],
)
def test_a_local_time_is_one_instant(day, clock, instant):
    assert instant_of(day, clock) == datetime.fromisoformat(instant)


def test_a_time_that_the_clock_jumped_over_does_not_exist():
    with pytest.raises(TimeDoesNotExist):
        instant_of(date(2026, 3, 29), time(2, 30))


def test_minutes_elapse_through_the_october_night():
    started_at = instant_of(date(2026, 10, 25), time(1, 30))

    assert end_of(started_at, 120) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert local_date(end_of(started_at, 120)) == date(2026, 10, 25)
