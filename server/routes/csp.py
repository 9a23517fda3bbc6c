"""Where browsers report that something on a page broke its policy."""

import logging
import re
from typing import Any
from urllib.parse import urlsplit

from flask import Response, request

from server import limits
from server.access.guard import public
from server.csrf import sent_by_browser
from server.errors import Malformed, WrongMediaType
from server.parsing import Blueprint

log = logging.getLogger(__name__)

blp = Blueprint("csp", __name__, description="Reports of broken content security policy.")

_LARGEST = 16 * 1024
_MANY, _ONE = "application/reports+json", "application/csp-report"
_LOGGED = 10
_REPORT = {"type": "object"}
_BODY = {
    "content": {
        _MANY: {"schema": {"type": "array", "items": _REPORT}},
        _ONE: {"schema": _REPORT},
    }
}


@blp.post("/csp")
@public("A browser reports by itself, also before anyone has signed in.")
@sent_by_browser("The browser composes the request; no page can add our header to it.")
@blp.doc(requestBody=_BODY)
@blp.response(204)
def receive_reports() -> Response:
    """Write the broken directive and the page's path to the log, and nothing else of the report."""
    limits.limit_body(_LARGEST)
    limits.count(limits.REPORTS_PER_ADDRESS)
    for report in _reports()[:_LOGGED]:
        log.warning("Content policy broken: %s at %s", *_directive_and_path(report))
    return Response(status=204)


def _reports() -> list[dict[str, Any]]:
    if request.mimetype not in (_MANY, _ONE):
        raise WrongMediaType
    sent = request.get_json(force=True, silent=True)
    reports = [sent] if request.mimetype == _ONE else sent
    if isinstance(reports, list) and all(isinstance(report, dict) for report in reports):
        return reports
    raise Malformed


def _directive_and_path(report: dict[str, Any]) -> tuple[str, str]:
    body = report
    for name in ("body", "csp-report"):
        if isinstance(body.get(name), dict):
            body = body[name]
    directive = body.get("effectiveDirective") or body.get("effective-directive")
    address = body.get("documentURL") or body.get("document-uri")
    return _plain(directive), _plain(_path_of(address))


def _path_of(address: Any) -> str:
    try:
        return urlsplit(str(address)).path
    except ValueError:
        return "?"


def _plain(words: Any) -> str:
    """Only what an address of ours has in it, and not much of it: a report is anybody's text."""
    return re.sub(r"[^a-z0-9/_.-]", "?", str(words), flags=re.IGNORECASE)[:120]
