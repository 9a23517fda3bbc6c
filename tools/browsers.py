"""Where the browsers of other makers are, for the full test mode, and how a Debian machine gets them."""

from __future__ import annotations

import shutil
from pathlib import Path

#: What each is called on PATH, or where its package puts it.
PLACES = {
    "firefox": ("firefox-esr", "firefox"),
    "webkit": ("WebKitWebDriver",),
    "minibrowser": ("/usr/lib/*/webkit2gtk-4.*/MiniBrowser",),
    "xvfb": ("Xvfb",),
}
INSTALL = (
    ("apt-get", "update"),
    ("apt-get", "install", "-y", "firefox-esr", "webkit2gtk-driver", "xvfb"),
)


class BrowserMissing(RuntimeError):
    """This machine lacks one of them; the message names it."""


def find(name: str) -> str | None:
    """The path of one of them, or None."""
    for place in PLACES[name]:
        if place.startswith("/"):
            hits = sorted(Path("/").glob(place.lstrip("/")))
            if hits:
                return str(hits[-1])
        elif path := shutil.which(place):
            return path
    return None


def found(name: str) -> str:
    """The path of one of them. Raises BrowserMissing."""
    path = find(name)
    if path is None:
        raise BrowserMissing(f"The full tests need {PLACES[name][0]}: run make test-full.")
    return path


def has_all() -> bool:
    """Whether this machine has every one of them."""
    return all(find(name) for name in PLACES)
