"""The built PWA: its files by WhiteNoise, compressed at build, and its one page by a route."""

from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from server.config import Settings
from server.headers import put_headers


def init_static(app: Flask) -> None:
    """Serve the files of `pwa/dist` before Flask is asked, when they have been built.

    Files under /assets carry a hash in their names and may be kept for ever; all others are asked
    for anew each time, the worker script above all: an old one would keep the whole app old.
    """
    settings: Settings = app.config["SETTINGS"]
    if not settings.pwa.is_dir():
        return

    def add_headers(headers: Headers, _path: str, url: str) -> None:
        put_headers(headers, url, settings)

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign] # Flask's documented way to wrap itself
        app.wsgi_app,
        root=str(settings.pwa),
        max_age=None,
        allow_all_origins=False,
        add_headers_function=add_headers,
        immutable_file_test=lambda _path, url: url.startswith("/assets/"),
        mimetypes={".webmanifest": "application/manifest+json"},
    )


def page_file(folder: Path, accepted: str) -> tuple[Path, str | None]:
    """The page's file and its encoding, the smallest that the browser accepts."""
    page = folder / "index.html"
    for encoding, ending in (("br", ".br"), ("gzip", ".gz")):
        packed = page.with_name(page.name + ending)
        if encoding in accepted and packed.is_file():
            return packed, encoding
    return page, None
