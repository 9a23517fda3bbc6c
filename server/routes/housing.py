"""The housing sections of a case's page."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.housing import HousingSchema
from server.services.housing.sheet import get_housing

blp = Blueprint("housing", __name__, url_prefix="/api", description="The home in a case.")


@blp.get("/cases/<uuid:case_id>/housing")
@requires("housing.read")
@blp.response(200, HousingSchema)
def read_housing(case_id: object) -> dict[str, Any]:
    """Read what is done about the home in a case, and what follows from it."""
    return get_housing(current_actor(), str(case_id))
