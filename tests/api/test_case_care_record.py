"""*Skal i fagprogram*: what is left to copy, and the receipt of what has been copied."""

import pytest

from tests.api.test_changes import change, send
from tests.factories.people import Visitor, make_user
from tests.factories.work import make_case, make_entry, new_id, share_with_nav


@pytest.fixture
def rogn(app, clock):
    return Visitor(app).be(make_user("ROGN", "housing_coordinator"))


@pytest.fixture
def case(app, clock):
    return make_case("S01")["case"]


def told(visitor, case_id):
    return visitor.get(f"/api/cases/{case_id}/care-record").json


def test_what_is_marked_is_left_until_its_reference_is_put_in(rogn, case, ask):
    """Seen to fail with copies left out of the query."""
    make_entry(ask, case_id=case, hour=4)
    first = make_entry(ask, case_id=case, hour=8, is_for_care_record=True, note="Snakket om brev.")
    second = make_entry(ask, case_id=case, hour=11, is_for_care_record=True)

    before = told(rogn, case)
    copy = change("care_record_copy", new_id(), "create", case_id=case, entry_id=second,
                  reference="FP-118", copied_on="2026-11-17")  # fmt: skip
    answer = send(rogn, copy)
    after = told(rogn, case)

    assert answer.status_code == 200
    assert [each["id"] for each in before["entries"]] == [second, first]
    assert (before["visits"], before["asked_after_visits"]) == (3, 3)
    left, done = after["entries"]
    assert (left["id"], left["copy"], left["note"]) == (first, None, "Snakket om brev.")
    assert left["tasks"][0] == {"task_type": "cleaning", "duration_minutes": 60}
    assert done["copy"] == {
        "reference": "FP-118",
        "copied_on": "2026-11-17",
        "by_name": "Person ROGN",
    }


def test_a_consent_for_one_topic_does_not_open_it(app, case, ask):
    lind = Visitor(app).be(make_user("LIND", "nav_housing_contact"))
    make_entry(ask, case_id=case, is_for_care_record=True)
    share_with_nav(case, topic="appointments")

    assert lind.get(f"/api/cases/{case}/care-record").status_code == 404


def test_a_copy_is_of_an_entry_of_the_case(rogn, case, ask):
    """Seen to fail with the entry of another case accepted."""
    other = make_entry(ask, case_id=make_case("S02")["case"], is_for_care_record=True)
    copy = change("care_record_copy", new_id(), "create", case_id=case, entry_id=other,
                  reference="FP-1", copied_on="2026-11-17")  # fmt: skip

    assert send(rogn, copy).status_code == 404
