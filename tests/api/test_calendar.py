"""One's meetings in one's own calendar program: a secret address, and nothing about anybody behind it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from server.clock import use_clock
from server.extensions import snapshot, writing
from server.models import CalendarFeed, User, UserRole
from tests.factories.people import Visitor, make_user
from tests.factories.work import create, make_case
from tests.support.calendars import parse_calendar


@pytest.fixture
def rogn(app):
    use_clock(lambda: datetime(2026, 11, 18, 9, 0, tzinfo=UTC))
    return make_user("ROGN", "housing_coordinator")


@pytest.fixture
def desk(app, rogn):
    return Visitor(app).be(rogn)


def new_address(desk):
    answer = desk.send("POST", "/api/calendar-feed")
    assert answer.status_code == 200
    return f"/api/calendar/{answer.json['token']}.ics"


def events(app, address):
    answer = Visitor(app).get(address)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    return parse_calendar(answer.data).of("VEVENT")


def make_meetings():
    """A series with one meeting moved and one called off, and what must never be in a calendar."""
    case = make_case("S02", "Tidlig Bjørkestubbe", address="Testbakken 4")["case"]
    partner = create("partner", name="Rustjenesten", partner_type="addiction")
    series = create(
        "meeting_series",
        type="addiction_mental_health",
        name="Møte om Tidlig",
        partner_id=partner,
        anchor_on="2026-10-08",
        every_weeks=6,
        starts_at_local="09:00",
        place="Testbakken 4",
    )
    weekly = create("meeting", type="weekly", held_on="2026-11-18", state="open")
    create("agenda_item", meeting_id=weekly, part="cases", case_id=case, title="Tidlig", reasons=[])
    create("attendance", meeting_id=weekly, name="Tidlig Bjørkestubbe")
    return series


def test_the_calendar_holds_days_and_times_and_the_kind_of_meeting_alone(app, desk):
    """Seen to fail with the series' name as the title, and with a location written."""
    series = make_meetings()
    moved = {
        "op_id": series,
        "base_version": 0,
        "held_on": "2027-01-07",
        "starts_at_local": "10:00",
    }
    desk.send("POST", f"/api/series/{series}/days/2026-12-31", moved | {"is_cancelled": False})
    address = new_address(desk)

    found = events(app, address)

    told = {each["DTSTART"]: each.text("SUMMARY") for each in found}
    assert told["20261118"] == "Ukesmøte"
    assert told["20261119T090000"] == "Samarbeidsmøte"
    assert told["20270107T100000"] == "Samarbeidsmøte"
    assert told["20270211T090000"] == "Samarbeidsmøte"
    assert not any(day.startswith("20261231") for day in told)
    whole = Visitor(app).get(address).get_data(as_text=True).replace("\r\n ", "").lower()
    for hidden in ("tidlig", "bjørk", "testbakken", "rus", "s02", "location", "attendee"):
        assert hidden not in whole


def test_a_meeting_keeps_its_name_in_the_calendar_when_it_is_moved_and_called_off(app, desk):
    """Seen to fail with the day in the name, and with a revision that does not grow."""
    series = make_meetings()
    address = new_address(desk)
    before = {each["DTSTART"]: each for each in events(app, address)}
    plan = {"op_id": series, "base_version": 0, "held_on": "2027-01-07", "starts_at_local": "09:00"}
    desk.send("POST", f"/api/series/{series}/days/2026-12-31", plan | {"is_cancelled": True})

    after = {each["UID"]: each for each in events(app, address)}

    known = before["20261231T090000"]
    assert after[known["UID"]]["DTSTART"] == "20270107T090000"
    assert after[known["UID"]]["STATUS"] == "CANCELLED"
    assert int(after[known["UID"]]["SEQUENCE"]) > int(known["SEQUENCE"])


def test_a_new_address_ends_the_one_before_and_only_its_hash_is_kept(app, desk):
    """Seen to fail with _hash giving the token itself."""
    first, second = new_address(desk), new_address(desk)

    assert Visitor(app).get(first).status_code == 404
    assert Visitor(app).get(second).status_code == 200
    with snapshot() as connection:
        (row,) = connection.execute(select(CalendarFeed.__table__))
    assert second.split("/")[-1].removesuffix(".ics") not in map(str, row)
    assert len(row.token_hash) == 64

    assert desk.get("/api/calendar-feed").json["last_read_on"] == "2026-11-18"
    assert desk.send("DELETE", "/api/calendar-feed").status_code == 204
    assert Visitor(app).get(second).status_code == 404
    assert desk.get("/api/calendar-feed").json == {"made_at": None, "last_read_on": None}


@pytest.mark.parametrize("address", ["x", "a" * 43, "a" * 5000, "..", "%00"])
def test_an_address_that_is_guessed_is_not_found(app, desk, address):
    new_address(desk)

    assert Visitor(app).get(f"/api/calendar/{address}.ics").status_code == 404


def test_whoever_leaves_or_loses_the_role_reads_no_more(app, desk, rogn):
    """Seen to fail with _may_read left out, and with whoever has left still let in."""
    address = new_address(desk)

    with writing() as connection:
        connection.execute(UserRole.__table__.delete().where(UserRole.user_id == rogn.id))
    assert Visitor(app).get(address).status_code == 404

    with writing() as connection:
        connection.execute(UserRole.__table__.insert().values(user_id=rogn.id, role="unit_manager"))
    assert Visitor(app).get(address).status_code == 200
    with writing() as connection:
        connection.execute(
            User.__table__.update().where(User.id == rogn.id).values(is_active=False)
        )
    assert Visitor(app).get(address).status_code == 404


def test_too_many_tries_are_stopped(app, serve):
    """Seen to fail with nothing counted in the route."""
    visitor = serve()
    # Enough for two of the limit's minutes, should one begin meanwhile.
    codes = [visitor.get(f"/api/calendar/{n}.ics").status_code for n in range(122)]

    assert codes[0] == 404
    assert 429 in codes
