"""Tasks at a desk: whose they are, which are overdue, and that they are done once."""

import pytest

from tests.factories.people import Visitor, make_user
from tests.factories.work import create, make_case, new_id, share_with_nav


@pytest.fixture
def rogn(app, clock):
    return make_user("BK", "housing_coordinator")


@pytest.fixture
def lind(app, clock):
    return make_user("NK", "nav_housing_contact")


def task(owner, text="Ringe utleier", by=None, **fields):
    made_by = (by or owner).id
    return create("task", owner_id=owner.id, text=text, made_by=made_by, **fields)


def listed(app, actor, whose="mine"):
    answer = Visitor(app).be(actor).get(f"/api/tasks?whose={whose}")
    assert answer.status_code == 200
    return answer.json


def ids(page):
    return [each["id"] for each in page["tasks"]]


def test_open_tasks_come_by_their_day_and_what_is_done_comes_last(app, rogn):
    done = task(rogn, done_at="2026-11-16T08:00:00.000Z", due_on="2026-11-01")
    whenever = task(rogn)
    late = task(rogn, due_on="2026-11-16")
    soon = task(rogn, due_on="2026-11-17")

    page = listed(app, rogn)

    assert ids(page) == [late, soon, whenever, done]
    assert [each["is_overdue"] for each in page["tasks"]] == [True, False, False, False]
    assert page["overdue"] == 1


def test_each_list_holds_what_it_is_called(app, rogn, ask):
    mine, others = task(rogn), task(ask, due_on="2026-11-01")

    assert ids(listed(app, rogn)) == [mine]
    assert set(ids(listed(app, rogn, "all"))) == {mine, others}
    assert ids(listed(app, rogn, "overdue")) == [others]


def test_navs_contact_reads_their_own_and_those_of_shared_cases(app, rogn, lind, ask):
    """Seen to fail with Extent.ALL given to nav_housing_contact."""
    shared, hidden = make_case("S01")["case"], make_case("S02")["case"]
    share_with_nav(shared)
    own = task(lind, case_id=hidden)
    given = task(ask, by=lind)
    of_shared = task(ask, case_id=shared)
    task(ask, case_id=hidden, by=rogn)

    page = listed(app, lind, "all")

    assert set(ids(page)) == {own, given, of_shared}
    cases = {each["id"]: each["case"] for each in page["tasks"]}
    assert cases[own] is None
    assert cases[of_shared]["code"] == "S01"


def test_a_task_is_given_once_however_often_it_is_sent(app, rogn, ask):
    visitor, op_id = Visitor(app).be(rogn), new_id()
    said = {"op_id": op_id, "owner_id": ask.id, "text": "Hente nøkkel", "due_on": "2026-11-19"}

    for _ in range(2):
        assert visitor.send("POST", "/api/tasks", said).status_code == 204

    (given,) = listed(app, rogn, "all")["tasks"]
    assert (given["text"], given["owner"]["code"]) == ("Hente nøkkel", "ASK")


def test_a_task_is_given_only_to_those_who_may_hear_of_its_case(app, rogn, lind):
    case = make_case()["case"]
    said = {"op_id": new_id(), "owner_id": lind.id, "text": "Se på saken", "case_id": case}

    refused = Visitor(app).be(rogn).send("POST", "/api/tasks", said)
    hidden = Visitor(app).be(lind).send("POST", "/api/tasks", said | {"op_id": new_id()})

    assert (refused.status_code, refused.json["reason"]) == (422, "owner_may_not_hear")
    assert hidden.status_code == 404


def test_a_task_is_ticked_and_the_tick_is_taken_away(app, rogn):
    one, visitor = task(rogn), Visitor(app).be(rogn)

    def tick(is_done, version):
        said = {"op_id": new_id(), "base_version": version, "is_done": is_done}
        return visitor.send("POST", f"/api/tasks/{one}/done", said).status_code

    assert tick(True, 1) == 204
    assert listed(app, rogn)["tasks"][0]["done_at"] == "2026-11-17T09:00:00.000Z"
    assert tick(True, 1) == 204
    assert tick(False, 2) == 204
    assert listed(app, rogn)["tasks"][0]["done_at"] is None


def test_a_task_that_is_hidden_is_not_found(app, rogn, lind):
    hidden = task(rogn)
    said = {"op_id": new_id(), "base_version": 1, "is_done": True}

    answer = Visitor(app).be(lind).send("POST", f"/api/tasks/{hidden}/done", said)

    assert answer.status_code == 404
