"""Series of meetings in the office: every sixth week, one of them moved, contact with partners."""

from datetime import UTC, datetime

import pytest

from server.clock import use_clock
from server.sync.system import system_commit
from tests.factories.people import Visitor, make_user
from tests.factories.work import create, new_id, save

#: The Wednesday of the coordinator's steps, in week 47 of 2026.
WEDNESDAY = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def rogn(app):
    use_clock(lambda: WEDNESDAY)
    return make_user("ROGN", "housing_coordinator")


@pytest.fixture
def desk(app, rogn):
    return Visitor(app).be(rogn)


def make_series(**fields):
    partner = fields.pop("partner_id", None) or create(
        "partner", name="Rustjenesten", partner_type="addiction"
    )
    told = {
        "type": "addiction_mental_health",
        "name": "Rus og psykisk helse",
        "partner_id": partner,
        "anchor_on": "2026-10-08",
        "every_weeks": 6,
        "starts_at_local": "09:00",
    }
    return create("meeting_series", **(told | fields))


def plan(desk, series, slot_on, **fields):
    told = {
        "op_id": new_id(),
        "base_version": 0,
        "held_on": slot_on,
        "starts_at_local": "09:00",
        "is_cancelled": False,
    }
    return desk.send("POST", f"/api/series/{series}/days/{slot_on}", told | fields)


def coming(desk):
    answer = desk.get("/api/meetings")
    assert answer.status_code == 200
    return [(each["held_on"], each["week"], each["is_moved"]) for each in answer.json["meetings"]]


def test_every_sixth_week_and_one_of_them_moved_past_week_53(desk):
    """The coordinator's step 13."""
    series = make_series()
    assert coming(desk)[:4] == [
        ("2026-11-19", "2026-W47", False),
        ("2026-12-31", "2026-W53", False),
        ("2027-02-11", "2027-W06", False),
        ("2027-03-25", "2027-W12", False),
    ]

    answer = plan(desk, series, "2026-12-31", held_on="2027-01-07")

    assert answer.status_code == 200, answer.json
    assert (answer.json["slot_on"], answer.json["held_on"]) == ("2026-12-31", "2027-01-07")
    assert coming(desk)[:3] == [
        ("2026-11-19", "2026-W47", False),
        ("2027-01-07", "2027-W01", True),
        ("2027-02-11", "2027-W06", False),
    ]
    (told,) = desk.get("/api/series").json["series"]
    assert [each["held_on"] for each in told["coming"]] == [
        "2026-11-19",
        "2027-01-07",
        "2027-02-11",
    ]


def test_a_meeting_is_moved_again_and_back_and_called_off(desk):
    """Seen to fail with cancelled meetings told as coming."""
    series = make_series()
    first = plan(desk, series, "2026-12-31", held_on="2027-01-07").json

    again = plan(desk, series, "2026-12-31", held_on="2027-01-08", base_version=first["version"])
    off = plan(
        desk, series, "2026-12-31", is_cancelled=True, base_version=again.json["version"]
    ).json

    assert (again.json["id"], off["state"], off["held_on"]) == (
        first["id"],
        "cancelled",
        "2026-12-31",
    )
    (told,) = desk.get("/api/series").json["series"]
    assert [each["held_on"] for each in told["coming"]] == [
        "2026-11-19",
        "2027-02-11",
        "2027-03-25",
    ]


def test_two_who_move_the_same_meeting_lose_nothing(desk):
    """Seen to fail with the version not compared in _plan."""
    series = make_series()
    op_id = new_id()
    moved = plan(desk, series, "2026-12-31", held_on="2027-01-07", op_id=op_id)

    again = plan(desk, series, "2026-12-31", held_on="2027-01-07", op_id=op_id)
    other = plan(desk, series, "2026-12-31", held_on="2027-01-05")

    assert again.json == moved.json
    assert (other.status_code, other.json["reason"]) == (409, "stale_version")
    assert other.json["version"] == moved.json["version"]
    assert ("2027-01-07", "2027-W01", True) in coming(desk)


@pytest.mark.parametrize(
    ("slot_on", "fields", "status"),
    [
        ("2026-12-30", {}, 404),
        ("2027-01-07", {}, 404),
        ("31-12-2026", {"held_on": "2026-12-31"}, 404),
        ("2026-12-31", {"held_on": "2027-02-30"}, 422),
        ("2026-12-31", {"starts_at_local": "25:00"}, 422),
        ("2026-12-31", {"base_version": 3}, 409),
    ],
    ids=["no day of it", "moved before it was", "no date", "no such day", "no time", "never seen"],
)
def test_what_cannot_be_planned_is_refused(desk, slot_on, fields, status):
    """Seen to fail with is_slot left out of day_of_series."""
    assert plan(desk, make_series(), slot_on, **fields).status_code == status


def test_a_series_that_is_not_there_is_not_found(desk):
    assert plan(desk, new_id(), "2026-12-31").status_code == 404


def test_a_meeting_that_has_been_opened_is_not_moved(desk):
    """Seen to fail with the state not asked for in _plan."""
    series = make_series()
    held = plan(desk, series, "2026-11-19").json
    change = {"entity": "meeting", "id": held["id"], "action": "patch", "base_version": 1}
    opened = change | {"base": {"state": "planned"}, "set": {"state": "open"}}
    system_commit("test", [(new_id(), [opened], None)])

    refused = plan(desk, series, "2026-11-19", held_on="2026-11-20", base_version=2)

    assert (refused.status_code, refused.json["reason"]) == (409, "meeting_held")


def plan_alone(desk, meeting, **fields):
    told = {"op_id": new_id(), "base_version": 1, "held_on": "2026-11-24"}
    told |= {"starts_at_local": None, "is_cancelled": False}
    return desk.send("POST", f"/api/meetings/{meeting}/day", told | fields)


def test_a_meeting_of_no_series_is_moved_and_called_off(desk):
    """Seen to fail with series_id not asked for in _day_alone."""
    meeting = create("meeting", type="touchpoint", state="planned", held_on="2026-11-23")
    of_series = plan(desk, make_series(), "2026-11-19").json

    moved = plan_alone(desk, meeting, starts_at_local="10:00").json
    assert (moved["held_on"], moved["starts_at_local"]) == ("2026-11-24", "10:00")
    assert (moved["state"], moved["is_moved"]) == ("planned", False)
    stale = plan_alone(desk, meeting, held_on="2026-11-25")
    assert (stale.status_code, stale.json["reason"]) == (409, "stale_version")
    off = plan_alone(desk, meeting, is_cancelled=True, base_version=moved["version"]).json
    assert (off["state"], off["version"]) == ("cancelled", moved["version"] + 1)
    assert plan_alone(desk, of_series["id"]).status_code == 404
    assert plan_alone(desk, new_id()).status_code == 404


def test_a_meeting_of_no_series_that_has_been_opened_is_not_moved(desk):
    """Seen to fail with the state not asked for in _plan."""
    meeting = create("meeting", type="touchpoint", state="open", held_on="2026-11-18")

    refused = plan_alone(desk, meeting)

    assert (refused.status_code, refused.json["reason"]) == (409, "meeting_held")


def test_a_series_is_made_and_ended_at_a_desk(desk, app):
    """Seen to fail with series written by whoever reads meetings."""
    partner = create("partner", name="Psykisk helse", partner_type="mental_health")
    series, fields = (
        new_id(),
        {
            "type": "touchpoint",
            "name": "Psykisk helse",
            "partner_id": partner,
            "anchor_on": "2026-11-25",
            "every_weeks": 4,
        },
    )

    def change(action, version, base, values):
        one = {"entity": "meeting_series", "id": series, "action": action}
        one |= {"base_version": version, "base": base, "set": values}
        return desk.send("POST", "/api/changes", {"op_id": new_id(), "changes": [one]})

    assert change("create", 0, {}, fields).status_code == 200
    assert coming(desk)[0] == ("2026-11-25", "2026-W48", False)
    assert change("patch", 1, {"ended_on": None}, {"ended_on": "2026-12-31"}).status_code == 200
    assert [day for day, _week, _moved in coming(desk)] == ["2026-11-25", "2026-12-23"]

    nobody = Visitor(app).be(make_user("LIND", "nav_housing_contact"))
    one = {"entity": "meeting_series", "id": new_id(), "action": "create", "base_version": 0}
    refused = nobody.send(
        "POST", "/api/changes", {"op_id": new_id(), "changes": [one | {"base": {}, "set": fields}]}
    )
    assert refused.status_code == 403


def test_meetings_gone_by_are_read_page_by_page_the_newest_first(desk):
    for day in ("2026-10-01", "2026-11-12", "2026-09-10"):
        create("meeting", type="touchpoint", state="locked", held_on=day)

    pages = [desk.get(f"/api/meetings?when=past&page={page}&page_size=2").json for page in (1, 2)]

    assert [[each["held_on"] for each in page["meetings"]] for page in pages] == [
        ["2026-11-12", "2026-10-01"],
        ["2026-09-10"],
    ]
    assert pages[0]["total"] == 3


def test_partners_stand_in_the_order_of_who_waits(desk):
    rust = create("partner", name="Rustjenesten", partner_type="addiction")
    make_series(partner_id=rust)
    collection = create(
        "partner", name="Kommunal innkreving", partner_type="municipal_debt_collection"
    )
    create(
        "meeting", type="eviction_prevention", partner_id=collection, state="locked",
        held_on="2026-11-04",
    )  # fmt: skip
    create(
        "meeting", type="eviction_prevention", partner_id=collection, state="planned",
        held_on="2026-12-02",
    )  # fmt: skip
    health = create("partner", name="Psykisk helse", partner_type="mental_health")
    came = new_id()
    held = {"type": "addiction_mental_health", "state": "locked", "held_on": "2026-11-10"}
    there = {"meeting_id": came, "partner_id": health, "name": "Invented Person"}
    save([("meeting", came, held), ("attendance", new_id(), there)])
    create("partner", name="Gammel tjeneste", partner_type="other", is_retired=True)
    create("partner", name="Brannvesen", partner_type="fire_service")

    page = desk.get("/api/touchpoints").json

    def days(each):
        return tuple(each[name] and each[name]["held_on"] for name in ("last", "next", "overdue"))

    assert [(each["partner"]["name"], *days(each)) for each in page["touchpoints"]] == [
        ("Rustjenesten", None, "2026-11-19", "2026-10-08"),
        ("Kommunal innkreving", "2026-11-04", "2026-12-02", None),
        ("Psykisk helse", "2026-11-10", None, None),
        ("Brannvesen", None, None, None),
    ]
    assert (page["overdue"], page["total"]) == (1, 4)
