"""Signing in and out."""

from typing import Any

from flask import Response, jsonify

from server import cookies, limits
from server.access.guard import public, requires
from server.errors import SignedOut
from server.parsing import Blueprint
from server.schemas.session import SessionSchema, SignInSchema
from server.services import session
from server.services.session import SignedIn

blp = Blueprint("session", __name__, url_prefix="/api", description="Signing in and out.")


@blp.post("/session")
@public("Whoever signs in is not signed in yet.")
@blp.arguments(SignInSchema)
@blp.response(200, SessionSchema)
def sign_in(form: dict[str, str]) -> Response:
    """Sign in: a new session, and the end of the one this browser had."""
    limits.count(limits.SIGN_IN_PER_ADDRESS)
    account = form["username"].strip().lower()
    limits.count(limits.SIGN_IN_PER_ACCOUNT, account)
    signed_in = session.sign_in(account, form["password"], form["surface"])
    limits.forgive(limits.SIGN_IN_PER_ACCOUNT, account)
    cookies.end_present_session()
    response = jsonify(SessionSchema().dump(_as_sent(signed_in)))
    cookies.give(response, signed_in)
    return response


@blp.get("/session")
@requires("session.own")
@blp.response(200, SessionSchema)
def read_session() -> dict[str, Any]:
    """Say who is signed in, and until when at the latest."""
    signed_in = cookies.present_session()
    if signed_in is None:
        raise SignedOut
    return _as_sent(signed_in)


@blp.delete("/session")
@requires("session.own")
@blp.response(204)
def sign_out() -> Response:
    """Sign out. The browser's cache is emptied, its storage is not: unsent work lies there."""
    cookies.end_present_session()
    response = Response(status=204)
    response.headers["Clear-Site-Data"] = '"cache"'
    cookies.take_back(response)
    return response


def _as_sent(signed_in: SignedIn) -> dict[str, Any]:
    actor = signed_in.actor
    return {
        "user": actor.as_told(),
        "surface": actor.surface,
        "expires_at": signed_in.expires_at,
    }
