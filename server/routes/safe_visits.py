"""Safe visits: whom the office is to look after."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.safe_visits import ContactSchema, UnheardListSchema
from server.services import safe_visits

blp = Blueprint(
    "safe_visits", __name__, url_prefix="/api", description="Caretakers who are not heard of."
)


@blp.get("/safe-visits")
@requires("safe_visits.watch")
@blp.response(200, UnheardListSchema)
def list_unheard() -> dict[str, Any]:
    """List the safe visits whose end has passed without word."""
    return {"safe_visits": safe_visits.unheard()}


@blp.post("/safe-visits/<uuid:visit_id>/contact")
@requires("safe_visits.watch")
@blp.arguments(ContactSchema)
@blp.response(200, UnheardListSchema)
def note_contact(form: dict[str, Any], visit_id: object) -> dict[str, Any]:
    """Note that somebody sees to it; the caretaker's phone and colleague are told."""
    rest = safe_visits.note_contact(current_actor(), str(visit_id), op_id=form["op_id"])
    return {"safe_visits": rest}
