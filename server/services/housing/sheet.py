"""The housing sections of one case in one answer: what is there, and what follows from it."""

from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.fields import reach_of_field
from server.access.readable import readable_homes, readable_nav_facts
from server.access.roles import may
from server.clock import local_today
from server.errors import NotFound
from server.extensions import snapshot
from server.models import (
    Case,
    CostAvoided,
    Dwelling,
    FollowUp,
    HousingStep,
    Landlord,
    MasteryLevel,
    Measure,
    NavFact,
    TemporaryStay,
    User,
)
from server.services.housing.counted import counted_costs, counted_mastery, counted_stays
from server.services.housing.questions import questions_of
from server.services.housing.rows import rows_of, with_names
from server.services.housing.track import track_of
from server.services.settings import numbers


def get_housing(actor: Actor, case_id: str) -> dict[str, Any]:
    """The housing sections of a case. Raises NotFound when there is none that the actor may read.

    `nav_facts` is None for those who may not know of them.
    """
    today = local_today()
    with snapshot() as connection:
        case = readable_case(connection, actor, case_id)
        days = numbers(connection)
        stays = _named(connection, rows_of(connection, TemporaryStay, case_id, "starts_on"))
        costs = rows_of(connection, CostAvoided, case_id, "estimated_on")
        return {
            "id": case_id,
            "code": case["code"],
            "may_write": may(actor, "cases.edit"),
            "today": today.isoformat(),
            "eviction": track_of(connection, case, days, today),
            **counted_stays(stays, days, today),
            "steps": _steps(connection, case_id)[::-1],
            "dwellings": _dwellings(connection),
            "measures": rows_of(connection, Measure, case_id, "considered_on"),
            "questions": questions_of(connection, actor, case_id),
            "mastery": counted_mastery(
                case_id, rows_of(connection, MasteryLevel, case_id, "set_on")
            ),
            **counted_costs(
                with_names(connection, costs, "estimated_by", "estimated_by_name", User.name)
            ),
            "nav_facts": _nav_facts(connection, actor, case_id),
            "follow_ups": rows_of(connection, FollowUp, case_id, "due_on"),
        }


def readable_case(connection: Connection, actor: Actor, case_id: str) -> dict[str, Any]:
    """The case, when the actor may read it at a desk; raises NotFound otherwise. Every section asks here."""
    row = (
        connection.execute(select(Case.__table__).where(Case.id == case_id, readable_homes(actor)))
        .mappings()
        .first()
    )
    if row is None:
        raise NotFound
    return dict(row)


def _steps(connection: Connection, case_id: str) -> list[dict[str, Any]]:
    steps = _named(connection, rows_of(connection, HousingStep, case_id, "taken_on"))
    return with_names(connection, steps, "dwelling_id", "dwelling_address", Dwelling.address)


def _named(connection: Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return with_names(connection, rows, "landlord_id", "landlord_name", Landlord.name)


def _nav_facts(connection: Connection, actor: Actor, case_id: str) -> list[dict[str, Any]] | None:
    if reach_of_field(actor, "nav_fact", "*") is None:
        return None
    rows = rows_of(connection, NavFact, case_id, "noted_on", readable_nav_facts(actor))
    return with_names(connection, rows[::-1], "noted_by", "noted_by_name", User.name)


def _dwellings(connection: Connection) -> list[dict[str, Any]]:
    """What a step of the search can name."""
    found = connection.execute(
        select(Dwelling.id, Dwelling.landlord_id, Dwelling.address)
        .where(Dwelling.deleted_at.is_(None))
        .order_by(Dwelling.address, Dwelling.id)
    )
    return [dict(row) for row in found.mappings()]
