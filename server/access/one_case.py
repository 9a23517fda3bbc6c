"""The one way to a case that is named by its id: everything that hangs on it is read through here."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from server.access.actor import Actor
from server.access.consents import SCOPE_OF, standing_topics
from server.access.readable import readable_cases
from server.access.roles import Extent, extents, may
from server.errors import Invalid, NotFound
from server.models import Assignment, Case, LogEntry, Place, User, UserRole

#: The roles that can be named for a protected address (security.md 6.1).
NAMED_ROLES = frozenset({"housing_coordinator", "nav_housing_contact"})
#: How many persons may be named for one.
MOST_NAMED = 2


@dataclass(frozen=True)
class SeenCase:
    """A case that the actor may read, and how much of it.

    `topics` are those that a consent shares with a reader who has nothing but that consent; for them
    the case is whole when one of them is everything.
    """

    id: str
    version: int
    resident_id: str
    place_id: str | None
    is_whole: bool
    topics: tuple[str, ...]


def find_case(connection: Connection, actor: Actor, case_id: str) -> SeenCase:
    """The case. Raises NotFound when there is none, or none that the actor may read."""
    row = connection.execute(
        select(Case.id, Case.version, Case.resident_id, Case.place_id).where(
            Case.id == case_id, readable_cases(actor)
        )
    ).first()
    if row is None:
        raise NotFound
    topics: tuple[str, ...] = ()
    if reads_by_consent_alone(actor):
        topics = standing_topics(connection, case_id, scopes_of(actor))
    return SeenCase(
        row.id,
        row.version,
        row.resident_id,
        row.place_id,
        is_whole=not reads_by_consent_alone(actor) or "everything" in topics,
        topics=topics,
    )


def reads_by_consent_alone(actor: Actor) -> bool:
    """Whether a consent is all that opens a case to the actor."""
    return extents(actor, "cases.read") == {Extent.SHARED}


def scopes_of(actor: Actor) -> list[str]:
    """The consent scopes that open a case to the actor's roles."""
    return sorted({SCOPE_OF[role] for role in actor.roles if role in SCOPE_OF})


def is_named(connection: Connection, actor: Actor, case_id: str) -> bool:
    """Whether the actor is one of the persons who read the case's protected address."""
    return may(actor, "protected_addresses.read") and actor.id in named_for(connection, case_id)


def named_for(connection: Connection, case_id: str) -> Collection[str]:
    """Who is named for the case: those at a desk to whom it is assigned."""
    return set(
        connection.scalars(
            select(Assignment.user_id)
            .join(User, User.id == Assignment.user_id)
            .join(UserRole, UserRole.user_id == User.id)
            .where(
                Assignment.case_id == case_id,
                Assignment.deleted_at.is_(None),
                or_(*(UserRole.role == role for role in sorted(NAMED_ROLES))),
            )
        )
    )


def check_assignment(connection: Connection, row: dict[str, Any]) -> None:
    """Raise Invalid unless a new assignment is of somebody who has the case not yet, and names no third
    person for a protected address."""
    case_id, user_id = str(row.get("case_id")), str(row.get("user_id"))
    standing = select(Assignment.id).where(
        Assignment.case_id == case_id,
        Assignment.user_id == user_id,
        Assignment.id != row["id"],
        Assignment.deleted_at.is_(None),
    )
    if connection.execute(standing).first():
        raise Invalid(fields={"user_id": ["already_assigned"]})
    is_protected = select(Place.is_address_protected).join(Case, Case.place_id == Place.id)
    roles = select(UserRole.role).where(UserRole.user_id == user_id)
    if (
        connection.scalar(is_protected.where(Case.id == case_id))
        and NAMED_ROLES.intersection(connection.scalars(roles))
        and len({*named_for(connection, case_id), user_id}) > MOST_NAMED
    ):
        raise Invalid(fields={"user_id": ["too_many_named"]})


def check_entry(connection: Connection, row: dict[str, Any]) -> None:
    """Raise NotFound unless the entry that a new row names is one of the case that the row hangs on."""
    entry_id = row.get("entry_id")
    of_case = select(LogEntry.id).where(
        LogEntry.id == entry_id, LogEntry.case_id == row.get("case_id")
    )
    if entry_id is not None and connection.execute(of_case).first() is None:
        raise NotFound
