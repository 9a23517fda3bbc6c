"""What the public page about the service says, changed in the office."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.about import AboutChangeSchema, AboutHistorySchema, AboutSchema
from server.services import about

blp = Blueprint("about", __name__, url_prefix="/api", description="The public page, in the office.")


@blp.get("/about")
@requires("about.edit")
@blp.response(200, AboutHistorySchema)
def read_about() -> dict[str, Any]:
    """Read what the page says, and what it has said."""
    return {"now": about.read_about(), "history": about.history()}


@blp.post("/about")
@requires("about.edit")
@blp.arguments(AboutChangeSchema)
@blp.response(200, AboutSchema)
def change_about(change: dict[str, Any]) -> about.About:
    """Say something else on the page. The same operation twice counts once."""
    return about.change_about(current_actor(), **change)
