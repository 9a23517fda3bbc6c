"""Partners, and the people at each."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from server.extensions import snapshot
from server.models import Partner, PartnerContact
from server.services.registers.paging import Page, paged

_PARTNER = (
    "id",
    "version",
    "code",
    "name",
    "partner_type",
    "phone",
    "email",
    "note",
    "is_retired",
)
_CONTACT = ("id", "version", "name", "role", "phone", "email")


def find_partners(*, text: str, page: int, is_retired: bool) -> Page:
    """Partners by name with their people, those in use or the retired ones."""
    with snapshot() as connection:
        rows = connection.execute(
            select(*(getattr(Partner, name) for name in _PARTNER))
            .where(Partner.deleted_at.is_(None), Partner.is_retired.is_(is_retired))
            .order_by(Partner.name, Partner.id)
        ).all()
        people: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for each in connection.execute(
            select(PartnerContact.partner_id, *(getattr(PartnerContact, name) for name in _CONTACT))
            .where(PartnerContact.deleted_at.is_(None))
            .order_by(PartnerContact.name, PartnerContact.id)
        ):
            people[each.partner_id].append({name: getattr(each, name) for name in _CONTACT})
    partners = [
        {name: getattr(row, name) for name in _PARTNER} | {"contacts": people[row.id]}
        for row in rows
    ]
    return paged("partners", partners, _told, text=text, page=page)


def _told(partner: dict[str, Any]) -> list[str | None]:
    return [partner["name"], partner["code"], *(each["name"] for each in partner["contacts"])]
