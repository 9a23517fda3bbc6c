"""Flags for review, on days as they are worked."""

from datetime import date, datetime, time
from itertools import count

import pytest

from server.rules.local_time import end_of, instant_of
from server.rules.review_flags import Work, review_flags

TUESDAY = date(2026, 11, 17)
ask, selje = "ask", "selje"


def work(
    name,
    start,
    minutes,
    *people,
    on=TUESDAY,
    travel=0,
    opened=None,
    place=None,
    received=None,
    clock=None,
    declined=False,
):
    started_at = instant_of(on, time.fromisoformat(start))
    return Work(
        entry_id=name,
        people=people or (ask,),
        done_on=on,
        started_at=started_at,
        ended_at=end_of(started_at, minutes),
        duration_minutes=minutes,
        travel_minutes=travel,
        case_opened_on=opened,
        place=place,
        received_on=received,
        clock_offset_minutes=clock,
        is_declined=declined,
    )


DAYS = {
    "a plain day has nothing to look at": (
        [work("visit", "08:40", 35), work("call", "10:35", 5), work("visit 2", "11:15", 10)],
        {},
    ),
    "a colleague who says that they were not there": (
        [work("visit", "08:40", 35, declined=True), work("call", "10:35", 5)],
        {"visit": ["colleague_declined"]},
    ),
    "one visit begins as another ends": (
        [work("first", "08:00", 60), work("second", "09:00", 30)],
        {},
    ),
    "one person in two homes at once": (
        [work("first", "08:00", 61), work("second", "09:00", 30)],
        {"first": ["overlap"], "second": ["overlap"]},
    ),
    "two people in two homes at once": (
        [work("first", "08:00", 61, ask), work("second", "09:00", 30, selje)],
        {},
    ),
    "a confirmed colleague who was elsewhere": (
        [work("together", "08:00", 60, ask, selje), work("alone", "08:30", 15, selje)],
        {"together": ["overlap"], "alone": ["overlap"]},
    ),
    "a call inside a long visit, and another later in the same visit": (
        [work("visit", "08:00", 180), work("call", "08:30", 5), work("call 2", "10:30", 5)],
        {"visit": ["overlap"], "call": ["overlap"], "call 2": ["overlap"]},
    ),
    "a visit called off at the door, of no minutes, inside another": (
        [work("visit", "08:00", 60), work("called off", "08:30", 0)],
        {},
    ),
    "ten hours of work and travel are not long yet": (
        [work("visit", "08:00", 240, travel=60), work("visit 2", "13:00", 240, travel=60)],
        {},
    ),
    "ten hours and a minute": (
        [
            work("visit", "08:00", 240, travel=60),
            work("visit 2", "13:00", 240, travel=60),
            work("call", "17:00", 1),
        ],
        {"visit": ["long_day"], "visit 2": ["long_day"], "call": ["long_day"]},
    ),
    "a long day for the one who stayed on": (
        [work("both", "07:00", 480, ask, selje), work("one", "15:00", 180, selje)],
        {"both": ["long_day", "long_visit"], "one": ["long_day"]},
    ),
    "four hours": ([work("visit", "08:00", 240)], {}),
    "four hours and a minute": ([work("visit", "08:00", 241)], {"visit": ["long_visit"]}),
    "two people who log the same visit": (
        [work("one", "08:00", 60, place="S01"), work("two", "08:30", 60, selje, place="S01")],
        {"one": ["possible_duplicate"], "two": ["possible_duplicate"]},
    ),
    "two people at the same place one after the other": (
        [work("one", "08:00", 60, place="S01"), work("two", "09:00", 60, selje, place="S01")],
        {},
    ),
    "sent on the second day after": (
        [work("visit", "08:00", 60, received=date(2026, 11, 19))],
        {},
    ),
    "sent on the third day after": (
        [work("visit", "08:00", 60, received=date(2026, 11, 20))],
        {"visit": ["logged_late"]},
    ),
    "a phone's clock four minutes fast": (
        [work("visit", "08:00", 60, clock=4.0)],
        {"visit": ["clock_doubt"]},
    ),
    "a phone's clock that lost a day": (
        [work("visit", "08:00", 60, clock=-1440.0)],
        {"visit": ["clock_doubt"]},
    ),
    "a phone's clock a minute off": ([work("visit", "08:00", 60, clock=1.0)], {}),
    "help before the case was opened": (
        [work("visit", "08:00", 60, opened=date(2026, 11, 18))],
        {"visit": ["before_case_opened"]},
    ),
    "help on the day that the case was opened": (
        [work("visit", "08:00", 60, opened=TUESDAY)],
        {},
    ),
    "work that ends at midnight sharp": ([work("late", "23:00", 60)], {}),
    "work past midnight": ([work("late", "23:00", 61)], {"late": ["across_midnight"]}),
    "work past midnight on a long day before the case was opened": (
        [work("late", "13:00", 700, opened=date(2026, 12, 1))],
        {"late": ["long_day", "long_visit", "before_case_opened", "across_midnight"]},
    ),
}


@pytest.mark.parametrize(("day", "flags"), DAYS.values(), ids=DAYS)
def test_flags_what_a_reviewer_should_look_at_twice(day, flags):
    assert review_flags(day) == flags


@pytest.mark.parametrize(("day", "flags"), DAYS.values(), ids=DAYS)
def test_the_order_of_the_lines_does_not_matter(day, flags):
    assert review_flags(reversed(day)) == flags


def test_the_hour_that_comes_twice_in_october_is_no_overlap():
    # 25.10.2026: 02:30 summer time, then an hour later 02:30 again, on one elapsed time line.
    night = date(2026, 10, 25)
    first = work("first", "02:30", 45, on=night)
    second = work("second", "03:00", 30, on=night)

    assert (second.started_at - first.started_at).total_seconds() == 90 * 60
    assert review_flags([first, second]) == {}


def test_thousands_of_entries_are_judged_at_once():
    numbers = count()
    year = [
        work(f"{next(numbers)}", f"{hour:02}:00", 45, f"worker {person}", on=date(2026, month, 2))
        for month in range(1, 13)
        for hour in range(8, 16)
        for person in range(50)
    ]

    assert review_flags(year) == {}


def test_an_instant_is_aware():
    assert work("visit", "08:40", 35).started_at == datetime.fromisoformat("2026-11-17T07:40:00Z")
