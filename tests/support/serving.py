"""The real server, as `make run` starts it, on a free port with an instance folder of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What a person may have set for their own server must not reach the tests' one.
OURS_ALONE = ("DATABASE_URL", "HOST", "MILJOVAKT_")
START_SECONDS = 60
STOP_SECONDS = 15


class ServerDidNotStart(RuntimeError):
    """The server ended, or did not answer /healthz in time; the message holds its log."""


class ServerDidNotStop(RuntimeError):
    """The server went on long after it was asked to end; the message holds its log."""


class Server:
    """One server process with its children. It can be killed and started again on the same port."""

    def __init__(
        self,
        instance: Path,
        database_url: str | None = None,
        *,
        demo: bool = False,
        ticker: bool = False,
        arguments: Sequence[str] = (),
        pwa: Path | None = None,
        program: str = "server",
    ) -> None:
        self.instance = instance
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.log = instance / "server.log"
        self._environment = {
            name: value for name, value in os.environ.items() if not name.startswith(OURS_ALONE)
        } | {"MILJOVAKT_INSTANCE": str(instance)}
        # Tests send faster than people do.
        self._environment.setdefault("MILJOVAKT_SYNC_PER_MINUTE", "1000000")
        if database_url:
            self._environment["DATABASE_URL"] = database_url
        if pwa:
            self._environment["MILJOVAKT_PWA"] = str(pwa)
        self._command = [sys.executable, "-m", program, "run", "--port", str(self.port)]
        self._command += [] if demo else ["--no-demo"]
        self._command += [] if ticker else ["--no-ticker"]
        self._command += arguments
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers. Raises ServerDidNotStart with the log."""
        self.instance.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A group of its own, so that kill() reaches the workers and the ticker too.
                start_new_session=True,
            )
        until = time.monotonic() + START_SECONDS
        while not self._answers():
            try:
                self._process.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                if time.monotonic() < until:
                    continue
            self.kill()
            raise ServerDidNotStart(self.log.read_text(errors="replace"))

    def kill(self) -> None:
        """End it at once, as a machine does that loses its power (SIGKILL, children included)."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, and wait until it has. Raises ServerDidNotStop after killing it."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        try:
            if how is signal.SIGTERM:
                process.terminate()
                process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired as late:
            raise ServerDidNotStop(self.log.read_text(errors="replace")) from late
        finally:
            # After a good stop nobody of the group is left.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return False


@contextmanager
def served(
    instance: Path,
    database_url: str | None = None,
    *,
    demo: bool = False,
    ticker: bool = False,
    arguments: Sequence[str] = (),
    pwa: Path | None = None,
    program: str = "server",
) -> Iterator[Server]:
    """A server that answers, stopped at the end.

    `instance` is its folder (SQLite lies there unless `database_url` is given); `demo` loads the
    demo data and its sign-ins; `arguments` are added to `python -m server run`; `pwa` is another build
    of the app than the one in pwa/dist; `program` is another module than `server`.
    """
    server = Server(
        instance,
        database_url,
        demo=demo,
        ticker=ticker,
        arguments=arguments,
        pwa=pwa,
        program=program,
    )
    server.start()
    try:
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """A port of this machine that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
