"""Meetings that come again, and fixed contact with partners."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.series import (
    MeetingsQuerySchema,
    OccurrencePageSchema,
    OccurrenceSchema,
    PlanDaySchema,
    SeriesListSchema,
    TouchpointPageSchema,
    TouchpointsQuerySchema,
)
from server.services.series import planning, reading, touchpoints

blp = Blueprint("series", __name__, url_prefix="/api", description="Meetings that come again.")


@blp.get("/series")
@requires("meetings.read")
@blp.response(200, SeriesListSchema)
def list_series() -> dict[str, Any]:
    """List the series with their next meetings, those that have not ended first."""
    return {"series": reading.read_series()}


@blp.get("/meetings")
@requires("meetings.read")
@blp.arguments(MeetingsQuerySchema, location="query")
@blp.response(200, OccurrencePageSchema)
def list_meetings(query: dict[str, Any]) -> reading.Page:
    """List meetings: those to come, the next first, or those gone by, the newest first."""
    when = query.pop("when")
    return (reading.coming_meetings if when == "coming" else reading.past_meetings)(**query)


@blp.post("/series/<uuid:series_id>/days/<slot_on>")
@requires("meetings.plan")
@blp.arguments(PlanDaySchema)
@blp.response(200, OccurrenceSchema)
def plan_day(asked: dict[str, Any], series_id: object, slot_on: str) -> dict[str, Any]:
    """Move one meeting of a series, or call it off; the series stays as it is. Asking twice is harmless."""
    return planning.plan_day(current_actor(), str(series_id), slot_on, asked)


@blp.post("/meetings/<uuid:meeting_id>/day")
@requires("meetings.plan")
@blp.arguments(PlanDaySchema)
@blp.response(200, OccurrenceSchema)
def plan_meeting(asked: dict[str, Any], meeting_id: object) -> dict[str, Any]:
    """Move a meeting that no series gives, or call it off. Asking twice is harmless."""
    return planning.plan_meeting(current_actor(), str(meeting_id), asked)


@blp.get("/touchpoints")
@requires("meetings.read")
@blp.arguments(TouchpointsQuerySchema, location="query")
@blp.response(200, TouchpointPageSchema)
def list_touchpoints(query: dict[str, Any]) -> touchpoints.Page:
    """List partners with the last and the next meeting, those whose meeting has gone by first."""
    return touchpoints.read_touchpoints(**query)
