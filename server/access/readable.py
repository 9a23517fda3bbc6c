"""Which cases, entries and inquiries an office user may read, as a condition on every query of theirs."""

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from server.access.actor import Actor
from server.access.consents import is_shared_with
from server.access.roles import Extent, extent, extents
from server.models import (
    AgendaItem,
    AgendaMark,
    Case,
    ForumQuestion,
    Inquiry,
    LogEntry,
    Meeting,
    NavFact,
    Participation,
)


def readable_entries(actor: Actor) -> ColumnElement[bool]:
    """The condition on log_entries under which `actor` may read them.

    A draft is its author's alone. Nav's contact reads what a standing consent shares, and what they
    did themselves; a withdrawn consent closes the case at the next request.
    """
    reach = extent(actor, "entries.read")
    mine = or_(LogEntry.author_id == actor.id, _took_part(actor))
    reached: dict[Extent | None, ColumnElement[bool]] = {
        Extent.ALL: true(),
        Extent.SHARED: or_(is_shared_with(actor.roles, LogEntry.case_id.expression), mine),
        Extent.OWN: mine,
    }
    return and_(
        LogEntry.deleted_at.is_(None),
        or_(LogEntry.state != "draft", LogEntry.author_id == actor.id),
        reached.get(reach, false()),
    )


def readable_cases(actor: Actor, topic: str | None = None) -> ColumnElement[bool]:
    """The condition on cases under which `actor` may read them at a desk.

    With a topic, what is read by consent alone counts where the consent is about that topic. What several
    roles reach adds up. A unit manager reads a case while something of it is under review,
    brought up for the meeting, or asked of them.
    """
    reached: dict[Extent, ColumnElement[bool]] = {
        Extent.ALL: true(),
        Extent.REVIEW: or_(
            _is_under_review(), _is_brought_up(), _is_in_open_meeting(), _is_asked_of_unit_manager()
        ),
        Extent.SHARED: is_shared_with(actor.roles, Case.id.expression, topic),
    }
    reaches = extents(actor, "cases.read")
    return and_(
        Case.deleted_at.is_(None),
        or_(false(), *(condition for reach, condition in reached.items() if reach in reaches)),
    )


def readable_inquiries(actor: Actor, inquiry: type[Inquiry] = Inquiry) -> ColumnElement[bool]:
    """The condition on inquiries, or on an alias of them, under which `actor` may read them.

    Nav's contact reads their own inbox.
    """
    reached: dict[Extent | None, ColumnElement[bool]] = {
        Extent.ALL: true(),
        Extent.OWN: inquiry.received_by == actor.id,
    }
    reach = extent(actor, "inquiries.read")
    return and_(inquiry.deleted_at.is_(None), reached.get(reach, false()))


def readable_homes(actor: Actor) -> ColumnElement[bool]:
    """The condition on cases under which `actor` may read what is done about the home: a consent that is
    about one thing alone does not open it."""
    return readable_cases(actor, "everything")


def readable_questions(actor: Actor) -> ColumnElement[bool]:
    """The condition on forum_questions under which `actor` may read them: with the case; and the unit
    manager what has been asked of them, also when it is answered. The query joins the cases."""
    is_manager = Extent.REVIEW in extents(actor, "cases.read")
    is_asked = ForumQuestion.forum == "unit_manager" if is_manager else false()
    return and_(
        ForumQuestion.deleted_at.is_(None),
        Case.deleted_at.is_(None),
        or_(readable_homes(actor), is_asked),
    )


def readable_nav_facts(actor: Actor) -> ColumnElement[bool]:
    """The condition on nav_facts under which `actor` may read them: while the case is shared."""
    reached: dict[Extent | None, ColumnElement[bool]] = {
        Extent.SHARED: is_shared_with(actor.roles, NavFact.case_id.expression, "everything"),
    }
    reach = extent(actor, "nav_fields.read")
    return and_(NavFact.deleted_at.is_(None), reached.get(reach, false()))


def _is_under_review() -> ColumnElement[bool]:
    return exists(
        select(LogEntry.id)
        .where(
            LogEntry.case_id == Case.id,
            LogEntry.state == "submitted",
            LogEntry.deleted_at.is_(None),
        )
        # A query of entries asks this too, of other entries than its own.
        .correlate(Case)
    )


def _is_brought_up() -> ColumnElement[bool]:
    return exists(
        select(AgendaMark.id)
        .where(
            AgendaMark.case_id == Case.id,
            AgendaMark.handled_on.is_(None),
            AgendaMark.deleted_at.is_(None),
        )
        .correlate(Case)
    )


def _is_in_open_meeting() -> ColumnElement[bool]:
    """What a meeting has before it is brought up, for whichever reason it stands on the agenda."""
    return exists(
        select(AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.case_id == Case.id,
            AgendaItem.deleted_at.is_(None),
            Meeting.state == "open",
        )
        .correlate(Case)
    )


def _is_asked_of_unit_manager() -> ColumnElement[bool]:
    return exists(
        select(ForumQuestion.id)
        .where(
            ForumQuestion.case_id == Case.id,
            ForumQuestion.forum == "unit_manager",
            ForumQuestion.answered_on.is_(None),
            ForumQuestion.deleted_at.is_(None),
        )
        # Also where the questions themselves are what is asked for.
        .correlate(Case)
    )


def _took_part(actor: Actor) -> ColumnElement[bool]:
    return exists(
        select(Participation.id).where(
            Participation.entry_id == LogEntry.id,
            Participation.user_id == actor.id,
            Participation.deleted_at.is_(None),
        )
    )
