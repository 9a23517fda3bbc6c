"""What people in a meeting may hear of: each by role, a partner's staff by the consent that shares a case.

What one of them may not hear of stands there without a name, a code or a word. The server decides, for
each reader and for all who are present together.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, false, or_, select

from server.access.actor import Actor
from server.access.among import among
from server.access.consents import SCOPE_OF, is_shared
from server.access.roles import Role
from server.models import (
    Attendance,
    Case,
    Inquiry,
    Landlord,
    Meeting,
    Partner,
    Place,
    UserRole,
)

#: The team that goes to the door, sorts, and answers for both: what the service knows, they may hear.
TEAM = frozenset({Role.FIELD_WORKER, Role.HOUSING_COORDINATOR, Role.UNIT_MANAGER})

#: The consent that lets a partner's staff hear of a case, by the partner's type. Without one: nothing.
SCOPE_OF_PARTNER: dict[str, str] = {
    "nav": "nav",
    "addiction": "addiction_mental_health",
    "mental_health": "addiction_mental_health",
    "home_care": "municipal_services",
    "child_welfare": "municipal_services",
    "municipal_debt_collection": "municipal_services",
    "property_department": "municipal_landlord",
    "housing_association": "private_landlord",
}

#: What a consent must be about for partners whose matter is money: how the clearing goes is none of theirs.
TOPICS_OF_PARTNER: dict[str, frozenset[str]] = {
    "municipal_debt_collection": frozenset({"everything", "economy"}),
    "housing_association": frozenset({"everything", "economy"}),
}

#: A consent for the landlord is for the one that lets the home: partners that are landlords of a kind.
LANDLORD_OF_PARTNER: dict[str, str] = {"housing_association": "housing_association"}


@dataclass(frozen=True)
class Hearer:
    """Somebody who hears: one of the team, or somebody to whom consents of `scope` open a case.

    Where said, the consent must be about one of `topics`, and the home let by a `landlord_type`. `user_id`
    is there for a colleague, who may hear of what they took in themselves.
    """

    is_team: bool = False
    scope: str | None = None
    user_id: str | None = None
    topics: frozenset[str] | None = None
    landlord_type: str | None = None


@dataclass(frozen=True)
class Hearing:
    """What may be heard of, of some cases and inquiries."""

    cases: frozenset[str]
    inquiries: frozenset[str]
    is_team: bool

    def together_with(self, other: "Hearing") -> "Hearing":
        """What both may hear of."""
        return Hearing(
            self.cases & other.cases,
            self.inquiries & other.inquiries,
            self.is_team and other.is_team,
        )


def hearer_of(user_id: str, roles: Collection[str]) -> Hearer:
    """A colleague, by their roles. Whoever hears by consent hears all that is said of a case, so the consent
    must be about everything; what a narrower one shares stands on the case's own page."""
    scopes = [SCOPE_OF[role] for role in sorted(roles) if role in SCOPE_OF]
    is_team = bool(TEAM & set(roles))
    return Hearer(is_team, scopes[0] if scopes else None, user_id, frozenset({"everything"}))


def hearing_of(
    connection: Connection, hearer: Hearer, cases: Collection[str], inquiries: Collection[str]
) -> Hearing:
    """Those of the cases and inquiries that one of those present may hear of."""
    if hearer.is_team:
        return Hearing(frozenset(cases), frozenset(inquiries), is_team=True)
    shared = _is_shared(hearer, Case.id.expression)
    heard = connection.scalars(
        select(Case.id).where(among(connection, Case.__table__.c.id, cases), shared)
    )
    # An inquiry is the caller's words: shared with its case, or taken in by the hearer.
    own = Inquiry.received_by == hearer.user_id if hearer.user_id else false()
    of_case = _is_shared(hearer, Inquiry.case_id.expression)
    of_inquiries = connection.scalars(
        select(Inquiry.id).where(
            among(connection, Inquiry.__table__.c.id, inquiries), or_(own, of_case)
        )
    )
    return Hearing(frozenset(heard), frozenset(of_inquiries), is_team=False)


def hearing_of_all(
    connection: Connection,
    hearers: Iterable[Hearer],
    cases: Collection[str],
    inquiries: Collection[str],
) -> Hearing:
    """What all of them may hear of; everything, as long as nobody is there to hear."""
    found = Hearing(frozenset(cases), frozenset(inquiries), is_team=True)
    for hearer in set(hearers):
        found = found.together_with(hearing_of(connection, hearer, cases, inquiries))
    return found


def hearer_at_desk(actor: Actor) -> Hearer:
    """The one who reads at this desk."""
    return hearer_of(actor.id, actor.roles)


def hearers_of(connection: Connection, meeting_id: str) -> list[Hearer]:
    """Everyone who is present in a meeting."""
    rows = connection.execute(
        select(Attendance.user_id, Partner.partner_type)
        .outerjoin(Partner, Partner.id == Attendance.partner_id)
        .where(Attendance.meeting_id == meeting_id, Attendance.deleted_at.is_(None))
    ).all()
    users = {row.user_id for row in rows if row.user_id}
    roles: dict[str, set[str]] = {user_id: set() for user_id in users}
    for user_id, role in connection.execute(
        select(UserRole.user_id, UserRole.role).where(
            among(connection, UserRole.__table__.c.user_id, users)
        )
    ):
        roles[user_id].add(role)
    colleagues = [hearer_of(user_id, roles[user_id]) for user_id in sorted(users)]
    partners = [hearer_from(row.partner_type) for row in rows if not row.user_id]
    return [*colleagues, *partners, *_expected(connection, meeting_id)]


def hearer_from(partner_type: str | None) -> Hearer:
    """Staff of a partner of that type. Of one that no consent opens anything for: nobody who may hear."""
    known = partner_type or ""
    return Hearer(
        scope=SCOPE_OF_PARTNER.get(known),
        topics=TOPICS_OF_PARTNER.get(known),
        landlord_type=LANDLORD_OF_PARTNER.get(known),
    )


def _expected(connection: Connection, meeting_id: str) -> list[Hearer]:
    """The partner that a meeting is with sits at its table, whether or not anybody has noted who came."""
    row = connection.execute(
        select(Meeting.type, Partner.partner_type)
        .outerjoin(Partner, Partner.id == Meeting.partner_id)
        .where(Meeting.id == meeting_id)
    ).first()
    if row is None or row.type == "weekly":
        return []
    if row.type == "addiction_mental_health":
        return [hearer_from("addiction")]
    return [hearer_from(row.partner_type)] if row.partner_type else []


def _is_shared(hearer: Hearer, case_id: ColumnElement[Any]) -> ColumnElement[bool]:
    if hearer.scope is None:
        return false()
    shared = is_shared(case_id, hearer.scope, hearer.topics)
    if hearer.landlord_type is None:
        return shared
    of_case = Case.__table__.alias("let")
    is_landlord = exists(
        select(of_case.c.id)
        .join(Place, Place.id == of_case.c.place_id)
        .join(Landlord, Landlord.id == Place.landlord_id)
        .where(of_case.c.id == case_id, Landlord.landlord_type == hearer.landlord_type)
    )
    return and_(shared, is_landlord)
