"""One's own time, logged at a desk."""

from datetime import date
from typing import Any

from server.access.guard import current_actor, requires
from server.clock import local_today
from server.errors import Invalid
from server.parsing import Blueprint
from server.schemas.own_time import OwnEntrySchema, OwnLoggedSchema, OwnWeekSchema
from server.schemas.plans import WeekQuerySchema
from server.services import own_time

blp = Blueprint("own_time", __name__, url_prefix="/api/own", description="One's own time.")


@blp.post("/entries")
@requires("entries.write")
@blp.arguments(OwnEntrySchema)
@blp.response(201, OwnLoggedSchema)
def log_own(asked: dict[str, Any]) -> dict[str, Any]:
    """Log one's own work and hand it in. The same operation twice counts once."""
    return {"id": own_time.log_own(current_actor(), **asked)}


@blp.get("/week")
@requires("entries.write")
@blp.arguments(WeekQuerySchema, location="query")
@blp.response(200, OwnWeekSchema)
def read_own_week(asked: dict[str, Any]) -> dict[str, Any]:
    """Read one's own week, with the minutes by task."""
    try:
        day = date.fromisoformat(asked["day"]) if asked["day"] else local_today()
    except ValueError:
        raise Invalid(fields={"day": ["invalid"]}) from None
    return own_time.own_week(current_actor(), day)
