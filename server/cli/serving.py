"""Serving: the database made ready, gunicorn and the ticker started, and both stopped together."""

import contextlib
import gc
import os
import subprocess
import sys
from typing import IO, Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from server.access.roles import SURFACES
from server.cli.doing import application
from server.cli.parsing import Refused
from server.config import ROOT, THREADS, Settings
from server.locales import say
from server.services import demo
from server.services.colleagues import tell_colleagues
from server.services.log_room import make_log_room
from server.services.rescue_key import current_key
from server.services.settings import add_new_settings
from server.services.setup import make_ready
from server.services.start_check import (
    Caution,
    SecondServer,
    UnsafeDatabase,
    check_database,
    hold_server_lock,
)
from server.services.users import has_sign_ins
from server.services.words import add_new_words
from server.vocabulary import word

#: So many new objects between two looks for those that only hold each other.
GARBAGE_EVERY = 50_000
#: How long requests, and then the ticker, are given to end by themselves.
GRACE_SECONDS = 4
TICKER_SECONDS = 3.0


def serve(chosen: Settings, addresses: list[str], *, has_demo: bool, has_ticker: bool) -> None:
    """Make the database ready, say how to sign in, and serve until asked to stop.

    The demo is only loaded into an empty database; beside anything else it would be in the way.
    """
    with application(chosen) as app:
        lock = _server_lock()
        make_ready()
        for caution in _checked():
            print(say(f"cli.warning.{caution.key}", value=caution.value), file=sys.stderr)
        add_new_words()
        add_new_settings()
        current_key()
        if has_demo:
            with contextlib.suppress(demo.InstanceNotEmpty):
                demo.load_demo()
        tell_colleagues()
        greeting = _greeting(
            chosen, demo.people() if demo.is_loaded() else [], is_anyone=has_sign_ins()
        )
    # What has been loaded stays: looking through it again and again doubled the time of a large push.
    gc.collect()
    gc.freeze()
    # A large push makes a hundred thousand objects that all live until its answer: nothing to look for
    # after every seven hundred of them.
    gc.set_threshold(GARBAGE_EVERY)
    # The worker gets the application as it is; no connection is open that it could share with us.
    _Gunicorn(app, addresses, greeting, has_ticker=has_ticker, lock=lock).run()


def _server_lock() -> IO[str] | None:
    try:
        return hold_server_lock()
    except SecondServer:
        raise Refused(say("cli.unsafe.second_server")) from None


def _checked() -> list[Caution]:
    try:
        return check_database()
    except UnsafeDatabase as unsafe:
        raise Refused(say(f"cli.unsafe.{unsafe.key}", value=unsafe.value)) from None


class _Gunicorn(BaseApplication):
    """gunicorn in this very process, so that nothing is imported twice before the first answer.

    On SQLite there is one process with threads (sync.md, decision 17); on PostgreSQL WEB_CONCURRENCY
    may ask for more.
    """

    def __init__(
        self,
        app: Flask,
        addresses: list[str],
        greeting: str,
        *,
        has_ticker: bool,
        lock: IO[str] | None,
    ) -> None:
        # Held for as long as this process lives.
        self._lock = lock
        self._app = app
        self._addresses = addresses
        self._greeting = greeting
        self._has_ticker = has_ticker
        self._ticker: subprocess.Popen[bytes] | None = None
        super().__init__()

    def load_config(self) -> None:
        chosen: dict[str, Any] = {
            "bind": self._addresses,
            "worker_class": "gthread",
            "threads": THREADS,
            "graceful_timeout": GRACE_SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,
            # Whom to believe about the visitor's address is said once, by the settings' proxies.
            "forwarded_allow_ips": "",
            "post_worker_init": self._post_worker_init,
            "when_ready": self._when_ready,
            "on_exit": self._on_exit,
        }
        if self._app.config["SETTINGS"].database_url.startswith("sqlite"):
            chosen["workers"] = 1
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._app

    def _post_worker_init(self, _worker: Any) -> None:
        with self._app.app_context():
            make_log_room()

    def _when_ready(self, _arbiter: Any) -> None:
        print(self._greeting, flush=True)
        if self._has_ticker:
            command = [sys.executable, "-m", "server", "tick", "--parent", str(os.getpid())]
            self._ticker = subprocess.Popen(command, cwd=ROOT)

    def _on_exit(self, _arbiter: Any) -> None:
        if self._ticker is None:
            return
        self._ticker.terminate()
        try:
            self._ticker.wait(TICKER_SECONDS)
        except subprocess.TimeoutExpired:
            self._ticker.kill()


def _greeting(chosen: Settings, people: list[demo.DemoPerson], *, is_anyone: bool) -> str:
    address = f"{'https' if chosen.is_https else 'http'}://{chosen.host}:{chosen.port}"
    lines = [say("cli.run.address", address=address), ""]
    if not (chosen.pwa / "index.html").is_file():
        lines += [say("cli.run.not_built"), ""]
    if people:
        lines += [say("cli.run.sign_in", password=demo.PASSWORD), *_table(people), ""]
    elif not is_anyone:
        lines += [say("cli.run.nobody"), ""]
    return "\n".join([*lines, say("cli.run.stop")])


def _table(people: list[demo.DemoPerson]) -> list[str]:
    rows = [[say(f"cli.run.{title}") for title in ("username", "role", "name", "where")]]
    for person in people:
        is_in_field = SURFACES["field"] & {*person.roles}
        rows.append(
            [
                person.username,
                ", ".join(word("role", role).label for role in person.roles),
                person.name,
                "/" if is_in_field else "/office",
            ]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
