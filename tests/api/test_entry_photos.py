"""What the office is told of an entry's photos, and the switch that allows them (faults.md 44)."""

import pytest

from tests.factories.people import Visitor, make_user
from tests.factories.work import make_case, make_entry, new_id
from tests.sync.phone import Phone, deleting
from tests.sync.photos.pictures import photo
from tests.sync.photos.sender import Sender, save_visit


@pytest.fixture
def phone(app, clock, ask):
    phone = Phone(ask)
    phone.pull()
    return phone


def test_the_reviewer_sees_what_has_come_and_which_phone_holds_the_rest(office, clock, phone):
    """Row 44. Seen to fail with `photos` left out of the answer, and with the state of each left out."""
    contents = [photo(1), photo(2), b"no picture"]
    entry_id, ids = save_visit(phone, *contents)
    phone.sync()
    clock.pass_(minutes=5)
    Sender.of(phone).send(contents[0])
    Sender.of(phone).send(contents[2])

    told = office.get(f"/api/entries/{entry_id}").json["photos"]

    assert [each["id"] for each in told] == ids
    assert [each["state"] for each in told] == ["stored", "waiting", "damaged"]
    assert told[1] == {
        "id": ids[1],
        "slot": "before",
        "position": 2,
        "taken_at": "2026-11-17T07:45:00.000Z",
        "state": "waiting",
        "announced_at": "2026-11-17T09:00:00.000Z",
        "received_at": None,
        "device_label": "Phone of a test",
        "device_seen_at": "2026-11-17T09:00:00.000Z",
    }
    assert told[0]["received_at"] == "2026-11-17T09:05:00.000Z"


def test_an_entry_without_all_its_photos_is_approved_all_the_same(office, phone):
    """It warns, and does not stop: the entry is valid without its photos."""
    entry_id, _ids = save_visit(phone, photo())
    phone.sync()

    body = {"op_id": new_id(), "base_version": 1}
    answer = office.send("POST", f"/api/entries/{entry_id}/approve", body)

    assert answer.status_code == 200
    assert answer.json["photos"][0]["state"] == "waiting"


def test_a_withdrawn_photo_is_not_listed(office, phone):
    entry_id, (photo_id,) = save_visit(phone, photo())
    phone.sync()
    phone.save(deleting("attachment", photo_id, 1))
    phone.sync()

    assert office.get(f"/api/entries/{entry_id}").json["photos"] == []
    assert office.get("/api/entries").json["entries"][0]["photos"] == []


def test_photos_of_several_entries_are_told_with_their_own(office, phone):
    first, (one,) = save_visit(phone, photo(1))
    second, (other,) = save_visit(phone, photo(2))
    phone.sync()

    entries = {each["id"]: each for each in office.get("/api/entries").json["entries"]}

    assert [each["id"] for each in entries[first]["photos"]] == [one]
    assert [each["id"] for each in entries[second]["photos"]] == [other]


@pytest.fixture
def coordinator(app):
    return Visitor(app).be(make_user("ROGN", "housing_coordinator"))


def allow(visitor, case_id, is_allowed, version=1, op_id=None):
    body = {"op_id": op_id or new_id(), "base_version": version, "is_allowed": is_allowed}
    return visitor.send("POST", f"/api/cases/{case_id}/photos", body)


def test_photos_are_off_until_the_coordinator_allows_them(coordinator, phone, ask):
    made = make_case()
    entry_id = make_entry(ask, case_id=made["case"])
    case = coordinator.get(f"/api/entries/{entry_id}").json["case"]
    assert (case["is_photo_allowed"], case["may_allow_photos"], case["version"]) == (False, True, 1)

    answer = allow(coordinator, made["case"], True)

    assert answer.json == {"id": made["case"], "version": 2, "is_photo_allowed": True}
    phone.pull()
    assert phone.row("case", made["case"])["is_photo_allowed"] is True
    assert coordinator.get(f"/api/entries/{entry_id}").json["case"]["is_photo_allowed"] is True
    assert allow(coordinator, made["case"], False, 2).json["is_photo_allowed"] is False
    phone.pull()
    assert phone.row("case", made["case"])["is_photo_allowed"] is False


def test_the_same_switch_twice_counts_once(coordinator):
    case_id, op_id = make_case()["case"], new_id()

    answers = [allow(coordinator, case_id, True, op_id=op_id) for _ in range(2)]

    assert answers[0].json == answers[1].json
    other = allow(coordinator, case_id, False, op_id=op_id)
    assert (other.status_code, other.json["reason"]) == (409, "op_id_taken")
    assert allow(coordinator, case_id, True, version=1).json["version"] == 2


def test_a_switch_of_a_case_that_is_not_there_is_refused(coordinator):
    answer = allow(coordinator, new_id(), True)

    assert (answer.status_code, answer.json["reason"]) == (404, "not_found")


def test_only_the_coordinator_has_the_switch(office, ask):
    """The unit manager reads it, and may not move it."""
    made = make_case()
    entry_id = make_entry(ask, case_id=made["case"])

    assert allow(office, made["case"], True).status_code == 403
    assert office.get(f"/api/entries/{entry_id}").json["case"]["may_allow_photos"] is False
