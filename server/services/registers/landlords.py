"""Landlords with their history: what was agreed, in which cases, and the homes that they let out."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from server.access.actor import Actor
from server.access.readable import readable_cases
from server.errors import NotFound
from server.extensions import snapshot
from server.models import Agreement, Case, Dwelling, Landlord, Place, Resident, User
from server.services.registers.paging import Page, paged

_LANDLORD = (
    "id",
    "version",
    "code",
    "name",
    "landlord_type",
    "phone",
    "email",
    "note",
    "is_retired",
)
_DWELLING = ("id", "version", "address", "rooms", "rent_ore", "vacant_from", "note")

#: How much of a landlord's history is shown, the newest first.
MOST = 200


def find_landlords(*, text: str, page: int, is_retired: bool) -> Page:
    """Landlords by name, those in use or the retired ones, with how many of their homes stand empty."""
    vacant = (
        select(func.count(Dwelling.id))
        .where(
            Dwelling.landlord_id == Landlord.id,
            Dwelling.vacant_from.is_not(None),
            Dwelling.deleted_at.is_(None),
        )
        .scalar_subquery()
    )
    with snapshot() as connection:
        rows = connection.execute(
            select(*(getattr(Landlord, name) for name in _LANDLORD), vacant.label("vacant"))
            .where(Landlord.deleted_at.is_(None), Landlord.is_retired.is_(is_retired))
            .order_by(Landlord.name, Landlord.id)
        ).mappings()
        landlords = [dict(row) for row in rows]
    return paged(
        "landlords", landlords, lambda row: (row["name"], row["code"]), text=text, page=page
    )


def read_landlord(actor: Actor, landlord_id: str) -> dict[str, Any]:
    """One landlord with their history, of the cases that the actor may read. Raises NotFound."""
    with snapshot() as connection:
        row = (
            connection.execute(
                select(*(getattr(Landlord, name) for name in _LANDLORD)).where(
                    Landlord.id == landlord_id, Landlord.deleted_at.is_(None)
                )
            )
            .mappings()
            .first()
        )
        if row is None:
            raise NotFound
        return {
            **row,
            "dwellings": _dwellings(connection, Dwelling.landlord_id == landlord_id),
            "agreements": _agreements(connection, actor, landlord_id),
            "cases": _cases(connection, actor, landlord_id),
        }


def find_dwellings(*, text: str, page: int, is_vacant: bool) -> Page:
    """Homes that are let out: those that stand empty, or all; the first that is free stands first."""
    with snapshot() as connection:
        wanted = Dwelling.vacant_from.is_not(None) if is_vacant else true()
        dwellings = _dwellings(connection, and_(Landlord.deleted_at.is_(None), wanted))
    return paged(
        "dwellings",
        dwellings,
        lambda row: (row["address"], row["landlord"]["name"]),
        text=text,
        page=page,
    )


def _dwellings(connection: Connection, wanted: ColumnElement[bool]) -> list[dict[str, Any]]:
    rows = connection.execute(
        select(
            *(getattr(Dwelling, name) for name in _DWELLING),
            Landlord.id.label("landlord_id"),
            Landlord.name.label("landlord_name"),
        )
        .join(Landlord, Landlord.id == Dwelling.landlord_id)
        .where(Dwelling.deleted_at.is_(None), wanted)
        .order_by(
            Dwelling.vacant_from.is_(None), Dwelling.vacant_from, Dwelling.address, Dwelling.id
        )
    )
    return [
        {name: getattr(row, name) for name in _DWELLING}
        | {"landlord": {"id": row.landlord_id, "name": row.landlord_name}}
        for row in rows
    ]


def _agreements(connection: Connection, actor: Actor, landlord_id: str) -> list[dict[str, Any]]:
    """What was agreed: in general, and in the cases that the actor may read."""
    rows = connection.execute(
        select(
            Agreement.id,
            Agreement.version,
            Agreement.agreed_on,
            Agreement.text,
            Agreement.next_on,
            User.name.label("noted_by"),
            Case.id.label("case_id"),
            Case.code,
        )
        .join(User, User.id == Agreement.noted_by)
        .outerjoin(Case, and_(Case.id == Agreement.case_id, readable_cases(actor)))
        .where(
            Agreement.landlord_id == landlord_id,
            Agreement.deleted_at.is_(None),
            or_(Agreement.case_id.is_(None), Case.id.is_not(None)),
        )
        .order_by(Agreement.agreed_on.desc(), Agreement.id)
        .limit(MOST)
    )
    return [
        {
            **{
                name: getattr(row, name)
                for name in ("id", "version", "agreed_on", "text", "next_on", "noted_by")
            },
            "case": None if row.case_id is None else {"id": row.case_id, "code": row.code},
        }
        for row in rows
    ]


def _cases(connection: Connection, actor: Actor, landlord_id: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        select(Case.id, Case.code, Case.opened_on, Case.closed_on, Resident.name)
        .join(Place, Place.id == Case.place_id)
        .join(Resident, Resident.id == Case.resident_id)
        .where(Place.landlord_id == landlord_id, readable_cases(actor))
        .order_by(Case.closed_on.is_not(None), Case.opened_on.desc(), Case.id)
        .limit(MOST)
    )
    return [
        {
            "id": row.id,
            "code": row.code,
            "resident_name": row.name,
            "opened_on": row.opened_on,
            "closed_on": row.closed_on,
        }
        for row in rows
    ]
