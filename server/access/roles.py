"""The access matrix as data (security.md 6.1): which role may do what, on which surface, how far.

What is not in the table is not allowed. A row is added together with the route that needs it; rows of
security.md 6.1 whose route has not come stand in `WITHOUT_ROUTE`, so that it finds its rule waiting.
docs/security/roles.md is written from this file by `make types`.
"""

from dataclasses import dataclass
from enum import StrEnum

from server.access.actor import Actor


class Role(StrEnum):
    """The roles a user can hold; several at once."""

    FIELD_WORKER = "field_worker"
    HOUSING_COORDINATOR = "housing_coordinator"
    NAV_HOUSING_CONTACT = "nav_housing_contact"
    UNIT_MANAGER = "unit_manager"
    ADMIN = "admin"


class Extent(StrEnum):
    """How far an action reaches, the widest first."""

    #: Every record.
    ALL = "all"
    #: Cases with work under review, and those brought up for the weekly meeting.
    REVIEW = "review"
    #: What a standing consent shares, and one's own.
    SHARED = "shared"
    #: One's own: written by the user, or with the user taking part.
    OWN = "own"
    #: What the user has been named for.
    NAMED = "named"
    #: That it happened, and not what it was about.
    METADATA = "metadata"


#: Where a session can be used, and the roles of which one is needed to sign in there.
SURFACES: dict[str, frozenset[str]] = {
    "field": frozenset({Role.FIELD_WORKER}),
    "office": frozenset(
        {Role.HOUSING_COORDINATOR, Role.NAV_HOUSING_CONTACT, Role.UNIT_MANAGER, Role.ADMIN}
    ),
}


@dataclass(frozen=True)
class Rule:
    """One row of the matrix: the roles that may, how far each reaches, and from which surfaces.

    With `needs_step_up` the user proves again who they are before it is done.
    """

    roles: dict[str, Extent]
    surfaces: frozenset[str] = frozenset({"office"})
    needs_step_up: bool = False


_EVERYONE = {str(role): Extent.OWN for role in Role}
_BOTH = frozenset(SURFACES)
_LEADERS: dict[str, Extent] = {
    Role.HOUSING_COORDINATOR: Extent.ALL,
    Role.UNIT_MANAGER: Extent.ALL,
}
_DEVICE_KEEPERS: dict[str, Extent] = {
    Role.HOUSING_COORDINATOR: Extent.ALL,
    Role.UNIT_MANAGER: Extent.ALL,
    Role.ADMIN: Extent.ALL,
}

MATRIX: dict[str, Rule] = {
    "session.own": Rule(_EVERYONE, _BOTH),
    "words.read": Rule({str(role): Extent.ALL for role in Role}, _BOTH),
    "devices.manage": Rule(_DEVICE_KEEPERS),
    "health.read": Rule(_DEVICE_KEEPERS),
    "rescue.import": Rule(_DEVICE_KEEPERS),
    # A phone's operations, and the photos that they name.
    "sync.use": Rule({Role.FIELD_WORKER: Extent.OWN}, frozenset({"field"})),
    # Any open case of the service, when it is asked for by name; who asked is noted.
    "cases.fetch": Rule({Role.FIELD_WORKER: Extent.ALL}, frozenset({"field"})),
    "entries.read": Rule(
        {
            Role.HOUSING_COORDINATOR: Extent.ALL,
            Role.UNIT_MANAGER: Extent.ALL,
            Role.NAV_HOUSING_CONTACT: Extent.SHARED,
        }
    ),
    # Never one's own: server/services/review.py holds the actor against the entry itself.
    "entries.approve": Rule({Role.HOUSING_COORDINATOR: Extent.ALL, Role.UNIT_MANAGER: Extent.ALL}),
    # Each group holds what its own action lets one read.
    "search.use": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.SHARED}),
    # The page that anybody reads.
    "about.edit": Rule({Role.HOUSING_COORDINATOR: Extent.ALL, Role.ADMIN: Extent.ALL}),
    # Photos are off until the coordinator allows them for a case (field.md, thing 11).
    "cases.allow_photos": Rule({Role.HOUSING_COORDINATOR: Extent.ALL}),
    # Where a caretaker is, and that nothing has been heard: for those who can send somebody.
    "safe_visits.watch": Rule(
        {Role.HOUSING_COORDINATOR: Extent.ALL, Role.UNIT_MANAGER: Extent.ALL}
    ),
    # What waits for a decision after sync: the whole of what a phone sent, so only those who review.
    "parked.read": Rule({Role.HOUSING_COORDINATOR: Extent.ALL, Role.UNIT_MANAGER: Extent.ALL}),
    "parked.decide": Rule({Role.HOUSING_COORDINATOR: Extent.ALL, Role.UNIT_MANAGER: Extent.ALL}),
    # A case with its notes, at a desk; a caretaker has the day pack, and `cases.fetch` for the others.
    # Admin never sees one; Nav's contact sees what consent shares.
    "cases.read": Rule(
        {
            Role.HOUSING_COORDINATOR: Extent.ALL,
            Role.NAV_HOUSING_CONTACT: Extent.SHARED,
            Role.UNIT_MANAGER: Extent.REVIEW,
        }
    ),
    # Any record that a desk writes: which entity needs what stands in server/access/edits.py.
    "records.write": Rule(
        _LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.SHARED, Role.ADMIN: Extent.ALL}
    ),
    "cases.edit": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.SHARED}),
    "tasks.write": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.SHARED}),
    "plans.edit": Rule(_LEADERS),
    # When meetings are and with whom; what is said of a case in one is read as the case is.
    "meetings.read": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.SHARED}),
    "meetings.plan": Rule(_LEADERS),
    # One's meetings in one's own calendar program.
    "calendar.own": Rule(
        {
            Role.HOUSING_COORDINATOR: Extent.OWN,
            Role.NAV_HOUSING_CONTACT: Extent.OWN,
            Role.UNIT_MANAGER: Extent.OWN,
        }
    ),
    "registers.read": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.ALL}),
    "registers.edit": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.ALL}),
    "grants.edit": Rule(_LEADERS),
    "rates.edit": Rule(_LEADERS | {Role.ADMIN: Extent.ALL}),
    "words.edit": Rule({Role.HOUSING_COORDINATOR: Extent.ALL, Role.ADMIN: Extent.ALL}),
    "safety_notes.write": Rule(_LEADERS),
    "incidents.follow_up": Rule(_LEADERS),
    # The home in a case, and what is asked of the managers about it; as far as the case is read.
    "housing.read": Rule(
        {
            Role.HOUSING_COORDINATOR: Extent.ALL,
            Role.NAV_HOUSING_CONTACT: Extent.SHARED,
            Role.UNIT_MANAGER: Extent.REVIEW,
        }
    ),
    # Each for a forum of their own: Nav's contact notes what the department manager has said.
    "forum_questions.answer": Rule(
        {Role.NAV_HOUSING_CONTACT: Extent.SHARED, Role.UNIT_MANAGER: Extent.OWN}
    ),
    "cases.assign": Rule(_LEADERS),
    "cases.close": Rule(_LEADERS),
    "cases.break_glass": Rule({Role.FIELD_WORKER: Extent.ALL}, frozenset({"field"})),
    "consents.record": Rule(_LEADERS),
    # The weekly meeting: each hears of it what they may; it is opened and closed by those who lead it.
    "meetings.take_part": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.SHARED}),
    "meetings.lead": Rule(_LEADERS),
    # What somebody is to do, decided in a meeting or at a desk.
    "tasks.read": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.SHARED}),
    "inquiries.read": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.OWN}),
    "inquiries.register": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.OWN}),
    "inquiries.decide": Rule(_LEADERS | {Role.NAV_HOUSING_CONTACT: Extent.OWN}),
    "nav_fields.read": Rule({Role.NAV_HOUSING_CONTACT: Extent.SHARED}),
    # For whoever goes to the door: those who visit, and those who send or brief them.
    "safety_notes.read": Rule(
        _LEADERS | {Role.FIELD_WORKER: Extent.OWN, Role.NAV_HOUSING_CONTACT: Extent.SHARED}, _BOTH
    ),
    # Two persons named for the case; a caretaker is told by word of mouth.
    "protected_addresses.read": Rule(
        {Role.HOUSING_COORDINATOR: Extent.NAMED, Role.NAV_HOUSING_CONTACT: Extent.NAMED}
    ),
    # Own time at a desk; a caretaker's comes by sync.
    "entries.write": Rule(
        {
            Role.HOUSING_COORDINATOR: Extent.OWN,
            Role.NAV_HOUSING_CONTACT: Extent.OWN,
            Role.UNIT_MANAGER: Extent.OWN,
        }
    ),
    "reports.prepare": Rule(_LEADERS),
    "reports.freeze": Rule({Role.UNIT_MANAGER: Extent.ALL}),
    # Small numbers suppressed; never a ranking of people (aml. ch. 9).
    "statistics.read": Rule(
        _LEADERS | {Role.FIELD_WORKER: Extent.OWN, Role.NAV_HOUSING_CONTACT: Extent.SHARED}, _BOTH
    ),
    "persons.export": Rule(_LEADERS, needs_step_up=True),
    "access_log.read": Rule(
        {
            Role.FIELD_WORKER: Extent.OWN,
            Role.UNIT_MANAGER: Extent.ALL,
            Role.ADMIN: Extent.METADATA,
        },
        _BOTH,
    ),
    # One asks and another says yes: nobody makes themselves an admin, or deletes, alone.
    "users.manage": Rule({Role.ADMIN: Extent.ALL}),
    "users.approve": Rule({Role.UNIT_MANAGER: Extent.ALL}),
    "retention.manage": Rule({Role.ADMIN: Extent.ALL}),
    "retention.approve": Rule({Role.UNIT_MANAGER: Extent.ALL}),
}

#: Rows of security.md 6.1 that no route asks for yet; a row leaves when its route comes.
WITHOUT_ROUTE = frozenset(
    {
        "access_log.read",
        "cases.break_glass",
        "persons.export",
        "protected_addresses.read",
        "reports.freeze",
        "reports.prepare",
        "retention.approve",
        "retention.manage",
        "safety_notes.read",
        "users.approve",
        "users.manage",
    }
)


def may(actor: Actor, action: str) -> bool:
    """Whether any of the actor's roles allows `action` from the surface the actor signed in to."""
    return extent(actor, action) is not None


def extent(actor: Actor, action: str) -> Extent | None:
    """How far `action` reaches for this actor: the widest of its roles; None when not allowed."""
    reaches = extents(actor, action)
    return next((reach for reach in Extent if reach in reaches), None)


def extents(actor: Actor, action: str) -> frozenset[Extent]:
    """Every reach that the actor's roles give `action`; none when it is not allowed.

    A role counts on its own surface alone: a caretaker at a desk sees no more than the desk's role does.
    """
    rule = MATRIX.get(action)
    if rule is None or actor.surface not in rule.surfaces:
        return frozenset()
    roles = actor.roles & SURFACES[actor.surface]
    return frozenset(rule.roles[role] for role in roles if role in rule.roles)
