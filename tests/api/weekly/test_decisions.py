"""What is decided becomes work: tasks, visits, and points that are dealt with."""

from server.models import AgendaMark, PlannedVisit
from tests.factories.meetings import rows
from tests.factories.work import create
from tests.sync.phone import Phone


def test_a_decision_with_an_owner_is_a_task_on_the_owners_phone_at_the_next_sync(
    app, rogn, meeting, case, ask, selje
):
    """Seen to fail with settle_task left out of handling."""
    phone, other = Phone(ask), Phone(selje)
    for each in (phone, other):
        each.sync()
    rogn.write(
        meeting,
        rogn.point(case),
        decision="Levere bevis på rydding",
        owner_id=ask.id,
        due_on="2026-11-25",
    )
    point = rogn.point(case)
    assert rogn.post(f"{meeting}/points/{point['id']}/handled", is_handled=True).status_code == 204

    phone.sync()
    other.sync()

    (task,) = rogn.point(case)["tasks"]
    row = phone.row("task", task["id"])
    assert (row["text"], row["due_on"]) == ("Levere bevis på rydding", "2026-11-25")
    assert other.row("task", task["id"]) is None

    # Given to somebody else, it leaves the one phone and comes to the other.
    rogn.write(meeting, rogn.point(case), owner_id=selje.id)
    for each in (phone, other):
        each.sync()
    (task,) = rogn.point(case)["tasks"]
    assert phone.row("task", task["id"]) is None
    assert [row for key, row in phone.rows.items() if key[0] == "task"] == []
    assert other.row("task", task["id"])["text"] == "Levere bevis på rydding"


def test_what_is_ticked_on_the_phone_is_done_in_the_office(app, rogn, meeting, case, ask):
    rogn.post(
        f"{meeting}/points/{rogn.point(case)['id']}/tasks",
        owner_id=ask.id,
        text="Ta med nøkkel",
        due_on=None,
    )
    phone = Phone(ask)
    phone.sync()
    (task,) = rogn.point(case)["tasks"]

    phone.edit("task", task["id"], done_at="2026-11-17T10:00:00.000Z", done_by=ask.id)
    phone.sync()

    (task,) = rogn.point(case)["tasks"]
    assert task["done_at"] == "2026-11-17T10:00:00.000Z"


def test_a_visit_that_was_decided_is_planned_for_those_who_go(rogn, meeting, case, ask, selje):
    answer = rogn.post(
        f"{meeting}/points/{rogn.point(case)['id']}/visits",
        planned_on="2026-11-19",
        starts_at_local="09:00",
        duration_minutes=60,
        worker_ids=[ask.id, selje.id],
        note="Alltid to",
    )

    assert answer.status_code == 204
    (visit,) = rows(PlannedVisit, case_id=case)
    for who in (ask, selje):
        phone = Phone(who)
        phone.sync()
        assert phone.row("planned_visit", visit.id)["planned_on"] == "2026-11-19"


def test_a_point_without_a_case_has_no_visit(rogn, meeting):
    made = rogn.post(f"{meeting}/points", part="cases", title="Ny bil").json["id"]

    answer = rogn.post(
        f"{meeting}/points/{made}/visits",
        planned_on="2026-11-19",
        duration_minutes=60,
        worker_ids=[rogn.actor.id],
    )

    assert (answer.status_code, answer.json["errors"]) == (422, {"case_id": ["required"]})


def test_handling_a_point_handles_what_brought_its_case_up(rogn, meeting, case):
    create("agenda_mark", case_id=case, author_id=rogn.actor.id, marked_on="2026-11-17")
    path = f"{meeting}/points/{rogn.point(case)['id']}/handled"

    rogn.post(path, is_handled=True)
    rogn.post(path, is_handled=True)

    assert [row.handled_on for row in rows(AgendaMark, case_id=case)] == ["2026-11-17"]
    assert rogn.point(case)["handled_by"]["code"] == "BK"
    rogn.post(path, is_handled=False)
    assert rogn.point(case)["handled_at"] is None


def test_nobody_is_given_what_they_may_not_hear_of(app, rogn, lind, meeting):
    hidden = create(
        "inquiry",
        source="neighbour",
        channel="phone",
        received_at="2026-11-17T09:30:00.000Z",
        received_by=rogn.actor.id,
    )
    point = rogn.point(hidden)

    refused = rogn.write(meeting, point, owner_id=lind.actor.id)
    seen = next(item for item in lind.read()["items"] if item["id"] == point["id"])

    assert (refused.status_code, refused.json["reason"]) == (422, "owner_may_not_hear")
    assert (seen["is_hidden"], lind.write(meeting, seen, notes="?").status_code) == (True, 404)
    for path, said in (
        ("handled", {"is_handled": True}),
        ("tasks", {"owner_id": lind.actor.id, "text": "x"}),
    ):
        answer = lind.post(f"{meeting}/points/{point['id']}/{path}", **said)
        assert answer.status_code == 404
