"""One case, with what is told about it: each part by its own rule of who sees it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.fields import reach_of_field
from server.access.one_case import SeenCase, find_case, is_named
from server.access.roles import may
from server.clock import local_today
from server.extensions import snapshot
from server.models import Case, Landlord, Place, Resident
from server.services.case_page import parts
from server.services.case_page.listing import end_warning
from server.services.settings import numbers

#: A case as the page shows it; its shape is CaseSchema.
Shown = dict[str, Any]

_ALWAYS = ("id", "code", "version", "opened_on", "planned_end_on", "closed_on")
#: What a consent that is not for everything leaves out.
_WHOLE = (
    "outcome",
    "risk_reason",
    "housing_goal",
    "plan",
    "review_on",
    "legal_track",
    "care_record_ref",
    "children_count",
    "joint_follow_up",
    "is_next_of_kin_involved",
    "is_photo_allowed",
)
_ACTIONS = {
    "may_edit": "cases.edit",
    "may_assign": "cases.assign",
    "may_record_consent": "consents.record",
    "may_note_safety": "safety_notes.write",
    "may_close": "cases.close",
    "may_allow_photos": "cases.allow_photos",
}


def get_case(actor: Actor, case_id: str) -> Shown:
    """The case. Raises NotFound when there is none, or none that the actor may read."""
    with snapshot() as connection:
        seen = find_case(connection, actor, case_id)
        names = (*_ALWAYS, *_WHOLE)
        row = connection.execute(
            select(*(getattr(Case, name) for name in names)).where(Case.id == seen.id)
        ).one()
        days = numbers(connection)
        warned = local_today() + timedelta(days["plan_end_warning_days"])
        told = _ALWAYS + (_WHOLE if seen.is_whole else ())
        return {
            **{name: getattr(row, name) if name in told else None for name in names},
            **{name: seen.is_whole and may(actor, each) for name, each in _ACTIONS.items()},
            "is_whole": seen.is_whole,
            "topics": list(seen.topics),
            "end": end_warning(row, warned.isoformat()),
            "resident": _resident(connection, seen),
            "place": _place(connection, actor, seen) if seen.is_whole else None,
            "assignments": parts.assignments(connection, seen),
            "consents": parts.consents(connection, actor, seen),
            "safety_notes": parts.safety_notes(connection, seen)
            if seen.is_whole and reach_of_field(actor, "safety_note", "text")
            else None,
            **{
                name: read(connection, seen) if seen.is_whole else []
                for name, read in parts.OTHERS.items()
            },
            # What happened to staff at work is for those who follow it up.
            "incidents": parts.incidents(connection, seen)
            if may(actor, "safety_notes.write")
            else [],
            "conflicts": parts.conflicts(connection, seen) if may(actor, "parked.decide") else [],
            "follow_up_days": days["follow_up_days"],
            "decision_reminder_days": days["decision_reminder_days"],
        }


def _resident(connection: Connection, seen: SeenCase) -> dict[str, Any]:
    row = connection.execute(
        select(
            Resident.id, Resident.version, Resident.name, Resident.birth_year, Resident.phone
        ).where(Resident.id == seen.resident_id)
    ).one()
    return dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented way to a row as a mapping


def _place(connection: Connection, actor: Actor, seen: SeenCase) -> dict[str, Any] | None:
    row = connection.execute(
        select(
            Place.id,
            Place.version,
            Place.address,
            Place.tenure,
            Place.is_address_protected,
            Landlord.id.label("landlord_id"),
            Landlord.name.label("landlord_name"),
            Landlord.phone.label("landlord_phone"),
        )
        .outerjoin(Landlord, Landlord.id == Place.landlord_id)
        .where(Place.id == seen.place_id)
    ).first()
    if row is None:
        return None
    is_shown = not row.is_address_protected or is_named(connection, actor, seen.id)
    landlord = None
    # Where somebody lives follows from who lets the home to them.
    if row.landlord_id and is_shown:
        landlord = {"id": row.landlord_id, "name": row.landlord_name, "phone": row.landlord_phone}
    return {
        "id": row.id,
        "version": row.version,
        "address": row.address if is_shown else None,
        "is_address_protected": row.is_address_protected,
        "is_address_shown": is_shown,
        "tenure": row.tenure,
        "landlord": landlord,
    }
