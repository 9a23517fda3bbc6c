"""Rescue files: what was unsent on a phone whose user can no longer sign in, brought in by the office."""

from dataclasses import asdict
from typing import Any

from flask import request
from flask_smorest import Blueprint

from server import limits
from server.access.guard import current_actor, requires
from server.schemas.rescue import FILE_BYTES, RescueFileSchema, RescueReplySchema
from server.services.rescue import bring_in

blp = Blueprint("rescue", __name__, url_prefix="/api", description="Rescue files.")


@blp.post("/rescue")
@requires("rescue.import")
@blp.doc(
    requestBody={
        "required": True,
        "content": {"application/json": {"schema": RescueFileSchema}},
    }
)
@blp.response(200, RescueReplySchema)
def import_rescue_file() -> dict[str, Any]:
    """Bring in a rescue file. The same file twice counts once."""
    limits.limit_body(FILE_BYTES)
    return asdict(bring_in(request.get_data(cache=False), by=current_actor().code))
