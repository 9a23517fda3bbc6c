"""The housing sections of a case's page."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.changes import ChangedSchema
from server.schemas.housing import HousingSchema
from server.schemas.housing_changes import (
    EvictionChangeSchema,
    EvictionDeadlineSchema,
    EvictionPlanSchema,
    FollowUpPageSchema,
    FollowUpQuerySchema,
    PresentStaysSchema,
)
from server.services.housing import follow_ups
from server.services.housing.eviction import change_track, foretell
from server.services.housing.present_stays import list_present_stays
from server.services.housing.sheet import get_housing
from server.sync.ledger import Result

blp = Blueprint("housing", __name__, url_prefix="/api", description="The home in a case.")


@blp.get("/cases/<uuid:case_id>/housing")
@requires("housing.read")
@blp.response(200, HousingSchema)
def read_housing(case_id: object) -> dict[str, Any]:
    """Read what is done about the home in a case, and what follows from it."""
    return get_housing(current_actor(), str(case_id))


@blp.post("/cases/<uuid:case_id>/eviction")
@requires("cases.edit")
@blp.arguments(EvictionChangeSchema)
@blp.response(200, ChangedSchema)
def change_eviction(asked: dict[str, Any], case_id: object) -> Result:
    """Change the eviction track; the deadline follows the letter. The same operation twice counts once."""
    return change_track(
        current_actor(),
        str(case_id),
        op_id=asked["op_id"],
        base_version=asked["base_version"],
        seen=asked["seen"],
        given=asked["set"],
    )


@blp.post("/cases/<uuid:case_id>/eviction/deadline")
@requires("cases.edit")
@blp.arguments(EvictionPlanSchema)
@blp.response(200, EvictionDeadlineSchema)
def foretell_deadline(asked: dict[str, Any], case_id: object) -> dict[str, Any]:
    """Read which deadline a change of the track would leave; nothing is written."""
    return foretell(current_actor(), str(case_id), seen=asked["seen"], given=asked["set"])


@blp.get("/follow-ups")
@requires("housing.read")
@blp.arguments(FollowUpQuerySchema, location="query")
@blp.response(200, FollowUpPageSchema)
def read_follow_ups(query: dict[str, Any]) -> follow_ups.Page:
    """List follow-ups after closed cases: those that are due, those to come, or those that are done."""
    return follow_ups.list_follow_ups(current_actor(), **query)


@blp.get("/temporary-stays")
@requires("housing.read")
@blp.response(200, PresentStaysSchema)
def read_present_stays() -> dict[str, Any]:
    """List who is in temporary housing now, the longest first."""
    return {"stays": list_present_stays(current_actor())}
