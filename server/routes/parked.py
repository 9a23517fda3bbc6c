"""What waits for a decision after sync, and the ways out."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.parked import (
    ChoicesSchema,
    ParkedPageSchema,
    ParkedQuerySchema,
    ParkedSchema,
    WayOutSchema,
)
from server.services import deciding, parked

blp = Blueprint("parked", __name__, url_prefix="/api", description="What waits for a decision.")


@blp.get("/parked")
@requires("parked.read")
@blp.arguments(ParkedQuerySchema, location="query")
@blp.response(200, ParkedPageSchema)
def list_parked(query: dict[str, Any]) -> parked.ParkedPage:
    """List what waits with one outcome, the oldest first, with the number of each."""
    return parked.list_parked(current_actor(), **query)


@blp.get("/parked/<uuid:op_id>")
@requires("parked.read")
@blp.response(200, ParkedSchema)
def read_parked(op_id: object) -> parked.Shown:
    """Read one operation that waits."""
    return parked.get_parked(current_actor(), str(op_id))


@blp.post("/parked/<uuid:parked_op>/accept")
@requires("parked.decide")
@blp.arguments(WayOutSchema)
@blp.response(204)
def accept(said: dict[str, Any], parked_op: object) -> None:
    """Let a late change through; the entry stays approved, by who accepts."""
    deciding.move_on(current_actor(), str(parked_op), "accept", **said)


@blp.post("/parked/<uuid:parked_op>/decline")
@requires("parked.decide")
@blp.arguments(WayOutSchema)
@blp.response(204)
def decline(said: dict[str, Any], parked_op: object) -> None:
    """Say no, with a comment that its writer gets to read."""
    deciding.move_on(current_actor(), str(parked_op), "decline", **said)


@blp.post("/parked/<uuid:parked_op>/retry")
@requires("parked.decide")
@blp.arguments(WayOutSchema)
@blp.response(204)
def retry(said: dict[str, Any], parked_op: object) -> None:
    """Try once more, on the reviewer's word."""
    deciding.move_on(current_actor(), str(parked_op), "retry", **said)


@blp.post("/conflicts/decide")
@requires("parked.decide")
@blp.arguments(ChoicesSchema)
@blp.response(204)
def decide_conflicts(said: dict[str, Any]) -> None:
    """Choose between what stands and what was offered, for conflicts that belong together."""
    deciding.choose(current_actor(), said["choices"], op_id=said["op_id"])
