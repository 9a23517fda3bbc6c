"""What is locked stays, and is only added to."""

from server.models import Task
from server.sync.operation import derived_id
from server.sync.system import system_commit
from tests.factories.meetings import AtTable, rows
from tests.factories.work import create, new_id


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
