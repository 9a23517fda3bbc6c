"""The headers of every answer, whichever way it is made (security.md 5.5)."""

from typing import Protocol

from flask import Flask, Response, request

from server.config import Settings

#: The policy of pages and files. `'wasm-unsafe-eval'` lets Argon2 run; the Trusted Types policy
#: `app` lets through the worker script and the key worker, nothing else.
PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types app",
        "report-to csp",
    )
)
#: The policy of API answers: were one ever shown as a page, it could do nothing.
API_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

# What a photo through a file input, vibration and our own storage need is not governed here.
_NOT_NEEDED = (
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Reporting-Endpoints": 'csp="/csp"',
    "X-Robots-Tag": "noindex",
}
#: What browsers heed on pages alone: left off the app's scripts and styles, which a first visit waits for.
PAGES_ONLY = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        [f"{feature}=()" for feature in _NOT_NEEDED]
        + ["publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
    ),
}
HSTS = "max-age=31536000; includeSubDomains"


class HeaderSet(Protocol):
    """What Werkzeug's headers and WhiteNoise's have in common."""

    def __setitem__(self, name: str, value: str, /) -> None: ...

    def __contains__(self, name: str, /) -> bool: ...


def put_headers(headers: HeaderSet, path: str, settings: Settings) -> None:
    """Put the headers that belong to `path` on an answer; a Cache-Control that is there stays."""
    is_part = path.startswith("/assets/")
    for name, value in (COMMON if is_part else COMMON | PAGES_ONLY).items():
        headers[name] = value
    is_api = path == "/api" or path.startswith("/api/")
    headers["Content-Security-Policy"] = API_POLICY if is_api else PAGE_POLICY
    if is_api:
        headers["Cache-Control"] = "no-store"
    elif "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-cache"
    if settings.is_https:
        headers["Strict-Transport-Security"] = HSTS


def init_headers(app: Flask) -> None:
    """Put the headers on every answer that Flask gives, errors and redirects too."""
    settings: Settings = app.config["SETTINGS"]

    @app.after_request
    def put(response: Response) -> Response:
        put_headers(response.headers, request.path, settings)
        return response
