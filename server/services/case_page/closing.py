"""Closing a case and opening it again: what follows from it is written in the same operation."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, exists, select

from server.access.actor import Actor
from server.access.one_case import find_case
from server.clock import local_today
from server.errors import AlreadyDecided
from server.extensions import snapshot
from server.models import (
    Assignment,
    Case,
    FollowUp,
    OpLedger,
    PlannedVisit,
)
from server.services.case_page.reading import Shown, get_case
from server.services.deciding import Changes, decide_at_desk
from server.services.settings import numbers
from server.sync.building import creation_of, deletion_of, patch_of
from server.sync.operation import MAX_CHANGES, derived_id


def close_case(
    actor: Actor,
    case_id: str,
    *,
    op_id: str,
    base_version: int,
    outcome: str,
    withdraws_visits: bool,
) -> Shown:
    """Close the case today with an outcome.

    Its caretakers are withdrawn, so that it leaves their phones; somebody is to ask how it went after the
    days that the settings say; visits planned after today are withdrawn when the actor says so. Sent again
    with the same `op_id` it counts once. Raises NotFound, or AlreadyDecided when it is closed.
    """
    with snapshot() as connection:
        find_case(connection, actor, case_id)
        changes: Changes = []
        if _case(connection, case_id).closed_on is None:
            changes = _closing(connection, case_id, op_id, base_version, outcome)
        elif not _was_sent(connection, actor, op_id):
            raise AlreadyDecided
    if changes:
        decide_at_desk(actor, changes, op_id=op_id)
    if withdraws_visits:
        _withdraw_visits(actor, case_id, op_id)
    return get_case(actor, case_id)


def reopen_case(actor: Actor, case_id: str, *, op_id: str, base_version: int, reason: str) -> Shown:
    """Open a closed case again; the reason is taken up in the next weekly meeting.

    The question of how it went is withdrawn while nobody has asked it; caretakers are assigned anew. Sent
    again with the same `op_id` it counts once. Raises NotFound, or AlreadyDecided when it is open.
    """
    with snapshot() as connection:
        find_case(connection, actor, case_id)
        changes: Changes = []
        if _case(connection, case_id).closed_on is not None:
            changes = _reopening(connection, actor, case_id, op_id, base_version, reason)
        elif not _was_sent(connection, actor, op_id):
            raise AlreadyDecided
    if changes:
        decide_at_desk(actor, changes, op_id=op_id)
    return get_case(actor, case_id)


def _closing(
    connection: Connection, case_id: str, op_id: str, base_version: int, outcome: str
) -> Changes:
    today = local_today()
    due_on = today + timedelta(numbers(connection)["follow_up_days"])
    closed = {"closed_on": today.isoformat(), "outcome": outcome}
    assigned = connection.execute(
        select(Assignment.id, Assignment.version).where(
            Assignment.case_id == case_id, Assignment.deleted_at.is_(None)
        )
    ).all()
    return [
        patch_of("case", case_id, base_version, {"closed_on": None, "outcome": None}, closed),
        creation_of(
            "follow_up",
            derived_id(op_id, "follow_up"),
            {"case_id": case_id, "due_on": due_on.isoformat()},
        ),
        # A case has as many caretakers as fit in one operation; more would be refused, not forgotten.
        *(deletion_of("assignment", row.id, row.version) for row in assigned),
    ]


def _reopening(
    connection: Connection, actor: Actor, case_id: str, op_id: str, base_version: int, reason: str
) -> Changes:
    row = _case(connection, case_id)
    asked = connection.execute(
        select(FollowUp.id, FollowUp.version).where(
            FollowUp.case_id == case_id, FollowUp.done_on.is_(None), FollowUp.deleted_at.is_(None)
        )
    ).all()
    return [
        patch_of(
            "case",
            case_id,
            base_version,
            {"closed_on": row.closed_on, "outcome": row.outcome},
            {"closed_on": None, "outcome": None},
        ),
        creation_of(
            "agenda_mark",
            derived_id(op_id, "agenda_mark"),
            {
                "case_id": case_id,
                "author_id": actor.id,
                "marked_on": local_today().isoformat(),
                "reason": reason,
            },
        ),
        *(deletion_of("follow_up", each.id, each.version) for each in asked),
    ]


def _withdraw_visits(actor: Actor, case_id: str, op_id: str) -> None:
    """Withdraw what is planned after today, in as many operations as it takes: what is left when one
    fails is withdrawn when the form is sent again."""
    with snapshot() as connection:
        planned = connection.execute(
            select(PlannedVisit.id, PlannedVisit.version)
            .where(
                PlannedVisit.case_id == case_id,
                PlannedVisit.planned_on > local_today().isoformat(),
                PlannedVisit.deleted_at.is_(None),
            )
            .order_by(PlannedVisit.id)
        ).all()
    for start in range(0, len(planned), MAX_CHANGES):
        part = planned[start : start + MAX_CHANGES]
        changes = [deletion_of("planned_visit", row.id, row.version) for row in part]
        decide_at_desk(actor, changes, op_id=derived_id(op_id, "visits", part[0].id))


def _was_sent(connection: Connection, actor: Actor, op_id: str) -> bool:
    sent = exists().where(OpLedger.op_id == op_id, OpLedger.user_id == actor.id)
    return bool(connection.scalar(select(sent)))


def _case(connection: Connection, case_id: str) -> Any:
    return connection.execute(select(Case.closed_on, Case.outcome).where(Case.id == case_id)).one()
