"""The week board of planned visits. Visits are written by `POST /api/changes`."""

from datetime import date
from typing import Any

from server.access.guard import current_actor, requires
from server.clock import local_today
from server.errors import Invalid
from server.parsing import Blueprint
from server.schemas.plans import (
    BoardSchema,
    PlannedSchema,
    PlanSchema,
    StoppedSchema,
    StopRepeatSchema,
    WeekQuerySchema,
)
from server.services.planning import plan_visits, stop_repeating
from server.services.plans import week_board

blp = Blueprint("plans", __name__, url_prefix="/api", description="Planned visits, week by week.")


@blp.get("/plans")
@requires("plans.edit")
@blp.arguments(WeekQuerySchema, location="query")
@blp.response(200, BoardSchema)
def read_week(asked: dict[str, Any]) -> dict[str, Any]:
    """Read the week that holds a day, with what each phone holds of it."""
    try:
        day = date.fromisoformat(asked["day"]) if asked["day"] else local_today()
    except ValueError:
        raise Invalid(fields={"day": ["invalid"]}) from None
    return week_board(current_actor(), day)


@blp.post("/plans")
@requires("plans.edit")
@blp.arguments(PlanSchema)
@blp.response(201, PlannedSchema)
def plan(asked: dict[str, Any]) -> dict[str, Any]:
    """Plan a visit, once or every so many weeks. The same operation twice counts once."""
    return {"ids": plan_visits(current_actor(), **asked)}


@blp.post("/plans/<uuid:visit_id>/stop")
@requires("plans.edit")
@blp.arguments(StopRepeatSchema)
@blp.response(200, StoppedSchema)
def stop(asked: dict[str, Any], visit_id: object) -> dict[str, Any]:
    """Take away a visit and those after it that were planned together."""
    return {"count": stop_repeating(current_actor(), str(visit_id), **asked)}
