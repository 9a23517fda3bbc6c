"""Several write in one meeting at once, decisions become work, and what is locked stays."""

import pytest

from server.extensions import snapshot
from server.models import AgendaMark, PlannedVisit, Task
from server.sync.operation import derived_id
from server.sync.system import system_commit
from tests.factories.meetings import AtTable
from tests.factories.people import make_user
from tests.factories.work import create, new_id, share_with_nav
from tests.sync.phone import Phone


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


def rows(model, **wanted):
    with snapshot() as connection:
        query = model.__table__.select().filter_by(**wanted)
        return connection.execute(query).all()


def test_opening_keeps_the_agenda_and_opening_twice_is_opening_once(rogn, lind, meeting, case):
    again = rogn.open(rogn.actor)
    view = lind.read()

    assert (again, view["id"], view["state"]) == (meeting, meeting, "open")
    assert [each["person"]["code"] for each in view["attendance"]] == ["BK", "NK"]
    assert all(item["version"] == 1 for item in view["items"])


def test_a_meeting_that_was_planned_is_the_one_that_is_opened(rogn):
    planned = create("meeting", type="weekly", held_on="2026-11-19", state="planned")

    opened = rogn.open(rogn.actor)

    assert opened == planned
    assert (rogn.read()["held_on"], rogn.read()["state"]) == ("2026-11-17", "open")


def test_a_meeting_that_was_planned_long_ago_and_never_held_is_not_the_next(rogn):
    forgotten = create("meeting", type="weekly", held_on="2026-11-12", state="planned")

    assert rogn.open(rogn.actor) != forgotten


def test_navs_contact_takes_part_and_neither_opens_nor_closes(lind, meeting):
    assert lind.post("open", attendance=[{"user_id": lind.actor.id}]).status_code == 403
    assert lind.post(f"{meeting}/close").status_code == 403


def test_two_who_write_in_different_fields_of_a_point_both_have_their_way(
    rogn, lind, meeting, case
):
    """Seen to fail with one field group for all texts of a point."""
    seen = rogn.point(case)

    first = rogn.write(meeting, seen, notes="Brevet kom i går.")
    second = lind.write(meeting, seen, decision="Skrive innsigelse.")

    assert (first.json["outcome"], second.json["outcome"]) == ("applied", "merged")
    point = lind.point(case)
    assert (point["notes"], point["decision"]) == ("Brevet kom i går.", "Skrive innsigelse.")
    assert point["conflicts"] == []


def test_two_who_write_in_the_same_field_lose_neither_text(rogn, lind, meeting, case):
    """Seen to fail with what stands now taken for what the writer saw."""
    seen = rogn.point(case)
    rogn.write(meeting, seen, notes="Rogn skrev dette.")

    second = lind.write(meeting, seen, notes="Lind skrev dette.")

    assert second.json["outcome"] == "conflict"
    for reader in (rogn, lind):
        point = reader.point(case)
        assert point["notes"] == "Rogn skrev dette."
        (conflict,) = point["conflicts"]
        assert (conflict["field"], conflict["offered"]) == ("notes", "Lind skrev dette.")
        assert conflict["writer"]["code"] == "NK"


def test_two_texts_also_stand_in_the_queue_of_what_must_be_decided(rogn, lind, meeting, case):
    seen = rogn.point(case)
    rogn.write(meeting, seen, notes="Rogn skrev dette.")
    lind.write(meeting, seen, notes="Lind skrev dette.")

    queue = rogn.visitor.get("/api/parked?outcome=conflict").json

    (parked,) = queue["operations"]
    (value,) = parked["conflicts"][0]["values"]
    assert (value["name"], value["offered"]) == ("notes", "Lind skrev dette.")


@pytest.mark.parametrize(
    ("choice", "text", "expected"),
    [
        ("keep", None, "Rogn skrev dette."),
        ("take", None, "Lind skrev dette."),
        ("take", "Begge skrev.", "Begge skrev."),
    ],
)
def test_whoever_is_in_the_meeting_chooses_between_two_texts(
    rogn, lind, meeting, case, choice, text, expected
):
    """Seen to fail with only reviewers let to choose."""
    seen = rogn.point(case)
    rogn.write(meeting, seen, notes="Rogn skrev dette.")
    lind.write(meeting, seen, notes="Lind skrev dette.")
    (conflict,) = lind.point(case)["conflicts"]

    said = {"base_version": conflict["version"], "choice": choice}
    said |= {"set": {"notes": text}} if text else {}
    answer = lind.post(f"{meeting}/texts/{conflict['id']}", **said)

    assert answer.status_code == 204
    point = rogn.point(case)
    assert (point["notes"], point["conflicts"]) == (expected, [])
    again = rogn.post(f"{meeting}/texts/{conflict['id']}", **said)
    assert again.json["reason"] == "already_decided"


def test_what_somebody_writes_stays_when_its_reason_goes_and_is_never_doubled(rogn, meeting, case):
    """Seen to fail with stored points left out when the rule finds them no more."""
    rogn.write(meeting, rogn.point(case), notes="Skal stå.")
    change = {
        "entity": "case",
        "id": case,
        "action": "patch",
        "base_version": 1,
        "base": {"planned_end_on": "2026-11-20"},
        "set": {"planned_end_on": "2027-03-01"},
    }
    system_commit("test", [(new_id(), [change], None)], is_all_or_nothing=True)

    def found():
        return [
            (item["notes"], [reason["key"] for reason in item["reasons"]])
            for item in rogn.read()["items"]
            if item["part"] == "cases" and (item["case"] or {}).get("id") == case
        ]

    assert found() == [("Skal stå.", ["end_near"])]
    create("agenda_mark", case_id=case, author_id=rogn.actor.id, marked_on="2026-11-17")
    assert found() == [("Skal stå.", ["end_near", "marked"])]


def test_what_comes_while_the_meeting_is_open_stands_there_and_can_be_written_in(rogn, meeting):
    late = create(
        "inquiry",
        source="neighbour",
        channel="phone",
        received_at="2026-11-17T09:30:00.000Z",
        received_by=rogn.actor.id,
        urgency="critical",
    )
    seen = rogn.point(late)
    assert seen["version"] == 0

    assert rogn.write(meeting, seen, decision="Ring 110.").json["outcome"] == "applied"
    assert rogn.point(late)["decision"] == "Ring 110."


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


def test_a_point_of_another_meeting_is_not_found(rogn, meeting, case):
    other = create("meeting", type="touchpoint", held_on="2026-11-18", state="open")
    point = rogn.point(case)

    assert rogn.write(other, point, notes="?").status_code == 404
    assert rogn.write(new_id(), point, notes="?").status_code == 404
    assert rogn.write(meeting, point | {"id": new_id()}, notes="?").status_code == 404


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"notes": "x" * 4001}, "set.notes"),
        ({"due_on": "i morgen"}, "set.due_on"),
        ({"due_on": "2026-02-30"}, "set.due_on"),
        ({"owner_id": "1f0e2a3c-0000-7000-8000-000000000001"}, "owner_id"),
    ],
)
def test_what_cannot_be_kept_names_its_field(rogn, meeting, case, texts, field):
    answer = rogn.write(meeting, rogn.point(case), **texts)

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [field]


def test_minutes_are_not_locked_while_two_texts_wait_for_a_choice(rogn, lind, meeting, case):
    seen = rogn.point(case)
    rogn.write(meeting, seen, notes="En")
    lind.write(meeting, seen, notes="To")

    answer = rogn.post(f"{meeting}/close")

    assert (answer.status_code, answer.json["reason"]) == (409, "texts_to_choose")
    assert rogn.read()["state"] == "open"


def test_what_is_closed_is_locked_and_only_added_to(rogn, lind, meeting, case, ask):
    rogn.write(meeting, rogn.point(case), decision="Besøk", owner_id=ask.id)
    point = rogn.point(case)
    assert rogn.post(f"{meeting}/close").status_code == 204
    assert rogn.post(f"{meeting}/close").status_code == 204

    assert [row.text for row in rows(Task, owner_id=ask.id)] == ["Besøk"]
    for path, said in (
        (f"points/{point['id']}/handled", {"is_handled": True}),
        ("points", {"part": "cases", "title": "Ny"}),
        ("attendance", {"come": [{"user_id": ask.id}]}),
    ):
        refused = rogn.post(f"{meeting}/{path}", **said)
        assert (refused.status_code, refused.json["reason"]) == (409, "minutes_locked")
    assert rogn.write(meeting, point, notes="?").json["reason"] == "minutes_locked"

    lind.post(f"{meeting}/additions", text="NK søker også depositum.", item_id=point["id"])
    minutes = rogn.read(meeting)
    (added,) = minutes["additions"]
    assert (minutes["state"], minutes["locked_by"]["code"]) == ("locked", "BK")
    assert (added["author"]["code"], added["text"]) == ("NK", "NK søker også depositum.")
    assert added["added_at"] == "2026-11-17T09:00:00.000Z"


def test_the_minutes_say_tomorrow_what_they_said_today(app, rogn, meeting, case, clock, ask):
    """Seen to fail with the plan of locked minutes built anew."""
    visit = create("planned_visit", case_id=case, planned_on="2026-11-19", duration_minutes=60)
    worker = create("planned_worker", planned_visit_id=visit, user_id=ask.id)
    rogn.post(f"{meeting}/close")
    before = rogn.read(meeting)["items"]
    assert any(reason["key"] == "visit" for item in before for reason in item["reasons"])

    clock.pass_(days=1)
    change = {"entity": "planned_worker", "id": worker, "action": "delete", "base_version": 1}
    system_commit("test", [(new_id(), [change | {"base": {}, "set": {}}], None)])

    tomorrow = AtTable(app, rogn.actor)
    assert tomorrow.read(meeting)["items"] == before
    assert tomorrow.read()["since"] == "2026-11-17"
    assert tomorrow.read()["id"] is None


def test_a_meeting_that_is_not_closed_has_no_additions(rogn, meeting):
    assert rogn.post(f"{meeting}/additions", text="?").json["reason"] == "meeting_not_open"


def test_a_second_meeting_of_a_day_is_another(rogn, meeting):
    rogn.post(f"{meeting}/close")

    second = rogn.open(rogn.actor)

    assert second != meeting
    assert second == derived_id("weekly_meeting", "2026-11-17", 1)
