"""*Hent sak*: found by name, fetched, held for the days of the day pack; asked for is noted."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from server.access.visible import View
from server.clock import local_today, use_clock
from server.errors import NotFound
from server.extensions import snapshot
from server.models import CaseFetch, User
from server.services.case_fetch import fetch_case, find_cases
from tests.factories.people import make_user
from tests.factories.work import make_case
from tests.sync.clock import NOON
from tests.sync.phone import Phone


@pytest.fixture
def ask(app):
    use_clock(lambda: NOON)
    return make_user("ASK", "field_worker", surface="field")


def held(phone):
    return {key for key in phone.rows if key[0] == "case"}


def test_a_case_that_is_fetched_comes_with_all_that_belongs_to_it_and_goes_after_the_days(ask):
    """Seen to fail with fetches left out of the view's cases."""
    made = make_case()
    phone = Phone(ask)
    phone.pull()
    assert held(phone) == set()

    fetch_case(ask, made["case"])
    phone.repair()
    assert ("case", made["case"]) in held(phone)
    assert ("place", made["place"]) in phone.rows
    with snapshot() as connection:
        later = (local_today() + timedelta(days=1)).isoformat()
        assert View(connection, ask).cases == {made["case"]}
        assert View(connection, ask, since=later).cases == set()


def test_who_fetched_is_noted_every_time_and_others_get_nothing(ask):
    selje = make_user("SELJE", "field_worker", surface="field")
    made = make_case()
    fetch_case(ask, made["case"])
    fetch_case(ask, made["case"])
    with snapshot() as connection:
        rows = connection.execute(select(CaseFetch.user_id, CaseFetch.case_id)).all()
        assert [tuple(row) for row in rows] == [(ask.id, made["case"])] * 2
        assert View(connection, selje).cases == set()
        bumped = connection.execute(select(User.scope_rev).where(User.id == ask.id)).scalar_one()
    assert bumped >= 2


@pytest.mark.parametrize("case_id", ["0" * 8 + "-0000-4000-8000-" + "0" * 12])
def test_a_case_that_is_not_there_is_not_found(ask, case_id):
    with pytest.raises(NotFound):
        fetch_case(ask, case_id)
    with snapshot() as connection:
        assert not connection.execute(select(CaseFetch.id)).all()


def test_a_case_is_found_by_the_beginnings_of_its_words_and_no_word_finds_none(ask):
    made = make_case()
    with snapshot() as connection:
        code = connection.exec_driver_sql("SELECT code FROM cases").scalar_one()
    found = find_cases(code.lower())
    assert [each["id"] for each in found] == [made["case"]]
    assert find_cases("  ") == []
    assert find_cases("finnesikke") == []
