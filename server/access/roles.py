"""The access matrix as data (security.md 6.1): which role may do what, on which surface, how far.

What is not in the table is not allowed. A row is added together with the route that needs it.
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
    """How far an action reaches: every record, or those of shared cases and one's own."""

    ALL = "all"
    SHARED = "shared"
    OWN = "own"


#: Where a session can be used, and the roles of which one is needed to sign in there.
SURFACES: dict[str, frozenset[str]] = {
    "field": frozenset({Role.FIELD_WORKER}),
    "office": frozenset(
        {Role.HOUSING_COORDINATOR, Role.NAV_HOUSING_CONTACT, Role.UNIT_MANAGER, Role.ADMIN}
    ),
}


@dataclass(frozen=True)
class Rule:
    """One row of the matrix: the roles that may, how far each reaches, and from which surfaces."""

    roles: dict[str, Extent]
    surfaces: frozenset[str] = frozenset({"office"})


_EVERYONE = {str(role): Extent.OWN for role in Role}
_BOTH = frozenset(SURFACES)
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
    "entries.read": Rule(
        {
            Role.HOUSING_COORDINATOR: Extent.ALL,
            Role.UNIT_MANAGER: Extent.ALL,
            Role.NAV_HOUSING_CONTACT: Extent.SHARED,
        }
    ),
    # Never one's own: server/services/review.py holds the actor against the entry itself.
    "entries.approve": Rule({Role.HOUSING_COORDINATOR: Extent.ALL, Role.UNIT_MANAGER: Extent.ALL}),
    # Photos are off until the coordinator allows them for a case (field.md, thing 11).
    "cases.allow_photos": Rule({Role.HOUSING_COORDINATOR: Extent.ALL}),
    # Where a caretaker is, and that nothing has been heard: for those who can send somebody.
    "safe_visits.watch": Rule(
        {Role.HOUSING_COORDINATOR: Extent.ALL, Role.UNIT_MANAGER: Extent.ALL}
    ),
    # What waits for a decision after sync: the whole of what a phone sent, so only those who review.
    "parked.read": Rule({Role.HOUSING_COORDINATOR: Extent.ALL, Role.UNIT_MANAGER: Extent.ALL}),
    "parked.decide": Rule({Role.HOUSING_COORDINATOR: Extent.ALL, Role.UNIT_MANAGER: Extent.ALL}),
}

_WIDEST_FIRST = (Extent.ALL, Extent.SHARED, Extent.OWN)


def may(actor: Actor, action: str) -> bool:
    """Whether any of the actor's roles allows `action` from the surface the actor signed in to."""
    return extent(actor, action) is not None


def extent(actor: Actor, action: str) -> Extent | None:
    """How far `action` reaches for this actor: the widest of its roles; None when not allowed."""
    rule = MATRIX.get(action)
    if rule is None or actor.surface not in rule.surfaces:
        return None
    reaches = {rule.roles[role] for role in actor.roles if role in rule.roles}
    return next((reach for reach in _WIDEST_FIRST if reach in reaches), None)
