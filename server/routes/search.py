"""Search at a desk."""

from typing import Any

from server import limits
from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.search import FoundSchema, SearchSchema
from server.services import search

blp = Blueprint("search", __name__, url_prefix="/api", description="Search, in the office.")


@blp.post("/search")
@requires("search.use")
@blp.arguments(SearchSchema)
@blp.response(200, FoundSchema)
def find(asked: dict[str, Any]) -> dict[str, Any]:
    """Find what one may see. Changes nothing; in a POST, names stay out of logs."""
    actor = current_actor()
    limits.count(limits.SEARCHES_PER_USER, actor.id)
    return search.search(actor, asked["text"])
