"""A browser of another maker, driven by the W3C WebDriver commands: over HTTP, or as Firefox's Marionette.

Only what a story needs. Everything waits for what it expects.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from tests.support.serving import free_port
from tools import browsers

PATIENCE_SECONDS = 30
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
T = TypeVar("T")
_VIEWPORT = {"width": 390, "height": 844}


class WebDriverError(RuntimeError):
    """The driver refused a command; the message is its own."""


class Wire(Protocol):
    """One way to give a WebDriver command and get its answer."""

    def ask(self, command: str, parameters: dict[str, Any]) -> Any: ...


class Http:
    """A driver that speaks HTTP, as WebKitWebDriver does."""

    #: What this file uses, as method and path below the session.
    PATHS: ClassVar = {
        "Navigate": ("POST", "/url"),
        "FindElement": ("POST", "/element"),
        "ElementClick": ("POST", "/element/{id}/click"),
        "ElementSendKeys": ("POST", "/element/{id}/value"),
        "ExecuteScript": ("POST", "/execute/sync"),
        "SetWindowRect": ("POST", "/window/rect"),
        "DeleteSession": ("DELETE", ""),
    }

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self.base = f"http://127.0.0.1:{port}"
        asked = {"capabilities": {"alwaysMatch": capabilities}}
        self.session = self._send("POST", "/session", asked)["sessionId"]

    def ask(self, command: str, parameters: dict[str, Any]) -> Any:
        """Give a command. Raises WebDriverError."""
        method, path = self.PATHS[command]
        body = None if method == "DELETE" else parameters
        return self._send(method, f"/session/{self.session}{path.format(**parameters)}", body)

    def _send(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, method=method)
        request.add_header("Content-Type", "application/json; charset=utf-8")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            raise WebDriverError(refused.read().decode(errors="replace")[:400]) from refused


class Marionette:
    """Firefox's own door: each message is its length, a colon, and a JSON list."""

    def __init__(self, port: int) -> None:
        self.stream = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.buffer = b""
        self.count = 0
        self._read()
        self.ask("NewSession", {})

    def ask(self, command: str, parameters: dict[str, Any]) -> Any:
        """Give a command. Raises WebDriverError."""
        self.count += 1
        message = json.dumps([0, self.count, f"WebDriver:{command}", parameters]).encode()
        self.stream.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._read()
        if error:
            raise WebDriverError(f"{error['error']}: {error['message']}"[:400])
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def _read(self) -> Any:
        while b":" not in self.buffer:
            self._more()
        length, _, rest = self.buffer.partition(b":")
        self.buffer = rest
        while len(self.buffer) < int(length):
            self._more()
        message, self.buffer = self.buffer[: int(length)], self.buffer[int(length) :]
        return json.loads(message)

    def _more(self) -> None:
        data = self.stream.recv(65_536)
        if not data:
            raise WebDriverError("Firefox has hung up.")
        self.buffer += data


class Browser:
    """One window."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        with contextlib.suppress(WebDriverError):
            wire.ask("SetWindowRect", _VIEWPORT)

    def go(self, url: str) -> None:
        """Open an address."""
        self.wire.ask("Navigate", {"url": url})

    def click(self, selector: str, named: str = "") -> None:
        """Press what is found by a CSS selector, the first whose text or label begins with `named`."""
        self._when_there(selector, named, lambda element: self._on(element, "ElementClick"))

    def type(self, selector: str, text: str) -> None:
        """Type into a field."""
        self._when_there(
            selector, "", lambda element: self._on(element, "ElementSendKeys", text=text)
        )

    def text(self, selector: str) -> str:
        """What stands in the first that is found; empty when there is none."""
        script = "return document.querySelector(arguments[0])?.textContent ?? ''"
        return str(self.run(script, selector))

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page."""
        return self.wire.ask("ExecuteScript", {"script": script, "args": list(arguments)})

    def shows(self, selector: str, text: str = "", seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until something is there, and says `text`. Raises AssertionError with what stood there."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.run(_THERE, selector) and text in self.text(selector):
                return
            time.sleep(0.1)
        raise AssertionError(
            f"{selector} does not say {text!r}: {self.text(selector) or self.text('body')!r}"
        )

    def _when_there(self, selector: str, named: str, act: Callable[[str], None]) -> None:
        """Find it and act, again until it has stopped moving. Raises what the last try met."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                mark = self.run(_MARK, selector, named)
                if not mark:
                    raise WebDriverError(f"no {selector} {named}: {self.text('body')[:300]}")
                found = self.wire.ask(
                    "FindElement", {"using": "css selector", "value": "[data-found]"}
                )
                return act(found[_ELEMENT])
            except WebDriverError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def _on(self, element: str, command: str, **parameters: Any) -> None:
        self.wire.ask(command, {"id": element} | parameters)


_THERE = "return document.querySelector(arguments[0]) !== null"
_MARK = """
document.querySelector("[data-found]")?.removeAttribute("data-found");
const found = [...document.querySelectorAll(arguments[0])].find((one) =>
  [one.textContent.trim(), one.getAttribute("aria-label") ?? ""]
    .some((said) => said.startsWith(arguments[1])));
found?.setAttribute("data-found", "");
found?.scrollIntoView({ block: "center" });
return Boolean(found);
"""


@contextmanager
def firefox(profile: Path) -> Iterator[Browser]:
    """Firefox without a window, on a profile of its own."""
    profile.mkdir(parents=True)
    port = free_port()
    (profile / "user.js").write_text(
        f'user_pref("marionette.port", {port});\nuser_pref("intl.accept_languages", "nb");\n'
        'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n'
        'user_pref("app.update.disabledForTesting", true);\n'
        'user_pref("network.connectivity-service.enabled", false);\n'
        'user_pref("network.captive-portal-service.enabled", false);\n',
        encoding="utf-8",
    )
    command = [browsers.found("firefox"), "--headless", "--marionette", "--no-remote"]
    with _running([*command, "--profile", str(profile)], profile):
        door = _reached(lambda: Marionette(port))
        with contextlib.closing(door.stream):
            yield Browser(door)


@contextmanager
def webkit(folder: Path) -> Iterator[Browser]:
    """WebKitGTK's own small browser, on a screen that nobody sees."""
    folder.mkdir(parents=True)
    port, display = free_port(), folder / "display"
    options = {"binary": browsers.found("minibrowser"), "args": ["--automation"]}
    with ExitStack() as running:
        with display.open("w") as told:
            screen = [browsers.found("xvfb"), "-displayfd", str(told.fileno()), "-nolisten", "tcp"]
            running.enter_context(_running(screen, folder, pass_fds=(told.fileno(),)))
        _reached(lambda: int(display.read_text()))
        environment: dict[str, Any] = {
            "DISPLAY": f":{display.read_text().strip()}",
            "HOME": str(folder),
        }
        driver = [browsers.found("webkit"), f"--port={port}"]
        running.enter_context(_running(driver, folder, **environment))
        browser = Browser(_reached(lambda: Http(port, {"webkitgtk:browserOptions": options})))
        yield browser
        browser.wire.ask("DeleteSession", {})


@contextmanager
def _running(
    command: list[str], folder: Path, pass_fds: tuple[int, ...] = (), **environment: str
) -> Iterator[None]:
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            command,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=pass_fds,
            start_new_session=True,
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _reached(attempt: Callable[[], T]) -> T:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return attempt()
        except (OSError, ValueError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
