"""What the office's forms offer: people at work, partners and landlords that are not retired, open cases."""

from typing import Any

from sqlalchemy import select

from server.access.actor import Actor
from server.access.one_case import NAMED_ROLES
from server.access.readable import readable_cases
from server.extensions import snapshot
from server.models import Case, Colleague, Landlord, Partner, Resident, UserRole

Choices = dict[str, list[dict[str, Any]]]


def choices(actor: Actor) -> Choices:
    """People, partners and landlords by name; and the open cases that the actor may read, by code."""
    can_be_named = select(UserRole.user_id).where(UserRole.role.in_(NAMED_ROLES))
    with snapshot() as connection:
        people = connection.execute(
            select(
                Colleague.user_id.label("id"),
                Colleague.name,
                Colleague.is_caretaker,
                Colleague.user_id.in_(can_be_named).label("can_be_named"),
            )
            .where(Colleague.is_here, Colleague.deleted_at.is_(None))
            .order_by(Colleague.name, Colleague.user_id)
        )
        partners = connection.execute(
            select(Partner.id, Partner.name, Partner.partner_type.label("type"))
            .where(Partner.deleted_at.is_(None), Partner.is_retired.is_(False))
            .order_by(Partner.name, Partner.id)
        )
        landlords = connection.execute(
            select(Landlord.id, Landlord.name, Landlord.landlord_type.label("type"))
            .where(Landlord.deleted_at.is_(None), Landlord.is_retired.is_(False))
            .order_by(Landlord.name, Landlord.id)
        )
        cases = connection.execute(
            select(Case.id, Case.code, Resident.name)
            .select_from(Case)
            .join(Resident, Resident.id == Case.resident_id)
            .where(readable_cases(actor), Case.closed_on.is_(None))
            .order_by(Case.code, Case.id)
        )
        return {
            "cases": [{"id": row.id, "name": f"{row.code} {row.name}"} for row in cases],
            "people": [dict(row) for row in people.mappings()],
            "partners": [dict(row) for row in partners.mappings()],
            "landlords": [dict(row) for row in landlords.mappings()],
        }
