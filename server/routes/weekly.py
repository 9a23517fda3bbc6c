"""The weekly meeting: one live screen for everyone in it, each as far as they may hear."""

from typing import Any

from flask import Response, request

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.weekly import AudienceQuerySchema, WeeklyMeetingSchema
from server.services.weekly import document, reading

blp = Blueprint(
    "weekly", __name__, url_prefix="/api/weekly-meetings", description="The weekly meeting."
)


@blp.get("/current")
@requires("meetings.read")
@blp.arguments(AudienceQuerySchema, location="query")
@blp.response(200, WeeklyMeetingSchema)
@blp.alt_response(304, description="Nothing has changed since `If-None-Match`.")
def read_current(query: dict[str, Any]) -> Any:
    """Read the meeting that is open or comes next, with its agenda as it stands now."""
    actor = current_actor()
    return _unless_known(
        reading.tag_of(actor, **query), lambda: reading.read_current(actor, **query)
    )


@blp.get("/current/document")
@requires("meetings.read")
@blp.arguments(AudienceQuerySchema, location="query")
@blp.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
def fetch_agenda(query: dict[str, Any]) -> Response:
    """Fetch the agenda as it stands now, as a tagged PDF without names."""
    return _as_file(document.meeting_document(current_actor(), None, **query))


@blp.get("/<uuid:meeting_id>/document")
@requires("meetings.read")
@blp.arguments(AudienceQuerySchema, location="query")
@blp.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
def fetch_minutes(query: dict[str, Any], meeting_id: object) -> Response:
    """Fetch the agenda or the minutes of one meeting, as a tagged PDF without names."""
    return _as_file(document.meeting_document(current_actor(), str(meeting_id), **query))


@blp.get("/<uuid:meeting_id>")
@requires("meetings.read")
@blp.arguments(AudienceQuerySchema, location="query")
@blp.response(200, WeeklyMeetingSchema)
@blp.alt_response(304, description="Nothing has changed since `If-None-Match`.")
def read_meeting(query: dict[str, Any], meeting_id: object) -> Any:
    """Read one weekly meeting; of one that is closed, the minutes as they were locked."""
    actor = current_actor()
    return _unless_known(
        reading.tag_of(actor, **query),
        lambda: reading.read_meeting(actor, str(meeting_id), **query),
    )


def _as_file(made: document.Document) -> Response:
    response = Response(made.content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def _unless_known(tag: str, read: Any) -> Any:
    """What `read` gives, with its tag; or 304 without reading it when the asker has this tag already."""
    if tag in request.if_none_match:
        return Response(status=304, headers={"ETag": f'"{tag}"'})
    return {**read(), "tag": tag}, 200, {"ETag": f'"{tag}"'}
