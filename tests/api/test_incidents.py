"""Safety incidents at a desk: what waits for those who lead, and what they have done about it."""

from datetime import UTC, datetime

import pytest

from server.clock import use_clock
from tests.api.test_changes import change, send
from tests.factories.people import Visitor, make_user
from tests.factories.work import create, make_case

WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


@pytest.fixture
def incident(app, ask):
    """The incident of L54: a visit on Monday that was broken off."""
    use_clock(lambda: WEDNESDAY)
    return create(
        "incident",
        case_id=make_case("S11")["case"],
        reported_by=ask.id,
        occurred_at="2026-11-16T09:30:00.000Z",
        type="threat",
        text="Ble truet i døra. Gikk med en gang.",
    )


def test_the_unit_manager_plans_the_follow_up_within_three_days(office, incident):
    waiting = office.get("/api/incidents").json
    plan = change("incident", incident, "patch", 1, follow_up_by=(None, "2026-11-18"))
    done = change(
        "incident",
        incident,
        "patch",
        2,
        followed_up_on=(None, "2026-11-18"),
        follow_up=(None, "Samtale med begge. Alltid to framover."),
    )

    assert (waiting["waiting"], waiting["incidents"][0]["due_on"]) == (1, "2026-11-19")
    assert send(office, plan).json["outcome"] == "applied"
    assert send(office, done).json["outcome"] == "applied"
    (row,) = office.get("/api/incidents").json["incidents"]
    assert (row["followed_up_on"], row["due_on"], row["is_late"]) == ("2026-11-18",) * 2 + (False,)


def test_one_that_nobody_has_followed_up_is_late_after_its_day(office, incident):
    use_clock(lambda: datetime(2026, 11, 20, 10, 0, tzinfo=UTC))

    (row,) = office.get("/api/incidents").json["incidents"]

    assert row["is_late"]


def test_what_happened_is_not_rewritten_at_a_desk(office, incident):
    rewrite = change("incident", incident, "patch", 1, text=("x", "Ingenting skjedde"))

    assert send(office, rewrite).json["reason"] == "not_allowed"


def test_navs_contact_and_an_admin_have_no_list_of_incidents(app, incident):
    for role in ("nav_housing_contact", "admin"):
        visitor = Visitor(app).be(make_user(role[:3], role))
        assert visitor.get("/api/incidents").status_code == 403
        plan = change("incident", incident, "patch", 1, follow_up_by=(None, "2026-11-18"))
        assert send(visitor, plan).json["reason"] == "not_allowed"
