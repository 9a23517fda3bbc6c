"""The server of the tests is the real one: it answers, dies without warning and comes back."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.support.serving import Server, ServerDidNotStart, served


def answer(url: str) -> int:
    with urllib.request.urlopen(url, timeout=5) as reply:
        return int(reply.status)


def test_a_killed_server_is_gone_and_can_be_started_again_on_its_port(tmp_path: Path):
    with served(tmp_path / "instance") as server:
        assert answer(f"{server.url}/healthz") == 200

        server.kill()

        # Refused, or cut off while it dies.
        with pytest.raises((urllib.error.URLError, ConnectionError)):
            answer(f"{server.url}/healthz")
        server.start()
        assert answer(f"{server.url}/healthz") == 200


def test_a_persons_own_settings_do_not_reach_it(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebodys-own")
    monkeypatch.setenv("MILJOVAKT_INSTANCE", "/somebodys/own")

    with served(tmp_path / "instance"):
        assert list((tmp_path / "instance").glob("*.sqlite3"))


def test_a_server_that_cannot_start_fails_with_what_it_said(tmp_path: Path):
    server = Server(tmp_path, "postgresql://nobody@/none?host=/nonexistent")

    with pytest.raises(ServerDidNotStart, match=r"\w"):
        server.start()
