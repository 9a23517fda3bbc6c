"""Which entries an office user may read, as a condition that every query of theirs carries."""

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from server.access.actor import Actor
from server.access.roles import Extent, extent
from server.clock import local_today
from server.models import Consent, LogEntry, Participation

#: The consent scope that opens a case to the Nav housing contact (security.md 6.2).
NAV_SCOPE = "nav"


def readable_entries(actor: Actor) -> ColumnElement[bool]:
    """The condition on log_entries under which `actor` may read them.

    A draft is its author's alone. Nav's contact reads what a standing consent shares, and what they
    did themselves; a withdrawn consent closes the case at the next request.
    """
    reach = extent(actor, "entries.read")
    mine = or_(LogEntry.author_id == actor.id, _took_part(actor))
    reached: dict[Extent | None, ColumnElement[bool]] = {
        Extent.ALL: true(),
        Extent.SHARED: or_(_is_shared_with_nav(), mine),
        Extent.OWN: mine,
    }
    return and_(
        LogEntry.deleted_at.is_(None),
        or_(LogEntry.state != "draft", LogEntry.author_id == actor.id),
        reached.get(reach, false()),
    )


def _took_part(actor: Actor) -> ColumnElement[bool]:
    return exists(
        select(Participation.id).where(
            Participation.entry_id == LogEntry.id,
            Participation.user_id == actor.id,
            Participation.deleted_at.is_(None),
        )
    )


def _is_shared_with_nav() -> ColumnElement[bool]:
    today = local_today().isoformat()
    return exists(
        select(Consent.id).where(
            Consent.case_id == LogEntry.case_id,
            Consent.scope == NAV_SCOPE,
            Consent.deleted_at.is_(None),
            Consent.given_on <= today,
            or_(Consent.withdrawn_on.is_(None), Consent.withdrawn_on > today),
        )
    )
