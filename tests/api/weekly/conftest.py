"""A weekly meeting with the coordinator and Nav's contact in it."""

import pytest

from tests.factories.meetings import AtTable
from tests.factories.people import make_user
from tests.factories.work import create, share_with_nav


@pytest.fixture
def rogn(app, clock):
    return AtTable(app, make_user("BK", "housing_coordinator"))


@pytest.fixture
def lind(app, clock):
    return AtTable(app, make_user("NK", "nav_housing_contact"))


@pytest.fixture
def case(app, clock):
    """A case near its end, shared with Nav."""
    resident = create("resident", name="Grønn Furukvist")
    told = {"code": "S01", "resident_id": resident, "opened_on": "2026-09-01"}
    made = create("case", **told, planned_end_on="2026-11-20")
    share_with_nav(made)
    return made


@pytest.fixture
def meeting(rogn, lind, case):
    """The meeting, open, with both in it."""
    return rogn.open(rogn.actor, lind.actor)
