"""What a consent opens, and while it stands: the rules of sharing in one place (security.md 6.2).

A scope names with whom a case may be shared. It is no legal ground for holding the data, and a landlord
is never a service: only the scopes below open anything for a sign-in.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, true

from server.access.roles import Role
from server.clock import local_today
from server.models import Consent

#: The consent scope that opens a case to each role that reads by consent.
SCOPE_OF: dict[str, str] = {Role.NAV_HOUSING_CONTACT: "nav"}


def is_shared(
    case_id: ColumnElement[Any], scope: str, topics: Collection[str] | None = None
) -> ColumnElement[bool]:
    """The condition that a consent of `scope` stands for the case today, about one of `topics` where said.

    It stands from the day it is given to the day before it is withdrawn: a withdrawal closes the case at
    the next request.
    """
    about = true() if topics is None else Consent.topic.in_(sorted(topics))
    return exists(
        select(Consent.id).where(
            Consent.case_id == case_id, Consent.scope == scope, about, stands()
        )
    )


def is_shared_with(
    roles: frozenset[str], case_id: ColumnElement[Any], topic: str | None = None
) -> ColumnElement[bool]:
    """The condition that a standing consent, about `topic` if any, opens the case to one of `roles`."""
    scopes = sorted({SCOPE_OF[role] for role in roles if role in SCOPE_OF})
    topics = {topic} if topic else None
    return or_(False, *(is_shared(case_id, scope, topics) for scope in scopes))


def standing_topics(
    connection: Connection, case_id: str, scopes: Collection[str]
) -> tuple[str, ...]:
    """What the consents of these scopes share of the case today, each topic once."""
    found = connection.scalars(
        select(Consent.topic)
        .distinct()
        .where(Consent.case_id == case_id, Consent.scope.in_(sorted(scopes)), stands())
    )
    return tuple(sorted(found))


def stands() -> ColumnElement[bool]:
    """The condition that a consent stands today."""
    today = local_today().isoformat()
    return and_(
        Consent.deleted_at.is_(None),
        Consent.given_on <= today,
        or_(Consent.withdrawn_on.is_(None), Consent.withdrawn_on > today),
    )
