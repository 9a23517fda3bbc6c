"""Planning visits that come again: each is an operation of its own, done once however often it is sent."""

from datetime import date
from typing import Any

from sqlalchemy import select

from server.access.actor import Actor
from server.errors import Invalid, NotFound
from server.extensions import snapshot
from server.models import PlannedVisit
from server.rules.plans import repeat_days
from server.services.changing import make_changes
from server.sync.building import creation_of, deletion_of
from server.sync.operation import derived_id


def plan_visits(
    actor: Actor,
    *,
    op_id: str,
    case_id: str | None,
    place_id: str | None,
    planned_on: str,
    last_on: str | None,
    every_weeks: int | None,
    user_ids: list[str],
    **fields: Any,
) -> list[str]:
    """Plan a visit, and again every so many weeks until `last_on`; gives the ids of the visits.

    Sent again after a failure, what was planned is not planned twice, and the rest is. Raises NotFound for
    a case that the actor may not read, Invalid with the field, and what `make_changes` raises.
    """
    try:
        first = date.fromisoformat(planned_on)
        last = date.fromisoformat(last_on) if last_on and every_weeks else first
    except ValueError:
        raise Invalid(fields={"planned_on": ["invalid"]}) from None
    if last < first:
        raise Invalid(fields={"last_on": ["out_of_range"]})
    if (case_id is None) == (place_id is None):
        raise Invalid(fields={"case_id": ["required"]})
    days = repeat_days(first, every_weeks or 1, last)
    shared = fields | {
        "case_id": case_id,
        "place_id": place_id,
        "repeat_id": derived_id("repeat", op_id) if len(days) > 1 else None,
    }
    made = []
    for n, day in enumerate(days):
        visit_id = derived_id("planned_visit", op_id, str(n))
        values = {name: value for name, value in shared.items() if value is not None}
        changes = [creation_of("planned_visit", visit_id, values | {"planned_on": day.isoformat()})]
        changes += [
            creation_of(
                "planned_worker",
                derived_id("planned_worker", visit_id, user_id),
                {"planned_visit_id": visit_id, "user_id": user_id},
            )
            for user_id in dict.fromkeys(user_ids)
        ]
        make_changes(actor, changes, op_id=derived_id("plan", op_id, str(n)))
        made.append(visit_id)
    return made


def stop_repeating(actor: Actor, visit_id: str, *, op_id: str) -> int:
    """Take away a visit and those after it that were planned together; says how many are left out.

    Raises NotFound, and what `make_changes` raises.
    """
    with snapshot() as connection:
        visit = connection.execute(
            select(PlannedVisit.planned_on, PlannedVisit.repeat_id).where(
                PlannedVisit.id == visit_id, PlannedVisit.deleted_at.is_(None)
            )
        ).first()
        if visit is None or visit.repeat_id is None:
            raise NotFound
        rows = connection.execute(
            select(PlannedVisit.id, PlannedVisit.version)
            .where(
                PlannedVisit.repeat_id == visit.repeat_id,
                PlannedVisit.planned_on >= visit.planned_on,
                PlannedVisit.deleted_at.is_(None),
            )
            .order_by(PlannedVisit.planned_on, PlannedVisit.id)
        ).all()
    for row in rows:
        change = deletion_of("planned_visit", row.id, row.version)
        make_changes(actor, [change], op_id=derived_id("stop", op_id, row.id))
    return len(rows)
