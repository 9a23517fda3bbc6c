"""`run`: a port, an address, a way to sign in, and nobody left behind."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from server.cli.run import free_addresses
from server.config import ROOT
from server.locales import say
from server.services.start_check import AFFECTED
from tests.support.serving import free_port


@pytest.fixture
def instance(tmp_path, monkeypatch):
    """An instance of the test's own, which the commands find by the environment."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("MILJOVAKT_INSTANCE", str(tmp_path / "instance"))
    return tmp_path / "instance"


def command(*words):
    """`python -m server words`."""
    return [sys.executable, "-m", "server", *map(str, words)]


def test_a_port_in_use_is_one_sentence_that_says_what_to_do(instance):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        refused = subprocess.run(
            command("run", "--port", port), cwd=ROOT, capture_output=True, check=False
        )

    err = refused.stderr.decode()
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert err.startswith(f"Port {port} er i bruk.")
    assert err.count("\n") == 1
    assert not instance.exists()


def test_a_free_port_is_found_free_twice():
    port = free_port()

    assert free_addresses("127.0.0.1", port) == free_addresses("127.0.0.1", port)


def children_of(pid):
    """The processes that `pid` has started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in tasks for child in file.read_text().split()]


def cautions() -> str:
    """All that is said on the error stream: that this machine's SQLite is one of those with the race."""
    oldest, newest = AFFECTED
    if not oldest <= sqlite3.sqlite_version_info <= newest:
        return ""
    return say("cli.warning.sqlite_race", value=sqlite3.sqlite_version) + "\n"


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_run_serves_says_how_to_sign_in_and_leaves_nobody_behind(instance, stop):
    port = free_port()
    server = subprocess.Popen(
        command("run", "--port", port),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        said = ""
        while "Ctrl+C" not in said:
            line = server.stdout.readline().decode()
            assert line, server.stderr.read().decode()
            said += line
        with urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=20) as answer:
            assert json.load(answer)["status"] == "ok"
        processes = children_of(server.pid)
        assert len(processes) == 2, "one worker and one ticker"

        server.send_signal(stop)
        _, complaint = server.communicate(timeout=30)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            server.communicate()

    assert f"http://localhost:{port}" in said
    for username in ("ask", "selje", "rogn", "lind", "eik", "hassel"):
        assert re.search(rf"^  {username} ", said, re.MULTILINE), username
    assert "miljovakt-demo-2026" in said
    assert (server.returncode, complaint.decode()) == (0, cautions())
    assert not any(Path(f"/proc/{pid}").exists() for pid in processes)


def test_a_ticker_ends_when_its_server_is_gone(instance):
    # Process 1 is nobody's server, and not the one that started this ticker.
    done = subprocess.run(command("tick", "--parent", 1), cwd=ROOT, timeout=60, check=False)

    assert done.returncode == 0
