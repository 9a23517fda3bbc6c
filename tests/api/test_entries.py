"""The office reads entries and approves them."""

import pytest
from sqlalchemy import event

from server.extensions import db
from tests.factories.people import Visitor, make_user
from tests.factories.work import create, make_case, make_entry, share_with_nav


def test_an_entry_comes_with_everything_it_names(office, ask, selje):
    case = make_case("S01")
    entry_id = make_entry(
        ask, case_id=case["case"], place_id=case["place"], colleagues=[selje], note="Ryddet gang."
    )

    answer = office.get(f"/api/entries/{entry_id}")

    assert answer.status_code == 200
    entry = answer.json
    assert entry.pop("received_at").endswith("Z")
    assert entry.pop("received_number") > 0
    lines = entry.pop("lines")
    assert [(line["task_type"], line["duration_minutes"]) for line in lines] == [
        ("cleaning", 60),
        ("waste_removal", 30),
    ]
    assert [(line["trips"], line["is_hazardous"]) for line in lines] == [(0, False), (0, False)]
    assert entry == {
        "id": entry_id,
        "code": None,
        "version": 1,
        "state": "submitted",
        "kind": "home_visit",
        "done_on": "2026-11-17",
        "started_at": "2026-11-17T08:00:00.000Z",
        "ended_at": "2026-11-17T09:30:00.000Z",
        "duration_minutes": 90,
        "travel_minutes": 0,
        "km": 0,
        "outcome": "completed",
        "note": "Ryddet gang.",
        "was_offline": False,
        "review_flags": [],
        "clock_offset_minutes": None,
        "author": {"id": ask.id, "code": "ASK", "name": "Person ASK"},
        "colleagues": [
            {
                "id": selje.id,
                "code": "SELJE",
                "name": "Person SELJE",
                "confirmed_at": None,
                "declined_at": None,
            }
        ],
        "case": {
            "id": case["case"],
            "code": "S01",
            "resident_name": "Grønn Furukvist",
            "version": 1,
            "is_photo_allowed": False,
            "may_allow_photos": False,
        },
        "place": {"id": case["place"], "address": "Tunvegen 1"},
        "approved_at": None,
        "approved_by": None,
        "may_approve": True,
        "may_correct": True,
        "photos": [],
    }


def test_a_protected_address_is_in_no_answer(office, ask):
    case = make_case(address="Hemmelig veg 7", is_address_protected=True)
    entry_id = make_entry(ask, case_id=case["case"], place_id=case["place"])

    one = office.get(f"/api/entries/{entry_id}")
    all_ = office.get("/api/entries")

    assert one.json["place"] == {"id": case["place"], "address": None}
    assert "Hemmelig" not in one.text + all_.text


def test_the_newest_work_comes_first_page_by_page(office, ask):
    ids = [make_entry(ask, hour=hour) for hour in (9, 7, 11, 8, 10)]
    newest_first = [ids[2], ids[4], ids[0], ids[3], ids[1]]

    pages = [office.get(f"/api/entries?page={n}&page_size=2").json for n in (1, 2, 3, 4)]

    assert [[entry["id"] for entry in page["entries"]] for page in pages] == [
        newest_first[:2],
        newest_first[2:4],
        newest_first[4:],
        [],
    ]
    assert {(page["total"], page["page_size"]) for page in pages} == {(5, 2)}


def test_a_page_of_fifty_asks_no_more_often_than_a_page_of_one(office, ask, selje):
    def asked(path):
        statements = []

        def note(_c, _cursor, statement, *_rest):
            statements.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        answer = office.get(path)
        event.remove(db.engine, "before_cursor_execute", note)
        return len(statements), len(answer.json["entries"])

    case = make_case()
    for hour in range(4, 16):
        make_entry(ask, hour=hour, case_id=case["case"], colleagues=[selje])

    one, many = asked("/api/entries?page_size=1"), asked("/api/entries?page_size=50")

    assert (one[1], many[1]) == (1, 12)
    assert one[0] == many[0] < 15


@pytest.mark.parametrize(
    "query", ["state=gone", "page=0", "page=x", "page_size=201", "more=1", "page=1&page=2"]
)
def test_a_query_that_is_not_the_query_is_refused(office, query):
    answer = office.get(f"/api/entries?{query}")

    assert answer.status_code == 422
    assert answer.json["reason"] == "invalid"


@pytest.mark.parametrize("path", ["x", "1", "00000000-0000-0000-0000-00000000000g", "%00"])
def test_an_id_that_is_none_is_not_found(office, path):
    assert office.get(f"/api/entries/{path}").status_code == 404


def test_nav_reads_what_a_standing_consent_shares_and_their_own(app, ask):
    nav = make_user("LIND", "nav_housing_contact")
    visitor = Visitor(app).be(nav)
    shared, hidden, withdrawn, other = (make_case(f"S0{n}")["case"] for n in range(1, 5))
    share_with_nav(shared)
    share_with_nav(withdrawn, withdrawn_on="2026-10-01")
    share_with_nav(other, scope="next_of_kin")
    entries = {
        name: make_entry(ask, hour=n, case_id=case_id)
        for n, (name, case_id) in enumerate(
            {"shared": shared, "hidden": hidden, "withdrawn": withdrawn, "other": other}.items(), 4
        )
    }
    entries["no case"] = make_entry(ask, hour=9)
    entries["own"] = make_entry(nav, hour=11, kind="phone_call")
    entries["took part"] = make_entry(ask, hour=13, colleagues=[nav])

    listed = {entry["id"] for entry in visitor.get("/api/entries").json["entries"]}
    read = {
        name
        for name, entry_id in entries.items()
        if visitor.get(f"/api/entries/{entry_id}").status_code == 200
    }

    assert read == {"shared", "own", "took part"}
    assert listed == {entries[name] for name in read}
    assert visitor.get(f"/api/entries/{entries['hidden']}").json["reason"] == "not_found"
    assert visitor.get(f"/api/entries/{entries['shared']}").json["may_approve"] is False


def test_a_draft_is_its_authors_alone(app, office, ask, eik):
    theirs = make_entry(ask, state="draft")
    own = make_entry(eik, hour=12, state="draft", kind="office_work")

    assert office.get(f"/api/entries/{theirs}").status_code == 404
    listed = office.get("/api/entries?state=draft").json
    assert [entry["id"] for entry in listed["entries"]] == [own]


def test_words_are_read_in_their_order(office):
    words = [
        {"list": "urgency", "key": key, "label": key.title(), "position": n}
        for key, n in (("urgent", 2), ("critical", 1))
    ]
    for word in words:
        create("word", short_label=None, group=None, **word)

    answer = office.get("/api/words")

    assert [word["key"] for word in answer.json["words"]] == ["critical", "urgent"]
    assert set(answer.json["words"][0]) == {
        "id",
        "list",
        "key",
        "label",
        "short_label",
        "group",
        "position",
        "is_retired",
        "version",
    }
