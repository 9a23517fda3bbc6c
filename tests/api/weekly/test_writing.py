"""Several write in one meeting at once, and nobody's words are lost."""

import pytest

from server.sync.system import system_commit
from tests.factories.work import create, new_id


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
