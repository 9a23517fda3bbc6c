"""Default deny: each route says who may call it, or the application does not start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, current_app, request
from flask_login import current_user

from server.access.actor import Actor
from server.access.roles import MATRIX, may
from server.errors import NotAllowed, SignedOut

View = TypeVar("View", bound=Callable[..., Any])

_MARK = "_access"


class RouteWithoutAccess(RuntimeError):
    """A route says neither `@requires` nor `@public`, or asks for an unknown action."""


@dataclass(frozen=True)
class Access:
    """Who may call a route: those who may do `action`; or everyone, for a `reason`."""

    action: str | None = None
    reason: str | None = None


def requires(action: str) -> Callable[[View], View]:
    """Mark a route, directly below its address: only users who may do `action` get past."""
    return _marking(Access(action=action))


def public(reason: str) -> Callable[[View], View]:
    """Mark a route as open to everyone, and say why."""
    return _marking(Access(reason=reason))


def access_of(app: Flask, endpoint: str) -> Access | None:
    """What the route behind `endpoint` says about who may call it."""
    access: Access | None = getattr(app.view_functions.get(endpoint), _MARK, None)
    return access


def check_routes(app: Flask) -> None:
    """Raise RouteWithoutAccess when a route has no mark, so that a forgotten one never opens."""
    for rule in app.url_map.iter_rules():
        access = access_of(app, rule.endpoint)
        if access is None:
            raise RouteWithoutAccess(f"{rule.rule} ({rule.endpoint}) does not say who may call it.")
        if access.action is not None and access.action not in MATRIX:
            raise RouteWithoutAccess(f"{rule.rule} asks for {access.action!r}, which no role has.")


def guard_request() -> None:
    """Let the present request through, or raise SignedOut or NotAllowed. Runs before every view."""
    if request.endpoint is None:
        return
    access = access_of(current_app, request.endpoint)
    if access is None:
        raise NotAllowed
    if access.action is None:
        return
    if not current_user.is_authenticated:
        raise SignedOut
    if not may(current_actor(), access.action):
        raise NotAllowed


def current_actor() -> Actor:
    """Who is asking; raises SignedOut when nobody is signed in."""
    # current_user is a proxy; what is handed on must outlive the request's context.
    actor = current_user._get_current_object()  # noqa: SLF001 - Werkzeug's documented way out of a proxy
    if not isinstance(actor, Actor):
        raise SignedOut
    return actor


def _marking(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, _MARK, access)
        return view

    return mark
