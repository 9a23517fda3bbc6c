"""The team's hours, and who has opened what of one's own."""

from datetime import date
from typing import Any

from server.access.guard import current_actor, requires
from server.clock import local_today
from server.errors import Invalid
from server.parsing import Blueprint
from server.schemas.team import AccessNotesSchema, TeamQuerySchema, TeamSchema
from server.services.access_notes import opened_by_others
from server.services.team import team_hours

blp = Blueprint("team", __name__, url_prefix="/api", description="The team's hours.")


@blp.get("/team/hours")
@requires("statistics.read")
@blp.arguments(TeamQuerySchema, location="query")
@blp.response(200, TeamSchema)
def read_team_hours(asked: dict[str, Any]) -> dict[str, Any]:
    """Read the approved hours week by week, by task and by outcome of visits; never by person."""
    try:
        until = date.fromisoformat(asked["until"]) if asked["until"] else local_today()
    except ValueError:
        raise Invalid(fields={"until": ["invalid"]}) from None
    return team_hours(current_actor(), until, asked["weeks"])


@blp.get("/own/openings")
@requires("session.own")
@blp.response(200, AccessNotesSchema)
def read_openings() -> dict[str, Any]:
    """Read who has opened one's own entries, and when."""
    return {"openings": opened_by_others(current_actor())}
