"""The weekly meeting as it is run: opened, written in by several at once, closed, and added to."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.weekly_writing import (
    AddedPointSchema,
    AdditionSchema,
    AttendanceChangeSchema,
    ClosingSchema,
    HandlingSchema,
    OpenedSchema,
    OpeningSchema,
    PointTaskSchema,
    PointVisitSchema,
    PointWritingSchema,
    PointWrittenSchema,
    TextChoiceSchema,
)
from server.services.weekly import running, writing

blp = Blueprint(
    "weekly_writing",
    __name__,
    url_prefix="/api/weekly-meetings",
    description="Running the weekly meeting.",
)


@blp.post("/open")
@requires("meetings.lead")
@blp.arguments(OpeningSchema)
@blp.response(200, OpenedSchema)
def open_meeting(said: dict[str, Any]) -> dict[str, str]:
    """Open the meeting with those who are there; its agenda is kept from then on."""
    return {"id": running.open_meeting(current_actor(), **said)}


@blp.post("/<uuid:meeting_id>/open")
@requires("meetings.lead")
@blp.arguments(OpeningSchema)
@blp.response(200, OpenedSchema)
def open_named_meeting(said: dict[str, Any], meeting_id: object) -> dict[str, str]:
    """Open a meeting that is planned, of any kind, with those who are there."""
    opened = running.open_meeting(current_actor(), meeting_id=str(meeting_id), **said)
    return {"id": opened}


@blp.post("/<uuid:meeting_id>/attendance")
@requires("meetings.take_part")
@blp.arguments(AttendanceChangeSchema)
@blp.response(204)
def change_attendance(said: dict[str, Any], meeting_id: object) -> None:
    """Note who has come, and take away who was noted by mistake."""
    running.change_attendance(current_actor(), str(meeting_id), **said)


@blp.post("/<uuid:meeting_id>/points")
@requires("meetings.take_part")
@blp.arguments(AddedPointSchema)
@blp.response(200, OpenedSchema)
def add_point(said: dict[str, Any], meeting_id: object) -> dict[str, str]:
    """Take up something that the rule did not find."""
    return {"id": writing.add_point(current_actor(), str(meeting_id), **said)}


@blp.post("/<uuid:meeting_id>/points/<uuid:item_id>")
@requires("meetings.take_part")
@blp.arguments(PointWritingSchema)
@blp.response(200, PointWrittenSchema)
def write_in_point(said: dict[str, Any], meeting_id: object, item_id: object) -> writing.Written:
    """Write in a point; what two write in different fields is merged, in the same field both is kept."""
    return writing.write_in_point(current_actor(), str(meeting_id), str(item_id), **said)


@blp.post("/<uuid:meeting_id>/points/<uuid:item_id>/handled")
@requires("meetings.take_part")
@blp.arguments(HandlingSchema)
@blp.response(204)
def handle_point(said: dict[str, Any], meeting_id: object, item_id: object) -> None:
    """Say that a point is dealt with; its decision becomes a task of its owner."""
    writing.handle_point(current_actor(), str(meeting_id), str(item_id), **said)


@blp.post("/<uuid:meeting_id>/points/<uuid:item_id>/tasks")
@requires("meetings.take_part")
@blp.arguments(PointTaskSchema)
@blp.response(204)
def add_task(said: dict[str, Any], meeting_id: object, item_id: object) -> None:
    """Give somebody one more task of a point."""
    writing.add_task(current_actor(), str(meeting_id), str(item_id), **said)


@blp.post("/<uuid:meeting_id>/points/<uuid:item_id>/visits")
@requires("meetings.take_part")
@blp.arguments(PointVisitSchema)
@blp.response(204)
def plan_visit(said: dict[str, Any], meeting_id: object, item_id: object) -> None:
    """Plan a visit to the point's case."""
    writing.plan_visit(current_actor(), str(meeting_id), str(item_id), **said)


@blp.post("/<uuid:meeting_id>/texts/<uuid:conflict_id>")
@requires("meetings.take_part")
@blp.arguments(TextChoiceSchema)
@blp.response(204)
def choose_text(said: dict[str, Any], meeting_id: object, conflict_id: object) -> None:
    """Settle what two people wrote in the same field at once."""
    writing.choose_text(current_actor(), str(meeting_id), str(conflict_id), **said)


@blp.post("/<uuid:meeting_id>/close")
@requires("meetings.lead")
@blp.arguments(ClosingSchema)
@blp.response(204)
def close_meeting(said: dict[str, Any], meeting_id: object) -> None:
    """Close the meeting and lock its minutes."""
    running.close_meeting(current_actor(), str(meeting_id), **said)


@blp.post("/<uuid:meeting_id>/additions")
@requires("meetings.take_part")
@blp.arguments(AdditionSchema)
@blp.response(204)
def add_to_minutes(said: dict[str, Any], meeting_id: object) -> None:
    """Add to locked minutes, under one's name and the time."""
    running.add_to_minutes(current_actor(), str(meeting_id), **said)
