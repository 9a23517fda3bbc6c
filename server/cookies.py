"""The one cookie: the session's token. Flask's own session cookie is never used."""

from flask import Request, Response, current_app, g, request
from flask_login import LoginManager

from server.access.actor import Actor
from server.config import Settings
from server.services import session
from server.services.session import SignedIn


def cookie_name() -> str:
    """`__Host-sid`, which a browser takes from this host over https only; `sid` on loopback."""
    return "__Host-sid" if _settings().is_https else "sid"


def give(response: Response, signed_in: SignedIn) -> None:
    """Hand the session's token to the browser."""
    settings = _settings()
    is_field = signed_in.actor.surface == "field"
    response.set_cookie(
        cookie_name(),
        signed_in.token,
        # The office's ends with the browser; a phone's must outlive the app being swept away.
        max_age=settings.field_absolute if is_field else None,
        secure=settings.is_https,
        httponly=True,
        samesite="Strict",
        path="/",
    )


def take_back(response: Response) -> None:
    """Ask the browser to forget the token."""
    response.delete_cookie(
        cookie_name(), secure=_settings().is_https, httponly=True, samesite="Strict", path="/"
    )


def present_session() -> SignedIn | None:
    """The session of the present request; None when nobody is signed in."""
    signed_in: SignedIn | None = g.get("signed_in")
    return signed_in


def end_present_session() -> None:
    """End the session that the present request's cookie opens, if it has one."""
    token = request.cookies.get(cookie_name())
    if token:
        session.end(token)


def init_login(login_manager: LoginManager) -> None:
    """Let Flask-Login find the user by our cookie, and keep nothing in a session of its own."""
    login_manager.session_protection = None
    login_manager.request_loader(_load)


def _load(incoming: Request) -> Actor | None:
    token = incoming.cookies.get(cookie_name())
    g.signed_in = session.resume(token) if token else None
    return g.signed_in.actor if g.signed_in else None


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
