"""*Hent sak*: a caretaker finds a case of the service that the phone does not hold, and gets it there."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, and_, select, update

from server import vocabulary
from server.access.actor import Actor
from server.access.among import among
from server.clock import instant_now, local_today
from server.errors import NotFound
from server.extensions import snapshot, writing
from server.models import Case, CaseFetch, Place, Resident, User
from server.rules.search_terms import needs_of
from server.services.search_index import search_index

#: Whoever sees so many types another letter.
MOST = 10


def find_cases(text: str) -> list[dict[str, Any]]:
    """Open cases that have every word of `text` at the beginning of one of their words."""
    needs = needs_of(text, vocabulary.synonyms())
    if not needs:
        return []
    with snapshot() as connection:
        ids = search_index().find(connection, needs)["case"]
        query = (
            select(Case.id, Case.code, Resident.name, Place.address, Place.is_address_protected)
            .join(Resident, Resident.id == Case.resident_id)
            .outerjoin(Place, Place.id == Case.place_id)
            .where(among(connection, Case.id.expression, ids), _is_open())
            .order_by(Case.code, Case.id)
            .limit(MOST)
        )
        rows = connection.execute(query).all()
    return [
        {
            "id": row.id,
            "code": row.code,
            "name": row.name,
            "address": None if row.is_address_protected else row.address,
        }
        for row in rows
    ]


def fetch_case(actor: Actor, case_id: str) -> None:
    """Let the actor's phones hold the case for the days of the day pack, and note that it was asked for.

    Raises NotFound when there is no such open case.
    """
    with writing() as connection:
        found = select(Case.id).where(Case.id == case_id, _is_open())
        if connection.execute(found).first() is None:
            raise NotFound
        connection.execute(
            CaseFetch.__table__.insert().values(
                id=str(uuid.uuid4()),
                user_id=actor.id,
                case_id=case_id,
                fetched_on=local_today().isoformat(),
                fetched_at=instant_now(),
            )
        )
        # What the user's phones may hold has changed: they ask anew.
        connection.execute(
            update(User).where(User.id == actor.id).values(scope_rev=User.scope_rev + 1)
        )


def _is_open() -> ColumnElement[bool]:
    return and_(Case.deleted_at.is_(None), Case.closed_on.is_(None))
