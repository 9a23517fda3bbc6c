"""What the office's forms offer: people at work, partners and landlords that are not retired."""

from typing import Any

from sqlalchemy import select

from server.extensions import snapshot
from server.models import Colleague, Landlord, Partner

Choices = dict[str, list[dict[str, Any]]]


def choices() -> Choices:
    """People, partners and landlords, by name."""
    with snapshot() as connection:
        people = connection.execute(
            select(Colleague.user_id.label("id"), Colleague.name, Colleague.is_caretaker)
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
        return {
            "people": [dict(row) for row in people.mappings()],
            "partners": [dict(row) for row in partners.mappings()],
            "landlords": [dict(row) for row in landlords.mappings()],
        }
