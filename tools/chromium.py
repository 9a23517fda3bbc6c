"""Where the browser of the tests is, and how a Debian machine gets one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = (
    ("apt-get", "update"),
    ("apt-get", "install", "-y", "chromium"),
)


def find_chromium() -> str | None:
    """The browser that CHROMIUM= points at, else the first one on PATH, else None."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def may_install(os_release: Path = Path("/etc/os-release")) -> bool:
    """Whether apt-get may bring one: root, on Debian itself.

    Ubuntu is left out: its package only points to a store that needs a running snap.
    """
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return os.geteuid() == 0 and "ID=debian" in lines and shutil.which("apt-get") is not None
