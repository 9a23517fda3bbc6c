"""Questions are taken further and answered: an answer flows back to the case."""

import pytest

from server.models import ForumQuestion, Measure
from tests.factories.people import Visitor, make_user
from tests.factories.work import create, make_case, new_id, row_of, share_with_nav

TODAY = "2026-11-17"


def ask(visitor, case_id, forum, measure_id=None, **fields):
    told = {"case_id": case_id, "forum": forum, "question": "Kommunal bolig?", "asked_on": TODAY}
    change = {
        "entity": "forum_question",
        "id": new_id(),
        "action": "create",
        "base_version": 0,
        "base": {},
        "set": told | {"measure_id": measure_id} | fields,
    }
    answer = visitor.send("POST", "/api/changes", {"op_id": new_id(), "changes": [change]})
    assert answer.status_code == 200, answer.json
    return change["id"]


def seen_of(measure):
    names = ("version", "state", "applied_on", "decided_on", "starts_on")
    return {name: measure[name] for name in names}


def give_answer(visitor, question_id, op_id=None, **said):
    body = {"op_id": op_id or new_id(), "base_version": 1, "answered_on": TODAY} | said
    return visitor.send("POST", f"/api/forum-questions/{question_id}/answer", body)


def test_an_answer_sets_the_measures_state_and_dates_in_the_same_operation(desk, office, case):
    """The unit manager answers two measures: one granted from the new year, one not now (mission.md)."""
    dwelling = create(
        "measure",
        case_id=case,
        measure="municipal_dwelling",
        state="applied",
        applied_on="2026-11-10",
    )
    loan = create("measure", case_id=case, measure="starter_loan")
    first = ask(desk, case, "unit_manager", dwelling)
    second = ask(desk, case, "unit_manager", loan, question="Startlån til Furukvist?")
    waiting = office.get("/api/forum-questions?forum=unit_manager").json["questions"]
    assert {each["id"] for each in waiting} == {first, second}
    assert {each["case"]["initials"] for each in waiting} == {"G.F."}
    assert "Startlån til F.?" in {each["question"] for each in waiting}
    assert all(each["may_answer"] for each in waiting)

    op_id = new_id()
    granted = {
        "state": "granted",
        "starts_on": "2027-01-01",
        "answer": "Ja",
        "seen": seen_of(row_of(Measure, dwelling)),
    }
    once = give_answer(office, first, op_id, **granted)
    again = give_answer(office, first, op_id, **granted)
    give_answer(
        office, second, state="considered", answer="Ikke nå", seen=seen_of(row_of(Measure, loan))
    )

    assert once.json == again.json
    assert once.json["outcome"] == "applied"
    assert seen_of(row_of(Measure, dwelling)) == {
        "version": 2,
        "state": "granted",
        "applied_on": "2026-11-10",
        "decided_on": TODAY,
        "starts_on": "2027-01-01",
    }
    assert row_of(Measure, loan)["state"] == "considered"
    found = desk.get(f"/api/cases/{case}/housing").json["questions"]
    assert {(each["state"], each["answer"], each["answered_by_name"]) for each in found} == {
        ("granted", "Ja", "Person EIK"),
        ("considered", "Ikke nå", "Person EIK"),
    }
    answered = office.get("/api/forum-questions?forum=unit_manager&state=answered").json
    assert len(answered["questions"]) == 2
    assert office.get("/api/forum-questions?forum=unit_manager").json["questions"] == []


def test_two_who_answer_at_once_are_both_kept(app, desk, office, case):
    other = Visitor(app).be(make_user("E2", "unit_manager"))
    measure = create("measure", case_id=case, measure="municipal_dwelling")
    question = ask(desk, case, "unit_manager", measure)
    seen = seen_of(row_of(Measure, measure))

    give_answer(office, question, state="granted", seen=seen)
    second = give_answer(other, question, state="refused", seen=seen)

    assert second.json["outcome"] == "conflict"
    assert row_of(ForumQuestion, question)["state"] == "granted"
    assert row_of(Measure, measure)["state"] == "granted"
    assert len(second.json["conflicts"]) == 2


def test_each_answers_for_a_forum_of_their_own(desk, nav, office, case):
    """Seen to fail with may_answer always true."""
    share_with_nav(case)
    theirs, navs = ask(desk, case, "unit_manager"), ask(nav, case, "nav_department_manager")

    assert give_answer(nav, theirs, answer="Ja").json["reason"] == "not_allowed"
    assert give_answer(office, navs, answer="Ja").json["reason"] == "not_allowed"
    assert give_answer(desk, theirs, answer="Ja").json["reason"] == "not_allowed"
    assert give_answer(office, theirs, answer="Ja").status_code == 200
    assert give_answer(nav, navs, answer="Ja").status_code == 200
    assert (
        row_of(ForumQuestion, navs)["answered_by"] != row_of(ForumQuestion, theirs)["answered_by"]
    )


def test_nav_sees_and_answers_what_is_asked_of_shared_cases_alone(desk, nav, case):
    other = make_case("S13")["case"]
    share_with_nav(case)
    shared = ask(desk, case, "nav_department_manager")
    hidden = ask(desk, other, "nav_department_manager")

    listed = nav.get("/api/forum-questions?forum=nav_department_manager").json["questions"]

    assert [each["id"] for each in listed] == [shared]
    assert "resident_name" not in listed[0]["case"]
    assert give_answer(nav, hidden, answer="Ja").status_code == 404
    both = desk.get("/api/forum-questions?forum=nav_department_manager").json["questions"]
    assert {each["id"] for each in both} == {shared, hidden}


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        ({}, {"answer": ["required"]}),
        ({"answer": "Ja", "answered_on": "2026-11-18"}, {"answered_on": ["in_future"]}),
        (
            {"state": "refused", "starts_on": "2027-01-01"},
            {"starts_on": ["not_granted"]},
        ),
    ],
)
def test_an_answer_names_the_field_that_is_wrong(desk, office, case, said, errors):
    question = ask(desk, case, "unit_manager")

    answer = give_answer(office, question, **said)

    assert answer.json["errors"] == errors
    assert row_of(ForumQuestion, question)["answered_on"] is None


def test_a_question_about_a_measure_is_answered_with_a_state(desk, office, case):
    measure = create("measure", case_id=case, measure="municipal_dwelling")
    question = ask(desk, case, "unit_manager", measure)

    answer = give_answer(office, question, answer="Ja")

    assert answer.json["errors"] == {"state": ["required"], "seen": ["required"]}
