"""For all instants and zones: an instant stays exact, minutes elapse, and a day is its zone's own.

Fault 22: the zone changes, the clock is put forward or back, midnight passes.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.clock import OSLO, instant
from server.rules.local_time import TimeDoesNotExist, end_of, instant_of, local_date
from server.sync.fields import clean_instant

ZONES = ("Europe/Oslo", "Europe/London", "America/New_York", "Pacific/Apia", "Asia/Kathmandu")

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
any_time = st.integers(0, 15 * 365 * 86_400_000).map(
    lambda milliseconds: BEGINNING + timedelta(milliseconds=milliseconds)
)
# The nights in which the clock is put forward or back, summer nights, and the hours around midnight.
odd_hours = st.builds(
    lambda year, month, day, minutes: (
        datetime(year, month, day, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.integers(2020, 2034),
    st.sampled_from((3, 7, 10)),
    st.integers(24, 31),
    st.one_of(st.integers(0, 180), st.integers(1_260, 1_439)),
)
moments = st.one_of(any_time, odd_hours)
zones = st.sampled_from(ZONES).map(ZoneInfo)


@given(moments, zones)
def test_an_instant_is_the_same_from_whatever_zone_it_is_told(moment, zone):
    """Seen to fail with `astimezone(UTC)` in server/clock.py replaced by `replace(tzinfo=UTC)`."""
    told = moment.astimezone(zone).isoformat(timespec="milliseconds")

    assert clean_instant(told) == instant(moment) == instant(moment.astimezone(zone))
    assert datetime.fromisoformat(instant(moment)) == moment


@given(moments, st.integers(0, 1440), zones)
def test_minutes_elapse_whatever_the_clock_on_the_wall_does(moment, minutes, zone):
    """Seen to fail with the minutes added to the local time instead of the instant."""
    started = moment.astimezone(zone).astimezone(UTC)

    assert (end_of(started, minutes) - moment).total_seconds() == minutes * 60


@given(moments)
def test_the_local_day_is_that_of_the_zone_in_which_the_work_was_done(moment):
    """Seen to fail with a fixed offset of one hour in local_date: in summer midnight comes too late."""
    assert local_date(moment) == moment.astimezone(OSLO).date()
    after_midnight = datetime.combine(local_date(moment), time(0, 0), tzinfo=OSLO)
    assert after_midnight.astimezone(UTC) <= moment
    assert moment < after_midnight.astimezone(UTC) + timedelta(hours=25)


@given(moments)
def test_a_local_time_leads_back_to_an_instant_at_which_the_clock_showed_it(moment):
    """In the hour that comes twice, to the first one; never to another reading of the clock."""
    local = moment.astimezone(OSLO)

    found = instant_of(local.date(), local.time().replace(tzinfo=None))

    assert found.astimezone(OSLO).replace(tzinfo=None, fold=0) == local.replace(tzinfo=None, fold=0)
    assert found in (moment, moment - timedelta(hours=1))


@given(st.integers(2020, 2034), st.integers(0, 59))
def test_the_hour_that_the_clock_jumps_over_is_refused(year, minute):
    """Seen to fail with the comparison left out of instant_of."""
    last = date(year, 3, 31)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)

    with pytest.raises(TimeDoesNotExist):
        instant_of(sunday, time(2, minute))
