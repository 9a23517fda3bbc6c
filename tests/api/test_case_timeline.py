"""What has happened in a case: newest first, with who did it, and only what the reader may see."""

import pytest

from tests.factories.people import Visitor, make_user
from tests.factories.work import create, make_case, make_entry, new_id, share_with_nav
from tests.sync.phone import Phone, creating

ROLES = ("housing_coordinator", "nav_housing_contact", "unit_manager")


@pytest.fixture
def case(app, clock, ask):
    made = make_case("S01")["case"]
    create("assignment", case_id=made, user_id=ask.id)
    return made


def told(app, role, case_id, page=1):
    visitor = Visitor(app).be(make_user(f"P{new_id()[:4]}", role))
    answer = visitor.get(f"/api/cases/{case_id}/timeline?page={page}")
    assert answer.status_code == 200, answer.json
    return answer.json


def entities(page):
    return {each["entity"] for each in page["events"]}


def test_it_says_what_was_done_by_whom_and_no_free_text(app, clock, case, ask):
    """Seen to fail with texts among the kinds of fields whose values are told."""
    phone = Phone(ask)
    phone.pull()
    mark = creating("agenda_mark", new_id(), case_id=case, author_id=ask.id,
                    marked_on="2026-11-17", reason="Nabo klager.")  # fmt: skip
    phone.save(mark)
    phone.sync()

    page = told(app, "housing_coordinator", case)

    first = next(each for each in page["events"] if each["entity"] == "agenda_mark")
    assert first["action"] == "create"
    assert first["by"]["code"] == "ASK"
    assert first["values"] == {"marked_on": "2026-11-17"}
    assert "reason" in first["changed"]
    assigned = next(each for each in page["events"] if each["entity"] == "assignment")
    assert (assigned["about"], assigned["by"]) == ("Person ASK", None)


def test_work_stands_at_the_hour_it_was_done_and_drafts_are_their_authors(app, clock, case, ask):
    make_entry(ask, case_id=case, hour=4)
    make_entry(ask, case_id=case, hour=5, state="draft")

    page = told(app, "housing_coordinator", case)

    entries = [each["at"] for each in page["events"] if each["entity"] == "log_entry"]
    assert entries == ["2026-11-17T04:00:00.000Z"]


@pytest.mark.parametrize("role", ROLES)
def test_each_reader_is_told_what_is_theirs(app, case, ask, role):
    """Seen to fail with nav_fact among `_WHOLE`, and with the scope of consents left out."""
    share_with_nav(case)
    make_entry(ask, case_id=case)
    create("nav_fact", case_id=case, text="Vedtak.", noted_on="2026-11-17", noted_by=ask.id)
    create("safety_note", case_id=case, type="dog", noted_on="2026-11-17")
    create("incident", case_id=case, reported_by=ask.id, type="threat",
           occurred_at="2026-11-17T08:00:00.000Z")  # fmt: skip
    create("consent", case_id=case, scope="next_of_kin", topic="everything", given="oral",
           given_on="2026-11-17")  # fmt: skip

    page = told(app, role, case)

    is_nav = role == "nav_housing_contact"
    assert ("nav_fact" in entities(page)) == is_nav
    assert ("incident" in entities(page)) != is_nav
    assert "safety_note" in entities(page)
    scopes = {e["values"]["scope"] for e in page["events"] if e["entity"] == "consent"}
    assert scopes == ({"nav"} if is_nav else {"nav", "next_of_kin"})


def test_a_consent_for_one_topic_tells_of_assignments_and_itself(app, case, ask):
    share_with_nav(case, topic="economy")
    create("case_contact", case_id=case, name="Sval", relation="neighbour")
    make_entry(ask, case_id=case)

    page = told(app, "nav_housing_contact", case)

    assert entities(page) == {"assignment", "consent"}


def test_it_comes_a_page_at_a_time(app, case):
    for n in range(40):
        create("case_contact", case_id=case, name=f"Person {n}", relation="neighbour")

    pages = [told(app, "housing_coordinator", case, n) for n in (1, 2)]

    seen = {(e["entity"], e["id"], e["version"]) for page in pages for e in page["events"]}
    assert (len(seen), pages[0]["total"], len(pages[0]["events"])) == (42, 42, 30)
