"""Safety incidents in the office. What is done about one is written by `POST /api/changes`."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.incidents import IncidentPageSchema, IncidentQuerySchema
from server.services import incidents

blp = Blueprint("incidents", __name__, url_prefix="/api", description="Safety incidents.")


@blp.get("/incidents")
@requires("incidents.follow_up")
@blp.arguments(IncidentQuerySchema, location="query")
@blp.response(200, IncidentPageSchema)
def list_incidents(query: dict[str, Any]) -> incidents.IncidentPage:
    """List incidents: those that nobody has followed up first."""
    return incidents.list_incidents(current_actor(), **query)
