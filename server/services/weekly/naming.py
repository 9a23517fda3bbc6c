"""The people, cases, inquiries and places that an agenda names, looked up as a reader may hear of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from server.access.among import among
from server.access.hearing import Hearing
from server.models import Case, Incident, Inquiry, Partner, Place, Resident, User, UserRole
from server.rules.initials import initials_of

Shown = dict[str, Any]


@dataclass
class Names:
    """What ids stand for; what the reader may not hear of is not in it."""

    people: dict[str, Shown] = field(default_factory=dict)
    cases: dict[str, Shown] = field(default_factory=dict)
    inquiries: dict[str, Shown] = field(default_factory=dict)
    incidents: dict[str, Shown] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def person(self, user_id: str | None) -> Shown | None:
        """Somebody who works here or has, as they are named beside what they did."""
        person = self.people.get(user_id or "")
        return None if person is None else {name: person[name] for name in ("id", "code", "name")}


def look_up(
    connection: Connection,
    hearing: Hearing,
    *,
    inquiries: Iterable[str],
    incidents: Iterable[str],
    places: Iterable[str],
    with_names: bool,
) -> Names:
    """Names for a reader who hears as `hearing` says; `with_names` tells residents' names, else initials."""
    return Names(
        people={person["id"]: person for person in all_people(connection)},
        cases=_cases(connection, hearing, with_names),
        inquiries=_inquiries(connection, hearing.inquiries.intersection(inquiries)),
        incidents=_incidents(connection, set(incidents), hearing),
        places=_places(connection, set(places)) if hearing.is_team else {},
    )


def all_people(connection: Connection) -> list[Shown]:
    """Everyone who works here or has, by code, with their roles."""
    roles: dict[str, list[str]] = {}
    for user_id, role in connection.execute(
        select(UserRole.user_id, UserRole.role).order_by(UserRole.role)
    ):
        roles.setdefault(user_id, []).append(role)
    rows = connection.execute(
        select(User.id, User.code, User.name, User.is_active)
        .where(User.is_system.is_(False))
        .order_by(User.code)
    )
    return [
        {
            "id": row.id,
            "code": row.code,
            "name": row.name,
            "roles": roles.get(row.id, []),
            "is_active": row.is_active,
        }
        for row in rows
    ]


def all_partners(connection: Connection) -> list[Shown]:
    """Partners whose staff can be present."""
    rows = connection.execute(
        select(Partner.id, Partner.name)
        .where(Partner.deleted_at.is_(None), Partner.is_retired.is_(False))
        .order_by(Partner.name, Partner.id)
    )
    return [{"id": row.id, "name": row.name} for row in rows]


def _cases(connection: Connection, hearing: Hearing, with_names: bool) -> dict[str, Shown]:
    rows = connection.execute(
        select(Case.id, Case.code, Resident.name)
        .join(Resident, Resident.id == Case.resident_id)
        .where(among(connection, Case.__table__.c.id, hearing.cases))
    )
    return {
        row.id: {
            "id": row.id,
            "code": row.code,
            "name": row.name if with_names else initials_of(row.name),
        }
        for row in rows
    }


def _inquiries(connection: Connection, ids: Iterable[str]) -> dict[str, Shown]:
    names = ("id", "code", "received_at", "source", "urgency", "decision", "text")
    rows = connection.execute(
        select(*(getattr(Inquiry, name) for name in names)).where(
            among(connection, Inquiry.__table__.c.id, ids)
        )
    )
    return {row["id"]: dict(row) for row in rows.mappings()}


def _incidents(connection: Connection, ids: set[str], hearing: Hearing) -> dict[str, Shown]:
    names = ("id", "case_id", "occurred_at", "type", "text", "followed_up_on")
    rows = connection.execute(
        select(*(getattr(Incident, name) for name in names)).where(
            among(connection, Incident.__table__.c.id, ids)
        )
    )
    return {
        row.id: {name: getattr(row, name) for name in names if name != "case_id"}
        for row in rows
        if (row.case_id in hearing.cases if row.case_id else hearing.is_team)
    }


def _places(connection: Connection, ids: set[str]) -> dict[str, str]:
    rows = connection.execute(
        select(Place.id, Place.address).where(
            among(connection, Place.__table__.c.id, ids), Place.is_address_protected.is_(False)
        )
    )
    return {row.id: row.address or "" for row in rows}
