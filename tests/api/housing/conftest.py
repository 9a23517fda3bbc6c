"""A case whose home is written about, and who writes: a coordinator, and Nav's contact."""

import pytest

from tests.factories.people import Visitor, make_user
from tests.factories.work import make_case


@pytest.fixture(autouse=True)
def _now(clock):
    """At nine on Tuesday the 17th of November 2026."""


@pytest.fixture
def bk(app):
    return make_user("BK", "housing_coordinator")


@pytest.fixture
def desk(app, bk):
    return Visitor(app).be(bk)


@pytest.fixture
def nav(app):
    return Visitor(app).be(make_user("NK", "nav_housing_contact"))


@pytest.fixture
def case(app):
    return make_case("S12", "Grønn Furukvist")["case"]
