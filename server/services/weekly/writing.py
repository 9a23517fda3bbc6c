"""What is written in a point of an open meeting: each text a field of its own, by several at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.hearing import hearer_at_desk, hearing_of
from server.clock import instant_now, local_today
from server.errors import Invalid, NotFound
from server.extensions import snapshot
from server.models import AgendaItem, AgendaMark, Case, FieldConflict
from server.services.deciding import choose, decide_at_desk, refusal_of
from server.services.weekly.items import WRITTEN
from server.services.weekly.meetings import TYPE, sitting_of
from server.services.weekly.points import (
    find_point,
    must_be_open,
    must_hear,
)
from server.services.weekly.tasks import settle_task
from server.sync.building import act_of, creation_of, patch_of
from server.sync.office import office_commit
from server.sync.operation import derived_id

#: Points that people add come after those that the rule finds.
_ADDED_AT = 9_000


@dataclass(frozen=True)
class Written:
    """What became of it: applied, merged beside another's, or a conflict in which both are kept."""

    outcome: str
    version: int
    conflicts: list[str]


def write_in_point(
    actor: Actor,
    meeting_id: str,
    item_id: str,
    *,
    op_id: str,
    base_version: int,
    base: dict[str, Any],
    set: dict[str, Any],  # noqa: A002 - the wire's own word
) -> Written:
    """Write notes, a decision, an owner or a day. Two who write in different fields both have their way;
    in the same field, what came first stands and the other is kept beside it for a choice.

    Raises NotFound, MinutesLocked, MeetingNotOpen, OwnerMayNotHear, OperationTaken or Invalid.
    """
    found = find_point(actor, meeting_id, item_id)
    if not set or set.keys() - base.keys():
        raise Invalid(fields={"set": ["invalid"]})
    if set.get("owner_id"):
        with snapshot() as connection:
            must_hear(connection, set["owner_id"], found.item)
    # A point that had no row when it was read has one now, and nothing was written in it.
    change = patch_of("agenda_item", item_id, base_version or 1, base, set)
    result = office_commit(actor, [change], op_id=op_id)
    if result.outcome not in ("applied", "merged", "conflict"):
        raise refusal_of(result.reason)
    if found.item.handled_at:
        settle_task(actor, item_id)
    return Written(result.outcome, result.versions[item_id], list(result.conflicts))


def handle_point(
    actor: Actor, meeting_id: str, item_id: str, *, op_id: str, is_handled: bool
) -> None:
    """Say that a point is dealt with, or that it is not after all. What was decided becomes a task, and
    what brought the case up is handled. Raises as `write_in_point`."""
    found = find_point(actor, meeting_id, item_id)
    with snapshot() as connection:
        row = connection.execute(
            select(
                AgendaItem.version,
                AgendaItem.handled_at,
                AgendaItem.handled_by,
                AgendaItem.case_id,
                AgendaItem.part,
            ).where(AgendaItem.id == item_id)
        ).one()
        # A mark asks for the weekly meeting; another meeting about the case leaves it.
        is_weekly = found.sitting.type == TYPE and row.part == "cases"
        is_marked = row.case_id is not None and is_weekly and is_handled
        marks = (
            connection.execute(
                select(AgendaMark.id, AgendaMark.version).where(
                    AgendaMark.case_id == row.case_id,
                    AgendaMark.handled_on.is_(None),
                    AgendaMark.deleted_at.is_(None),
                )
            ).all()
            if is_marked
            else []
        )
    if (row.handled_at is not None) != is_handled:
        base = {"handled_at": row.handled_at, "handled_by": row.handled_by}
        done = {"handled_at": instant_now(), "handled_by": actor.id}
        values = done if is_handled else dict.fromkeys(base)
        changes = [patch_of("agenda_item", item_id, row.version, base, values)]
        today = local_today().isoformat()
        changes += [
            patch_of(
                "agenda_mark", mark.id, mark.version, {"handled_on": None}, {"handled_on": today}
            )
            for mark in marks
        ]
        result = office_commit(actor, changes, op_id=op_id)
        if result.outcome == "conflict":
            # Two said the same in one moment: who was first stands.
            kept = [act_of("field_conflict", each, "keep", 1) for each in result.conflicts]
            decide_at_desk(actor, kept, op_id=derived_id("handled_twice", op_id))
        elif result.outcome not in ("applied", "merged") and result.reason != "op_id_reused":
            raise refusal_of(result.reason)
    if is_handled:
        settle_task(actor, item_id)


def choose_text(
    actor: Actor,
    meeting_id: str,
    conflict_id: str,
    *,
    op_id: str,
    base_version: int,
    choice: str,
    set: dict[str, Any] | None = None,  # noqa: A002 - the wire's own word
) -> None:
    """Settle what two people wrote in the same field: keep what stands, take the other, or write a third.

    Raises NotFound, MinutesLocked, AlreadyDecided, StaleVersion, OwnerMayNotHear or Invalid.
    """
    with snapshot() as connection:
        row = connection.execute(
            select(FieldConflict.record_id, FieldConflict.offered).where(
                FieldConflict.id == conflict_id,
                FieldConflict.entity == "agenda_item",
                FieldConflict.field_group.in_(WRITTEN),
            )
        ).first()
    if row is None:
        raise NotFound
    found = find_point(actor, meeting_id, row.record_id)
    owner = {**(row.offered or {}), **(set or {})}.get("owner_id")
    if choice == "take" and owner:
        with snapshot() as connection:
            must_hear(connection, owner, found.item)
    said = {"id": conflict_id, "base_version": base_version, "choice": choice, "set": set or {}}
    choose(actor, [said], op_id=op_id)
    if found.item.handled_at:
        settle_task(actor, found.item.id)


def add_point(
    actor: Actor,
    meeting_id: str,
    *,
    op_id: str,
    part: str,
    title: str,
    case_id: str | None = None,
) -> str:
    """Take up something that the rule did not find; gives the point's id. Raises NotFound, MinutesLocked,
    MeetingNotOpen or Invalid."""
    with snapshot() as connection:
        sitting = sitting_of(connection, meeting_id)
        must_be_open(sitting)
        if case_id is not None:
            _must_hear_case(connection, actor, case_id)
    item_id = derived_id("added_point", op_id)
    values = {
        "meeting_id": meeting_id,
        "position": _ADDED_AT,
        "part": part,
        "reasons": [{"key": "added", "who": actor.id}],
        "case_id": case_id,
        "title": title,
    }
    decide_at_desk(actor, [creation_of("agenda_item", item_id, values)], op_id=op_id)
    return item_id


def add_task(
    actor: Actor,
    meeting_id: str,
    item_id: str,
    *,
    op_id: str,
    owner_id: str,
    text: str,
    due_on: str | None,
) -> None:
    """One more task of a point, beside the one that its decision becomes. Raises as `write_in_point`."""
    found = find_point(actor, meeting_id, item_id)
    with snapshot() as connection:
        must_hear(connection, owner_id, found.item)
    values = {
        "agenda_item_id": item_id,
        "case_id": found.item.case_id,
        "inquiry_id": found.item.inquiry_id,
        "owner_id": owner_id,
        "text": text,
        "due_on": due_on,
        "made_by": actor.id,
    }
    decide_at_desk(actor, [creation_of("task", derived_id("task", op_id), values)], op_id=op_id)


def plan_visit(
    actor: Actor,
    meeting_id: str,
    item_id: str,
    *,
    op_id: str,
    planned_on: str,
    starts_at_local: str | None,
    duration_minutes: int,
    worker_ids: Sequence[str],
    note: str | None,
) -> None:
    """Plan a visit to the point's case; it is on the phones of those who go at their next sync.

    Raises as `write_in_point`; Invalid for a point without a case.
    """
    found = find_point(actor, meeting_id, item_id)
    if found.item.case_id is None:
        raise Invalid(fields={"case_id": ["required"]})
    visit_id = derived_id("planned_visit", op_id)
    visit = {
        "case_id": found.item.case_id,
        "planned_on": planned_on,
        "starts_at_local": starts_at_local,
        "duration_minutes": duration_minutes,
        "note": note,
    }
    changes = [creation_of("planned_visit", visit_id, visit)]
    changes += [
        creation_of(
            "planned_worker",
            derived_id("planned_worker", op_id, user_id),
            {"planned_visit_id": visit_id, "user_id": user_id},
        )
        for user_id in dict.fromkeys(worker_ids)
    ]
    decide_at_desk(actor, changes, op_id=op_id)


def _must_hear_case(connection: Connection, actor: Actor, case_id: str) -> None:
    found = connection.execute(
        select(Case.id).where(Case.id == case_id, Case.deleted_at.is_(None))
    ).first()
    heard = hearing_of(connection, hearer_at_desk(actor), [case_id], [])
    if found is None or case_id not in heard.cases:
        raise NotFound
