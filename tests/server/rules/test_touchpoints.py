"""When a partner was met last and is met next, and what has gone by."""

from datetime import date

import pytest

from server.rules.touchpoints import Contact, Touchpoint, touchpoint

TODAY = date(2026, 11, 24)


def day(text):
    return date(2026, *map(int, text.split("-"))) if text else None


@pytest.mark.parametrize(
    ("held", "planned", "last", "coming", "overdue"),
    [
        ([], [], None, None, None),
        (["10-08"], [], "10-08", None, None),
        ([], ["12-31"], None, "12-31", None),
        (["10-08", "11-19"], ["12-31"], "11-19", "12-31", None),
        (["10-08"], ["11-19", "12-31"], "10-08", "12-31", "11-19"),
        ([], ["10-08", "11-19"], None, None, "11-19"),
        (["11-20"], ["11-19"], "11-20", None, None),
        ([], ["11-24"], None, "11-24", None),
        (["11-24"], ["12-31"], "11-24", "12-31", None),
        (["11-24"], [], "11-24", None, None),
    ],
    ids=[
        "never",
        "held and no more planned",
        "first one to come",
        "last and next",
        "one has gone by",
        "of several that have gone by the last counts",
        "a later one was held",
        "today is to come",
        "held today",
        "today is over",
    ],
)
def test_where_a_partner_stands(held, planned, last, coming, overdue):
    contacts = [Contact(day(each), True) for each in held]
    contacts += [Contact(day(each), False) for each in planned]

    assert touchpoint(contacts, TODAY) == Touchpoint(day(last), day(coming), day(overdue))


def test_what_has_gone_by_comes_first_then_the_next_then_the_longest_unseen():
    late = Touchpoint(None, None, day("11-01"))
    later = Touchpoint(day("10-08"), day("12-31"), day("11-19"))
    soon, far = Touchpoint(None, day("11-25"), None), Touchpoint(day("11-19"), day("12-31"), None)
    long_ago, recent = Touchpoint(day("02-01"), None, None), Touchpoint(day("11-01"), None, None)
    never = Touchpoint(None, None, None)
    wanted = [late, later, soon, far, long_ago, recent, never]

    mixed = [wanted[n] for n in (3, 6, 1, 5, 0, 4, 2)]

    assert sorted(mixed, key=lambda each: each.urgency) == wanted
