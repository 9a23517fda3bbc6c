"""Review by exception: the plain ones together, the odd ones one by one, and what is put right says why."""

import orjson
import pytest
from sqlalchemy import select

from server.extensions import snapshot
from server.models import RecordHistory
from server.sync.system import system_commit
from tests.factories.people import Visitor, make_user
from tests.factories.work import make_entry, new_id


def flag(entry_id: str, *flags: str) -> None:
    """Put flags on an entry, as the job does."""
    change = {
        "entity": "log_entry",
        "id": entry_id,
        "action": "patch",
        "base_version": 1,
        "base": {"review_flags": []},
        "set": {"review_flags": list(flags)},
    }
    assert system_commit("flags", [(new_id(), [change], None)])[0].outcome == "applied"


def approve_together(visitor, *seen, op_id=None):
    entries = [{"id": entry_id, "version": version} for entry_id, version in seen]
    return visitor.send(
        "POST", "/api/entries/approve", {"op_id": op_id or new_id(), "entries": entries}
    )


def correct(visitor, seen, reason="Skrevet feil", **changed):
    body = {"op_id": new_id(), "base_version": seen["version"], "reason": reason} | changed
    return visitor.send("POST", f"/api/entries/{seen['id']}/correct", body)


def test_the_plain_and_the_odd_are_listed_apart(office, ask):
    plain, odd = make_entry(ask), make_entry(ask, hour=12)
    flag(odd, "overlap")

    def listed(query: str) -> list[str]:
        return [entry["id"] for entry in office.get(f"/api/entries?{query}").json["entries"]]

    assert listed("kind=plain") == [plain]
    assert listed("kind=odd") == [odd]
    assert listed("sort=oldest") == [plain, odd]
    assert listed(f"author_id={new_id()}") == []
    assert office.get("/api/entries?kind=odd").json["total"] == 1


def test_the_plain_are_approved_together_and_one_that_changed_keeps_no_other_back(office, ask, eik):
    first, second, odd, own = (
        make_entry(ask),
        make_entry(ask, hour=12),
        make_entry(ask, hour=14),
        make_entry(eik, hour=9),
    )
    flag(odd, "long_visit")
    seen, op_id = [(first, 1), (second, 7), (odd, 2), (own, 1), (new_id(), 1)], new_id()

    answer = approve_together(office, *seen, op_id=op_id)
    again = approve_together(office, *seen, op_id=op_id)

    reasons = [each["reason"] for each in answer.json["entries"]]
    assert reasons == [None, "stale_version", "not_plain", "own_entry", "not_found"]
    assert again.json == answer.json
    assert office.get("/api/entries?state=approved").json["total"] == 1


def test_what_is_put_right_after_approval_stays_approved_and_the_history_keeps_both(
    app, office, ask, eik
):
    """Who corrects answers for it. Seen to fail with the first approver left in vouching.py."""
    entry_id = make_entry(ask)
    other = Visitor(app).be(make_user("B", "unit_manager"))
    other.send("POST", f"/api/entries/{entry_id}/approve", {"op_id": new_id(), "base_version": 1})
    entry = office.get(f"/api/entries/{entry_id}").json
    assert entry["approved_by"]["id"] != eik.id

    answer = correct(office, entry, reason="Kjørte 12 km, ikke 21", entry={"km": 12})

    assert answer.status_code == 200
    assert (answer.json["state"], answer.json["km"], answer.json["version"]) == ("approved", 12, 3)
    assert answer.json["approved_by"]["id"] == eik.id
    with snapshot() as connection:
        before, after = connection.execute(
            select(RecordHistory.before, RecordHistory.after).where(
                RecordHistory.id == entry_id, RecordHistory.version == 3
            )
        ).one()
    assert orjson.loads(before)["km"] == entry["km"]
    assert orjson.loads(after)["return_comment"] == "Kjørte 12 km, ikke 21"


def test_lines_are_put_right_with_their_entry_and_must_still_sum(office, ask):
    entry = office.get(f"/api/entries/{make_entry(ask)}").json
    line = entry["lines"][0]
    kept = {"id": line["id"], "task_type": "cleaning", "duration_minutes": 10}
    more = {"task_type": "meeting", "duration_minutes": entry["duration_minutes"] - 10}

    wrong = correct(office, entry, lines=[kept])
    right = correct(office, entry, lines=[kept, more])

    assert wrong.json["reason"] == "minutes_do_not_sum"
    assert [one["task_type"] for one in right.json["lines"]] == ["cleaning", "meeting"]
    fewer = correct(
        office, right.json, lines=[{**more, "duration_minutes": entry["duration_minutes"]}]
    )
    assert [one["task_type"] for one in fewer.json["lines"]] == ["meeting"]


def test_nobody_puts_their_own_right_and_nobody_what_has_changed(app, office, ask):
    entry = office.get(f"/api/entries/{make_entry(ask)}").json
    both = make_user("B", "unit_manager", "field_worker")
    own = Visitor(app).be(both).get(f"/api/entries/{make_entry(both, hour=9)}").json

    assert correct(office, entry, reason="").status_code == 422
    assert correct(Visitor(app).be(both), own).json["reason"] == "own_entry"
    assert correct(office, entry, entry={"km": 3}).status_code == 200
    stale = correct(office, entry, entry={"km": 4})
    assert (stale.json["reason"], stale.json["version"]) == ("stale_version", 2)


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_whoever_took_part_does_not_put_it_right(app, ask, state):
    """Seen to fail with the entries to correct left out of `Survey.reviewed`: nobody read who took part."""
    both = make_user("B", "unit_manager", "field_worker")
    entry_id = make_entry(ask, colleagues=[both], state=state)
    entry = Visitor(app).be(both).get(f"/api/entries/{entry_id}").json

    refused = correct(Visitor(app).be(both), entry, entry={"km": 12})

    assert (refused.status_code, refused.json["reason"]) == (403, "own_entry")


def test_a_line_of_another_entry_is_not_found(office, ask):
    entry = office.get(f"/api/entries/{make_entry(ask)}").json
    other = office.get(f"/api/entries/{make_entry(ask, hour=12)}").json
    stolen = {**other["lines"][0], "duration_minutes": entry["duration_minutes"]}
    stolen = {name: stolen[name] for name in ("id", "task_type", "duration_minutes")}

    assert correct(office, entry, lines=[stolen]).status_code == 404


@pytest.mark.parametrize("field", ["state", "approved_by", "author_id", "review_flags"])
def test_what_follows_from_acts_cannot_be_put_right(office, ask, field):
    entry = office.get(f"/api/entries/{make_entry(ask)}").json

    assert correct(office, entry, entry={field: "approved"}).status_code == 422
