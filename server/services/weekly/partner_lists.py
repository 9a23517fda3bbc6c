"""The points of a meeting with a partner, as the cases stand (server/rules/partner_lists.py).

Addiction and mental health: the cases that a consent shares with them. Debt collection and the housing
association: where somebody may lose their home. What may be told of each is another matter, and is asked
anew each time somebody reads (server/access/hearing.py).
"""

from sqlalchemy import Connection, select, true

from server.access.consents import stands
from server.access.hearing import LANDLORD_OF_PARTNER
from server.models import Case, Consent, Landlord, Partner, Place
from server.rules.agenda import Point
from server.rules.partner_lists import JointCase, WatchedCase, joint_list, watch_list
from server.services.weekly.meetings import Sitting


def partner_points(connection: Connection, sitting: Sitting) -> list[Point]:
    """What the meeting takes up; a touchpoint takes up what people add."""
    if sitting.type == "addiction_mental_health":
        return joint_list(_joint_cases(connection))
    if sitting.type == "eviction_prevention":
        return watch_list(_watched_cases(connection, sitting), sitting.since.isoformat())
    return []


def _joint_cases(connection: Connection) -> list[JointCase]:
    rows = connection.execute(
        select(Case.id, Case.code, Consent.topic)
        .distinct()
        .join(Consent, Consent.case_id == Case.id)
        .where(
            Case.deleted_at.is_(None),
            Case.closed_on.is_(None),
            Consent.scope == "addiction_mental_health",
            stands(),
        )
    )
    return [JointCase(*row) for row in rows]


def _watched_cases(connection: Connection, sitting: Sitting) -> list[WatchedCase]:
    """With a partner that is a landlord: of the homes of such landlords alone, for other homes are not
    its matter."""
    partner_type = connection.scalar(
        select(Partner.partner_type).where(Partner.id == sitting.partner_id)
    )
    landlord_type = LANDLORD_OF_PARTNER.get(partner_type or "")
    rows = connection.execute(
        select(
            Case.id,
            Case.code,
            Case.eviction_stage,
            Case.eviction_deadline_on,
            Case.eviction_outcome,
            Case.eviction_decided_on,
        )
        .outerjoin(Place, Place.id == Case.place_id)
        .outerjoin(Landlord, Landlord.id == Place.landlord_id)
        .where(
            Case.deleted_at.is_(None),
            Case.eviction_stage != "none",
            Landlord.landlord_type == landlord_type if landlord_type else true(),
        )
    )
    return [WatchedCase(*row) for row in rows]
