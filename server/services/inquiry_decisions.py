"""Deciding about an inquiry: one operation that holds the decision and all that comes of it.

It opens a case or joins one, or makes a short job without one; it names the partner and the day of following
up, so that nobody is dropped. A decision can be decided anew; the history keeps the former.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.one_case import NAMED_ROLES, find_case
from server.access.roles import may
from server.clock import local_today
from server.errors import AlreadyDecided, Invalid, NotAllowed
from server.models import Case, Colleague, User, UserRole
from server.rules.inquiries import NEEDS, TAKES
from server.rules.local_time import local_date
from server.services.case_code import next_case_code
from server.services.deciding import Changes
from server.services.inquiry_changes import (
    DECISION,
    has_changed_since,
    joined_to,
    locked,
)
from server.services.once import Wanted, decide_once
from server.sync.building import creation_of, patch_of_row
from server.sync.operation import derived_id

Asked = dict[str, Any]

_RESIDENT = ("name", "birth_year", "phone")
_PLACE = ("address", "tenure", "landlord_id", "is_address_protected")
_CASE = ("risk_reason", "planned_end_on", "housing_goal")
_VISIT = ("planned_on", "starts_at_local", "duration_minutes", "note")


def decide_inquiry(
    actor: Actor, inquiry_id: str, *, op_id: str, base_version: int, **asked: Any
) -> None:
    """Decide about the inquiry as it stood at `base_version`, and about those that were joined to it.

    Raises Invalid with the fields that are missing or wrong, AlreadyDecided when somebody has decided
    meanwhile, NotAllowed where the actor may not send caretakers out, and NotFound for what may not be read.
    """
    _check(asked)
    if _sent(asked) and not may(actor, "cases.assign"):
        raise NotAllowed
    named = _named(actor, asked)
    creations = _creations(asked, op_id, named)
    decision = {
        "decision": asked["decision"],
        "decision_reason": asked["reason"],
        **{
            name: asked.get(name) if name in TAKES[asked["decision"]] else None
            for name in ("approach", "partner_id", "follow_up_on", "sent_on")
        },
    }
    link = _link(asked, op_id)

    def build(connection: Connection, at: str) -> Changes:
        row = locked(connection, actor, inquiry_id)
        if has_changed_since(connection, inquiry_id, base_version, DECISION):
            raise AlreadyDecided
        if link.get("case_id") and asked["way"] == "join_case":
            find_case(connection, actor, link["case_id"])
        _check_caretakers(connection, asked)
        _check_named(connection, named)
        changes = [
            creation_of(entity, id_, _completed(connection, entity, fields))
            for entity, id_, fields in creations
        ]
        values: dict[str, Any] = {**decision, **link, "decided_at": at, "decided_by": actor.id}
        values["followed_up_on"] = None
        changes.append(patch_of_row("inquiry", inquiry_id, row, values))
        for each in joined_to(connection, inquiry_id):
            # The one that they are joined to is followed up for them.
            changes.append(patch_of_row("inquiry", each.id, each, values | {"follow_up_on": None}))
        if asked["decision"] == "decision_request_forwarded":
            changes += _request(connection, actor, row, asked, op_id)
        return changes

    wanted: Wanted = {id_: fields for _entity, id_, fields in creations}
    wanted[inquiry_id] = {**decision, **link}
    decide_once(actor, build, op_id=op_id, wanted=wanted)


def _check(asked: Asked) -> None:
    missing = [name for name in NEEDS[asked["decision"]] if not asked.get(name)]
    if asked["decision"] == "taken_in" and asked.get("way"):
        missing += _missing_of_way(asked)
    if missing:
        raise Invalid(fields={name: ["required"] for name in missing})
    today = local_today().isoformat()
    takes = TAKES[asked["decision"]]
    past = [
        name
        for name in ("follow_up_on",)
        if name in takes and asked.get(name) and asked[name] < today
    ]
    if asked.get("way") == "short_job" and asked["short_job"]["planned_on"] < today:
        past.append("planned_on")
    if past:
        raise Invalid(fields={name: ["out_of_range"] for name in past})


def _missing_of_way(asked: Asked) -> list[str]:
    way = asked["way"]
    if way == "join_case":
        return [] if asked.get("case_id") else ["case_id"]
    needs = ("name", "planned_end_on") if way == "new_case" else ("address", "planned_on")
    given = asked.get(way) or {}
    return [name for name in needs if not given.get(name)]


def _link(asked: Asked, op_id: str) -> dict[str, str]:
    """What the inquiry is joined to by the decision."""
    if asked["decision"] != "taken_in":
        return {}
    if asked["way"] == "join_case":
        return {"case_id": asked["case_id"]}
    if asked["way"] == "new_case":
        return {"case_id": derived_id(op_id, "case")}
    return {"place_id": derived_id(op_id, "place")}


def _sent(asked: Asked) -> list[str]:
    """The caretakers who are sent out by the decision."""
    if asked["decision"] != "taken_in" or asked["way"] == "join_case":
        return []
    given = asked[asked["way"]]
    return [*(given.get("assigned") or ()), *(given.get("workers") or ())]


def _named(actor: Actor, asked: Asked) -> list[str]:
    """Who may see the protected address of the case that is opened: who opens it, and a second.

    Somebody must, or nobody could ever read it: raises Invalid where whoever opens it cannot be named and
    names nobody.
    """
    given = asked.get("new_case") or {}
    if asked["decision"] != "taken_in" or asked.get("way") != "new_case":
        return []
    if not given.get("is_address_protected"):
        return []
    own = [actor.id] if may(actor, "protected_addresses.read") else []
    named = list(dict.fromkeys([*own, *([given["named_id"]] if given.get("named_id") else [])]))
    if not named:
        raise Invalid(fields={"named_id": ["required"]})
    return named


def _creations(asked: Asked, op_id: str, named: list[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """The rows that the decision makes, but for what follows from what stands already."""
    if asked["decision"] != "taken_in" or asked["way"] == "join_case":
        return []
    given = asked[asked["way"]]
    place_id = derived_id(op_id, "place")
    place = (
        "place",
        place_id,
        _given(given, _PLACE) | {"is_address_protected": bool(given.get("is_address_protected"))},
    )
    if asked["way"] == "short_job":
        visit_id = derived_id(op_id, "visit")
        visit = ("planned_visit", visit_id, _given(given, _VISIT) | {"place_id": place_id})
        workers = [
            (
                "planned_worker",
                derived_id(op_id, "worker", each),
                {"planned_visit_id": visit_id, "user_id": each},
            )
            for each in dict.fromkeys(given.get("workers") or ())
        ]
        return [place, visit, *workers]
    resident_id, case_id = derived_id(op_id, "resident"), derived_id(op_id, "case")
    has_place = any(given.get(name) for name in _PLACE)
    case = _given(given, _CASE) | {
        "resident_id": resident_id,
        "place_id": place_id if has_place else None,
    }
    assigned = [
        ("assignment", derived_id(op_id, "assignment", each), {"case_id": case_id, "user_id": each})
        for each in dict.fromkeys([*(given.get("assigned") or ()), *named])
    ]
    resident = ("resident", resident_id, _given(given, _RESIDENT))
    return [resident, *([place] if has_place else []), ("case", case_id, case), *assigned]


def _given(given: Asked, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: given[name] for name in names if given.get(name) not in (None, "")}


def _completed(connection: Connection, entity: str, fields: dict[str, Any]) -> dict[str, Any]:
    if entity != "case":
        return fields
    return fields | {
        "code": next_case_code(connection),
        "opened_on": local_today().isoformat(),
    }


def _check_caretakers(connection: Connection, asked: Asked) -> None:
    """Raise Invalid unless everyone who is sent is a caretaker who works here."""
    given = asked.get(asked.get("way") or "") or {}
    for name in ("assigned", "workers"):
        people = set(given.get(name) or ())
        known = connection.scalars(
            select(Colleague.user_id).where(
                Colleague.user_id.in_(people),
                Colleague.is_caretaker,
                Colleague.is_here,
                Colleague.deleted_at.is_(None),
            )
        )
        if people - set(known):
            raise Invalid(fields={name: ["not_a_choice"]})


def _check_named(connection: Connection, named: list[str]) -> None:
    """Raise Invalid unless everyone who is named works here and can be (security.md 6.1)."""
    known = connection.scalars(
        select(UserRole.user_id)
        .join(User, User.id == UserRole.user_id)
        .where(UserRole.user_id.in_(named), UserRole.role.in_(NAMED_ROLES), User.is_active)
    )
    if set(named) - set(known):
        raise Invalid(fields={"named_id": ["not_a_choice"]})


def _request(connection: Connection, actor: Actor, row: Any, asked: Asked, op_id: str) -> Changes:
    """The request for a decision in the inquiry's case, and that the case says so; nothing without one."""
    if row.case_id is None:
        return []
    find_case(connection, actor, row.case_id)
    request = {
        "case_id": row.case_id,
        "asked_on": local_date(datetime.fromisoformat(row.received_at)).isoformat(),
        "words": row.text,
        "noted_by": actor.id,
        "partner_id": asked["partner_id"],
        "sent_on": asked["sent_on"],
        "remind_on": asked["follow_up_on"],
    }
    changes = [creation_of("decision_request", derived_id(op_id, "request"), request)]
    table = Case.__table__
    case = connection.execute(select(table).where(table.c.id == row.case_id)).one()
    if case.legal_track == "low_threshold":
        changes.append(patch_of_row("case", case.id, case, {"legal_track": "decision_requested"}))
    return changes
