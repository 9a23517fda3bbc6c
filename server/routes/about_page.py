"""The public page about the service: for anybody, without sign-in and without a script."""

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from server.access.guard import public
from server.services.about_page import about_page

# A Flask blueprint, not flask-smorest's: a page is not part of the API's contract.
blp = Blueprint("about_page", __name__)


@blp.get("/om")
@public(
    "Whoever wonders what the service is must be able to read it; it holds nothing about anyone."
)
def read_page() -> AnyResponse:
    """Send the page."""
    response = Response(about_page(), content_type="text/html; charset=utf-8")
    response.add_etag()
    return response.make_conditional(request)
