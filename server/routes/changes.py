"""Plain records written at a desk, and what their forms offer."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.changes import ChangedSchema, ChangesSchema, FormChoicesSchema
from server.services import changing
from server.services.choices import Choices, choices
from server.sync.ledger import Result

blp = Blueprint("changes", __name__, url_prefix="/api", description="Records written at a desk.")


@blp.post("/changes")
@requires("records.write")
@blp.arguments(ChangesSchema)
@blp.response(200, ChangedSchema)
def make_changes(asked: dict[str, Any]) -> Result:
    """Create, patch or delete records as one operation. The same operation twice counts once."""
    return changing.make_changes(current_actor(), asked["changes"], op_id=asked["op_id"])


@blp.get("/choices")
@requires("records.write")
@blp.response(200, FormChoicesSchema)
def read_choices() -> Choices:
    """Read the people, partners and landlords that a form can name."""
    return choices(current_actor())
