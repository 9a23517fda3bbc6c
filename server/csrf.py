"""Requests that change something must come from our own pages (security.md 5.3).

No token, because a token could expire on a phone without coverage. A page of another site cannot
send these headers without asking first (CORS), and we never say yes; SameSite=Strict lies under it.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, request

from server.errors import CrossSite, NeedsHttps, NotAPage

View = TypeVar("View", bound=Callable[..., Any])

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PAGES = frozenset({"document", "iframe", "frame", "embed", "object", "fencedframe"})
_MARK = "_sent_by_browser"
_BYTES_MARK = "_takes_bytes"


def sent_by_browser(reason: str) -> Callable[[View], View]:
    """Mark a route that the browser itself posts to, where no page can set headers; say why."""

    def mark(view: View) -> View:
        setattr(view, _MARK, reason)
        return view

    return mark


def takes_bytes(view: View) -> View:
    """Mark a route that is sent bytes instead of JSON. No form can send them: a browser asks first."""
    setattr(view, _BYTES_MARK, True)
    return view


def check_origin() -> None:
    """Let the present request through, or raise CrossSite, NotAPage or NeedsHttps."""
    is_api = request.path.startswith("/api/")
    if is_api and current_app.config["SETTINGS"].is_https and not request.is_secure:
        raise NeedsHttps
    if is_api and request.headers.get("Sec-Fetch-Dest") in _PAGES:
        raise NotAPage
    if request.method in _SAFE or request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    if hasattr(view, _MARK):
        return
    if not _is_ours("octet-stream" if hasattr(view, _BYTES_MARK) else "json"):
        raise CrossSite


def _is_ours(kind: str) -> bool:
    return (
        request.mimetype == f"application/{kind}"
        and request.headers.get("X-App") == "1"
        and request.headers.get("Origin") == request.host_url.rstrip("/")
        and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    )
