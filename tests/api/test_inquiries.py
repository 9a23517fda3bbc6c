"""The office reads inquiries: whole, in the order of what cannot wait, each role its own part."""

import pytest

from tests.factories.people import Visitor, make_user
from tests.factories.work import create, delete, make_case, new_id, share_with_nav
from tests.sync.phone import Phone, creating

SAID = {"source": "neighbour", "channel": "phone"}


@pytest.fixture
def rogn(app):
    return make_user("ROGN", "housing_coordinator")


def inquire(actor, *, hour=8, **fields):
    """An inquiry of 2026-11-17, received by `actor` at `hour` UTC; its id."""
    told = {"received_at": f"2026-11-17T{hour:02}:00:00.000Z", "received_by": actor.id}
    return create("inquiry", **(SAID | told | fields))


def listed(app, actor, query=""):
    answer = Visitor(app).be(actor).get(f"/api/inquiries{query}")
    assert answer.status_code == 200
    return answer.json


def ids(page):
    return [each["id"] for each in page["inquiries"]]


def test_what_a_phone_registers_lands_whole_and_is_critical_at_once(app, rogn, ask):
    case = make_case("S02", "Bred Kvernstein")
    create("assignment", case_id=case["case"], user_id=ask.id)
    phone, inquiry = Phone(ask), new_id()
    phone.pull()
    said = SAID | {
        "received_at": "2026-11-17T14:20:00.000Z",
        "case_id": case["case"],
        "urgency": "critical",
        "caller_name": "Sval Furukvist",
        "caller_phone": "69 00 00 01",
        "about": "Røyklukt",
        "address": "Tunvegen 1",
        "is_not_reached": True,
        "text": "Kjenner røyklukt fra leiligheten nå.",
    }
    phone.save(creating("inquiry", inquiry, **said))
    assert phone.push()[-1]["outcome"] == "applied"

    page = listed(app, rogn)

    assert page == {
        "critical": 1,
        "total": 1,
        "page": 1,
        "page_size": 50,
        "inquiries": [
            {key: value for key, value in said.items() if key != "case_id"}
            | {
                "id": inquiry,
                "code": None,
                "version": 1,
                "received_by": {"id": ask.id, "code": "ASK", "name": "Person ASK"},
                "decision": "new",
                "follow_up_on": None,
                "is_without_home": False,
                "is_not_coping": False,
                "case": {
                    "id": case["case"],
                    "code": "S02",
                    "resident_name": "Bred Kvernstein",
                },
            }
        ],
    }


def test_what_is_critical_and_undecided_comes_first_then_the_newest_page_by_page(app, rogn, ask):
    """Seen to fail with the order of `is_alarming` left out, and with decided ones counted as critical."""
    early = inquire(ask, hour=7, urgency="critical")
    decided = inquire(ask, hour=9, urgency="critical", decision="taken_in")
    late = inquire(ask, hour=11)
    middle = inquire(ask, hour=8)

    pages = [listed(app, rogn, f"?page={n}&page_size=2") for n in (1, 2, 3)]

    assert [ids(page) for page in pages] == [[early, late], [decided, middle], []]
    assert {page["total"] for page in pages} == {4}
    assert {page["critical"] for page in pages} == {1}


def test_navs_contact_reads_what_came_to_them_and_no_other(app, rogn, ask):
    """Seen to fail with Extent.ALL given to nav_housing_contact."""
    lind = make_user("LIND", "nav_housing_contact")
    inquire(ask, urgency="critical")
    own = inquire(lind)

    page = listed(app, lind)

    assert (ids(page), page["total"], page["critical"]) == ([own], 1, 0)


def test_a_case_that_one_may_not_read_is_not_named(app, rogn):
    lind = make_user("LIND", "nav_housing_contact")
    case = make_case("S03", "Lun Hasselgren")["case"]
    inquire(lind, case_id=case)

    assert listed(app, lind)["inquiries"][0]["case"] is None
    share_with_nav(case)
    assert listed(app, lind)["inquiries"][0]["case"]["resident_name"] == "Lun Hasselgren"


def test_a_deleted_inquiry_is_in_no_list(app, rogn, ask):
    delete("inquiry", inquire(ask, urgency="critical"))

    page = listed(app, rogn)

    assert (page["inquiries"], page["critical"], page["total"]) == ([], 0, 0)
