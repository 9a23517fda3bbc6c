"""How far each role reaches: ids that exist and are not for whoever asks, cases, fields, consents.

The routes are the application's own, so a new one with an id in its address has to say here what may
hide behind it.
"""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from server.access.actor import Actor
from server.access.fields import reach_of_field
from server.access.guard import access_of
from server.access.readable import readable_cases
from server.access.roles import Extent, Role, extents, may
from server.extensions import snapshot
from server.models import Case, Replica
from server.services.photos.uploads import begin_upload
from server.sync.system import system_commit
from tests.factories.people import Visitor, make_user
from tests.factories.work import create, delete, make_case, make_entry, new_id, share_with_nav
from tests.sync.phone import Phone, creating

EVERYONE = sorted(str(role) for role in Role)
UNKNOWN = "1f0e2a3c-0000-7000-8000-000000000001"

#: What a request must hold to come as far as the record, whatever it is.


def a_track() -> dict[str, Any]:
    names = ("letter_on", "deadline_on", "outcome", "decided_on")
    seen = {"eviction_stage": "none"} | {f"eviction_{name}": None for name in names}
    return {"seen": seen, "set": {"eviction_stage": "arrears"}}


def planned(version: int) -> dict[str, Any]:
    return {
        "op_id": new_id(),
        "base_version": version,
        "held_on": "2026-11-19",
        "starts_at_local": None,
        "is_cancelled": False,
    }


BODY = {
    "/approve": lambda: {"op_id": new_id(), "base_version": 1},
    "/return": lambda: {"op_id": new_id(), "base_version": 1, "comment": "?"},
    "/correct": lambda: {"op_id": new_id(), "base_version": 1, "reason": "?"},
    "/eviction": lambda: {"op_id": new_id(), "base_version": 1, **a_track()},
    "/eviction/deadline": lambda: a_track(),
    "/answer": lambda: {
        "op_id": new_id(),
        "base_version": 1,
        "answered_on": "2026-11-17",
        "answer": "?",
    },
    "/photos": lambda: {"op_id": new_id(), "base_version": 1, "is_allowed": True},
    "<uuid:case_id>/close": lambda: {
        "op_id": new_id(),
        "base_version": 1,
        "outcome": "stable_tenancy",
        "withdraws_visits": True,
    },
    "/reopen": lambda: {"op_id": new_id(), "base_version": 1, "reason": "?"},
    "/revoke": lambda: {"mode": "park"},
    "/contact": lambda: {"op_id": new_id()},
    "/accept": lambda: {"op_id": new_id(), "base_n": 1},
    "/decline": lambda: {"op_id": new_id(), "base_n": 1, "comment": "?"},
    "/retry": lambda: {"op_id": new_id(), "base_n": 1},
    "/attendance": lambda: {"op_id": new_id()},
    "/open": lambda: {"op_id": new_id(), "attendance": [{"name": "?"}]},
    "/points": lambda: {"op_id": new_id(), "part": "cases", "title": "?"},
    "/points/<uuid:item_id>": lambda: {
        "op_id": new_id(),
        "base_version": 1,
        "base": {"notes": None},
        "set": {"notes": "?"},
    },
    "/handled": lambda: {"op_id": new_id(), "is_handled": True},
    "/tasks": lambda: {"op_id": new_id(), "owner_id": UNKNOWN, "text": "?"},
    "/visits": lambda: {
        "op_id": new_id(),
        "planned_on": "2026-11-19",
        "duration_minutes": 60,
        "worker_ids": [UNKNOWN],
    },
    "/texts/<uuid:conflict_id>": lambda: {
        "op_id": new_id(),
        "base_version": 1,
        "choice": "keep",
    },
    "/close": lambda: {"op_id": new_id()},
    "/additions": lambda: {"op_id": new_id(), "text": "?"},
    "/done": lambda: {"op_id": new_id(), "base_version": 1, "is_done": True},
    "/<slot_on>": lambda: planned(0),
    "/meetings/<uuid:meeting_id>/day": lambda: planned(1),
    "/stop": lambda: {"op_id": new_id()},
    "/mark": lambda: {"op_id": new_id(), "what": "seen"},
    "/note": lambda: {"op_id": new_id(), "note": "?"},
    "/join": lambda: {"op_id": new_id(), "base_version": 1},
    "/follow-up": lambda: {"op_id": new_id(), "note": "?"},
    "/decide": lambda: {
        "op_id": new_id(),
        "base_version": 1,
        "decision": "withdrawn",
        "reason": "?",
    },
}


def colleague() -> Actor:
    return make_user(f"K{new_id()[:4]}", "field_worker", surface="field")


def a_draft() -> str:
    return make_entry(colleague(), state="draft")


def a_photo_of_a_draft() -> str:
    return create(
        "attachment",
        entry_id=a_draft(),
        slot="before",
        taken_at="2026-11-17T08:00:00.000Z",
        media_type="image/jpeg",
        sha256="0" * 64,
        size=10,
        state="stored",
    )


def a_deleted_case() -> str:
    case_id = make_case("S09")["case"]
    delete("case", case_id)
    return case_id


def an_operation_that_was_applied() -> str:
    phone = Phone(colleague())
    phone.pull()
    op_id = phone.save(creating("equipment", new_id(), name="Stige"))
    phone.sync()
    return op_id


def a_desk() -> str:
    """The office's own log is a replica too, and no device."""
    make_entry(colleague())
    with snapshot() as connection:
        return str(connection.scalar(select(Replica.id).where(Replica.kind != "field")))


def a_colleagues_upload() -> str:
    phone = Phone(colleague())
    phone.pull()
    return begin_upload(phone.actor, replica=phone.replica, sha256="0" * 64, size=10).id


def a_deleted_safe_visit() -> str:
    person = colleague()
    visit_id = create(
        "safe_visit",
        user_id=person.id,
        entry_id=make_entry(person),
        started_at="2026-11-17T08:00:00.000Z",
        expected_end_at="2026-11-17T09:00:00.000Z",
    )
    delete("safe_visit", visit_id)
    return visit_id


def a_deleted_landlord() -> str:
    landlord_id = create("landlord", name="?", landlord_type="company")
    delete("landlord", landlord_id)
    return landlord_id


def a_deleted_series() -> str:
    series_id = create(
        "meeting_series", type="touchpoint", name="?", anchor_on="2026-11-19", every_weeks=1
    )
    delete("meeting_series", series_id)
    return series_id


def a_deleted_task() -> str:
    person = colleague()
    task_id = create("task", owner_id=person.id, made_by=person.id, text="?")
    delete("task", task_id)
    return task_id


def a_deleted_inquiry() -> str:
    inquiry_id = create(
        "inquiry",
        source="neighbour",
        channel="phone",
        received_at="2026-11-17T08:00:00.000Z",
        received_by=colleague().id,
    )
    delete("inquiry", inquiry_id)
    return inquiry_id


def a_deleted_meeting() -> str:
    meeting_id = create("meeting", type="weekly", held_on="2026-11-18")
    delete("meeting", meeting_id)
    return meeting_id


def a_deleted_question() -> str:
    question_id = create(
        "forum_question",
        case_id=make_case("S08")["case"],
        forum="unit_manager",
        question="?",
        asked_by=colleague().id,
        asked_on="2026-11-17",
    )
    delete("forum_question", question_id)
    return question_id


#: The name of an id in an address: something that exists and that nobody else may know of.
HIDDEN = {
    "entry_id": a_draft,
    "attachment_id": a_photo_of_a_draft,
    "case_id": a_deleted_case,
    "op_id": an_operation_that_was_applied,
    # Whoever decides reads every parked operation: only what is not there is 404.
    "parked_op": lambda: UNKNOWN,
    "device_id": a_desk,
    "upload_id": a_colleagues_upload,
    "visit_id": a_deleted_safe_visit,
    "question_id": a_deleted_question,
    "series_id": a_deleted_series,
    "landlord_id": a_deleted_landlord,
    "inquiry_id": a_deleted_inquiry,
    "meeting_id": a_deleted_meeting,
    # Found through their meeting, which the walk hides.
    "item_id": lambda: UNKNOWN,
    "conflict_id": lambda: UNKNOWN,
    "task_id": a_deleted_task,
}


def with_ids(app: Flask) -> list[tuple[str, str, str, str]]:
    """(method, address, name of its id, action) of every guarded route that has one."""
    found = []
    for rule in app.url_map.iter_rules():
        access = access_of(app, rule.endpoint)
        for name in re.findall(r"<uuid:(\w+)>", rule.rule):
            assert access is not None, rule.rule
            assert access.action is not None, rule.rule
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                found.append((method, rule.rule, name, access.action))
    return found


def knock(visitor: Visitor, method: str, address: str, record_id: str):
    path = re.sub(r"<uuid:\w+>", record_id, address)
    if method == "PATCH":
        told = {"Upload-Offset": "0", "Upload-Checksum": f"sha256 {'A' * 43}="}
        return visitor.send_bytes(path, b"", **told)
    body = next((make() for end, make in BODY.items() if address.endswith(end)), None)
    return visitor.send(method, path, body)


def test_every_id_in_an_address_has_something_to_hide(started):
    """Seen to fail with upload_id taken out of HIDDEN."""
    assert {name for _, _, name, _ in with_ids(started)} == set(HIDDEN)


@pytest.mark.parametrize("role", EVERYONE)
def test_what_is_hidden_answers_as_what_is_not_there(app, role):
    """Routes x roles x foreign ids: 404, and not a letter different from an id that nobody has.

    Seen to fail with the condition on drafts taken out of server/access/readable.py, and with
    Case.deleted_at taken out of server/services/case_photos.py.
    """
    actor = make_user("P1", role, surface="field" if role == "field_worker" else "office")
    visitor = Visitor(app).be(actor)
    hidden = {name: make() for name, make in HIDDEN.items()}

    for method, address, name, action in with_ids(app):
        there = knock(visitor, method, address, hidden[name])
        nowhere = knock(visitor, method, address, UNKNOWN)

        expected = 404 if may(actor, action) else 403
        assert there.status_code == expected, (method, address, there.json)
        assert nowhere.status_code == expected, (method, address, nowhere.json)
        assert there.json["reason"] == nowhere.json["reason"], (method, address)


#: What a case is to a desk: the roles that read it there.
MAY_READ_CASE: dict[str, set[str]] = {
    "plain": {"housing_coordinator"},
    "shared with Nav": {"housing_coordinator", "nav_housing_contact"},
    "shared no longer": {"housing_coordinator"},
    "shared with others": {"housing_coordinator"},
    "to be shared": {"housing_coordinator"},
    "under review": {"housing_coordinator", "unit_manager"},
    "brought up": {"housing_coordinator", "unit_manager"},
    "handled": {"housing_coordinator"},
    "on the table": {"housing_coordinator", "unit_manager"},
    "in locked minutes": {"housing_coordinator"},
    "asked of the unit manager": {"housing_coordinator", "unit_manager"},
    "asked of another": {"housing_coordinator"},
    "answered": {"housing_coordinator"},
    "deleted": set(),
}


def lock_minutes(meeting_id: str) -> None:
    change = {
        "entity": "meeting",
        "id": meeting_id,
        "action": "patch",
        "base_version": 1,
        "base": {"state": "open", "locked_at": None, "locked_by": None},
        "set": {"state": "locked", "locked_at": "2026-11-18T09:30:00.000Z", "locked_by": None},
    }
    system_commit("test", [(new_id(), [change], None)], is_all_or_nothing=True)


def cases() -> dict[str, str]:
    author = colleague()
    found = {kind: make_case(f"S{n}")["case"] for n, kind in enumerate(MAY_READ_CASE, 10)}
    share_with_nav(found["shared with Nav"])
    share_with_nav(found["shared no longer"], withdrawn_on="2026-09-30")
    share_with_nav(found["shared with others"], scope="private_landlord")
    share_with_nav(found["to be shared"], given_on="2099-01-01")
    make_entry(author, case_id=found["under review"])
    make_entry(author, hour=12, case_id=found["plain"], state="draft")
    for kind, handled_on in (("brought up", None), ("handled", "2026-11-18")):
        create(
            "agenda_mark",
            case_id=found[kind],
            author_id=author.id,
            marked_on="2026-11-17",
            handled_on=handled_on,
        )
    for kind, state in (("on the table", "open"), ("in locked minutes", "locked")):
        meeting = create("meeting", type="weekly", held_on="2026-11-18", state="open")
        create("agenda_item", meeting_id=meeting, part="cases", case_id=found[kind])
        if state == "locked":
            lock_minutes(meeting)

    for kind, forum, answered_on in (
        ("asked of the unit manager", "unit_manager", None),
        ("asked of another", "nav_department_manager", None),
        ("answered", "unit_manager", "2026-11-18"),
    ):
        create(
            "forum_question",
            case_id=found[kind],
            forum=forum,
            question="?",
            asked_by=author.id,
            asked_on="2026-11-17",
            answered_on=answered_on,
        )
    delete("case", found["deleted"])
    return found


def test_each_role_reads_its_own_cases_at_a_desk(app):
    """Seen to fail with the day of withdrawal left out of server/access/consents.py, with the scope left
    out there, and with REVIEW answered as ALL."""
    found = cases()

    for role in EVERYONE:
        actor = Actor(new_id(), "P", "P", roles=frozenset({role}))
        with snapshot() as connection:
            read = set(connection.scalars(select(Case.id).where(readable_cases(actor))))
        seen = {kind for kind, case_id in found.items() if case_id in read}
        assert seen == {kind for kind, roles in MAY_READ_CASE.items() if role in roles}, role


def test_roles_add_up_and_count_on_their_own_surface_alone():
    """Seen to fail with the surface's roles left out of `extents`."""
    both = Actor("p", "P", "P", roles=frozenset({"unit_manager", "nav_housing_contact"}))
    at_desk = Actor("p", "P", "P", roles=frozenset({"field_worker", "nav_housing_contact"}))

    assert extents(both, "cases.read") == {Extent.REVIEW, Extent.SHARED}
    assert extents(at_desk, "cases.read") == {Extent.SHARED}


@pytest.mark.parametrize(
    ("entity", "field", "reaches"),
    [
        ("safety_note", "text", (Extent.OWN, Extent.ALL, Extent.SHARED, Extent.ALL, None)),
        ("place", "address", (None, Extent.NAMED, Extent.NAMED, None, None)),
        ("nav_fact", "text", (None, None, Extent.SHARED, None, None)),
        ("place", "tenure", (Extent.ALL,) * 5),
    ],
)
def test_a_guarded_field_is_seen_by_its_own_roles(entity, field, reaches):
    """Seen to fail with the whole record's mark not asked for."""
    for role, reach in zip(Role, reaches, strict=True):
        surface = "field" if role == Role.FIELD_WORKER else "office"
        actor = Actor("p", "P", "P", roles=frozenset({role}), surface=surface)
        assert reach_of_field(actor, entity, field) == reach, role
