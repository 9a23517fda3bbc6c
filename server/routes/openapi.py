"""The contract with the screens, as OpenAPI 3.1."""

from flask import Response, current_app, json

from server.access.guard import public
from server.openapi import specification
from server.parsing import Blueprint

blp = Blueprint("openapi", __name__, url_prefix="/api", description="The contract itself.")


@blp.get("/openapi.json")
@public("The contract is in the public source code; it holds no data.")
@blp.response(200, {"type": "object"}, description="The contract in OpenAPI 3.1.")
def openapi() -> Response:
    """Send this contract."""
    body = json.dumps(specification(current_app), sort_keys=False)
    return Response(body, content_type="application/json")
