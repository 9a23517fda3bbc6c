"""The system's Chromium for the tests: how it is found, started and, as a phone may, killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType

from tools.chromium import find_chromium

# It shall speak to our server and nobody else: no updates, no accounts, no reports, no QUIC.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
# A phone in one hand (field.md is drawn for it).
PHONE = {"width": 390, "height": 844}
PROC = Path("/proc")


class NoChromium(RuntimeError):
    """This machine has no browser for the tests; the message says what to do."""


def executable() -> str:
    """The path of the browser. Raises NoChromium."""
    path = find_chromium()
    if path is None:
        raise NoChromium(
            "The tests need Chromium. Install it (on Debian: apt-get install chromium), "
            "or set CHROMIUM to its path."
        )
    return path


def launch_arguments() -> list[str]:
    """What the browser is started with; its sandbox does not run as root."""
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def launch_options(**options: Any) -> dict[str, Any]:
    """For playwright's `launch`: the system's browser with our arguments, and `options` over them."""
    return {"executable_path": executable(), "args": launch_arguments()} | options


def persistent_context(chromium: BrowserType, profile: Path, **options: Any) -> BrowserContext:
    """A browser whose files lie in `profile`, as on a phone: closed and started anew, it remembers.

    `options` are playwright's own; without them it is a phone that speaks Norwegian in Oslo.
    """
    phone: dict[str, Any] = {
        "viewport": PHONE,
        "has_touch": True,
        "locale": "nb-NO",
        "timezone_id": "Europe/Oslo",
    }
    return chromium.launch_persistent_context(profile, **launch_options(**phone | options))


def kill_browser(profile: Path) -> int:
    """Kill the browser that runs on `profile` with all its children, and give it no time to tidy.

    Returns how many processes there were; raises ProcessLookupError when there was none. Linux only.
    """
    parents = _parents()
    told = f"--user-data-dir={profile}".encode()
    tree = [process for process in parents if told in _arguments(process)]
    if not tree:
        raise ProcessLookupError(f"No browser runs on {profile}.")
    for process in tree:
        tree += [
            child for child, parent in parents.items() if parent == process and child not in tree
        ]
    # All are stopped before any is killed, so that none sees another vanish and starts to save.
    for sent in (signal.SIGSTOP, signal.SIGKILL):
        for process in tree:
            try:
                os.kill(process, sent)
            except ProcessLookupError:
                continue
    return len(tree)


def _parents() -> dict[int, int]:
    """Every process of this machine, with its parent."""
    found = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                # The name in parentheses may hold anything; what follows the last ")" is fixed.
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            found[int(folder.name)] = int(fields[1])
    return found


def _arguments(process: int) -> Sequence[bytes]:
    try:
        return (PROC / str(process) / "cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return ()
