"""The one page: the answer at every screen's address; the browser chooses the screen."""

from flask import Blueprint, Response, current_app, request
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response as AnyResponse

from server.access.guard import public
from server.errors import NotBuilt
from server.static import page_file

# A Flask blueprint, not flask-smorest's: screens are not part of the API's contract.
blp = Blueprint("page", __name__)


class ScreenConverter(BaseConverter):
    """The path of a screen: no other route's, and without a dot, which a file would have."""

    regex = r"(?!(?:api|csp|healthz|om)(?:/|$))[^.]+"
    part_isolating = False


@blp.record_once
def _know_screens(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["screen"] = ScreenConverter


@blp.get("/", defaults={"screen": ""})
@blp.get("/<screen:screen>")
@public("The page is the same for everyone and holds no data; what it asks for is guarded.")
def page(screen: str) -> AnyResponse:  # noqa: ARG001 - the browser reads it from its own address
    """Send the page."""
    file, encoding = page_file(
        current_app.config["SETTINGS"].pwa, request.headers.get("Accept-Encoding", "")
    )
    if not file.is_file():
        raise NotBuilt
    response = Response(file.read_bytes(), content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept-Encoding")
    if encoding:
        response.content_encoding = encoding
    response.add_etag()
    return response.make_conditional(request)
