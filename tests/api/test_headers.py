"""The headers of every answer (security.md 5.5)."""

import pytest
from flask import abort

from server.access.guard import public
from tests.factories.people import Visitor, make_user

# Nothing here depends on which database it is.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PAGE_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "object-src 'none'; require-trusted-types-for 'script'; trusted-types app; report-to csp"
)
API_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Reporting-Endpoints": 'csp="/csp"',
    "X-Robots-Tag": "noindex",
}


def assert_headers(answer, path):
    for name, value in EVERYWHERE.items():
        assert answer.headers.getlist(name) == [value], (path, answer.status_code, name)
    is_api = path.startswith("/api")
    policy = API_POLICY if is_api else PAGE_POLICY
    assert answer.headers.getlist("Content-Security-Policy") == [policy], path
    if is_api:
        assert answer.headers["Cache-Control"] == "no-store", path
    # Scripts and styles are no pages; a first visit waits for each of their bytes.
    if not path.startswith("/assets/"):
        assert answer.headers.getlist("Cross-Origin-Opener-Policy") == ["same-origin"], path
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert "publickey-credentials-get=(self)" in answer.headers["Permissions-Policy"]
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")], path
    assert "Server" not in answer.headers


ANSWERS = {
    "GET /": 200,
    "GET /office/entries/x": 200,
    "GET /sw.js": 200,
    "GET /assets/app-3f2a.js": 200,
    "GET /manifest.webmanifest": 200,
    "GET /missing.js": 404,
    "GET /healthz": 200,
    "POST /healthz": 405,
    "GET /api": 404,
    "GET /api/": 404,
    "GET /api/nothing": 404,
    "GET /api/openapi.json": 200,
    "GET /api/session": 401,
    "POST /api/session": 403,
    "PUT /api/session": 405,
    "OPTIONS /api/session": 200,
    "GET /api/fail": 500,
    "GET /api/redirect": 308,
    "GET /csp": 405,
    "POST /csp": 415,
}


@pytest.mark.parametrize("asked", ANSWERS)
def test_every_answer_has_the_headers(serve, built, asked):
    method, path = asked.split(" ")
    visitor: Visitor = serve(pwa=built)
    _add_failing_routes(visitor.app)

    answer = visitor.ask(method, path)

    assert answer.status_code == ANSWERS[asked]
    assert_headers(answer, path)


def test_every_route_has_the_headers_signed_in_or_not(app, visitor):
    actor = make_user("EIK", "unit_manager", "field_worker")

    for sign_in in (lambda: None, lambda: visitor.be(actor)):
        sign_in()
        for rule in app.url_map.iter_rules():
            path = rule.rule.replace("<screen:screen>", "office")
            path = path.replace("<uuid:entry_id>", "1f0e2a3c-0000-7000-8000-000000000001")
            for method in sorted(rule.methods):
                assert_headers(visitor.send(method, path), path)


def test_strict_transport_is_asked_for_over_https_only(serve, built):
    clear: Visitor = serve(pwa=built)
    secure: Visitor = serve(pwa=built, is_https=True, base_url="https://localhost")

    for path in ("/", "/sw.js", "/api/openapi.json", "/api/nothing"):
        assert "Strict-Transport-Security" not in clear.get(path).headers
        asked = secure.get(path).headers["Strict-Transport-Security"]
        assert asked == "max-age=31536000; includeSubDomains"


def _add_failing_routes(app):
    """Routes that only a test needs: one that fails, one that redirects."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    # Flask refuses routes after the first request; this application has had none.
    app.add_url_rule("/api/fail", "fail", public("test")(lambda: abort(500)))
    app.add_url_rule("/api/redirect/", "redirect", public("test")(lambda: ""))
