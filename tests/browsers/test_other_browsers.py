"""Firefox and WebKitGTK open the app, sign in, save without a server, open again, and send."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.pages.phone import PASSWORD
from tests.pages.words import label, word
from tests.support.demo import Instance
from tests.support.serving import Server, served
from tests.support.webdriver import Browser, firefox, webkit

Open = Callable[[Path], AbstractContextManager[Browser]]


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """The demo, whose Tuesday is today."""
    made = Instance(tmp_path / "instance")
    made.load_demo()
    return made


@pytest.fixture
def server(instance: Instance) -> Iterator[Server]:
    """The server on that instance."""
    with served(instance.folder) as running:
        yield running


@pytest.mark.parametrize("opened", [firefox, webkit], ids=["firefox", "webkit"])
def test_a_visit_is_saved_without_a_server_and_sent_when_it_is_back(
    opened: Open, server: Server, instance: Instance, tmp_path: Path
) -> None:
    with opened(tmp_path / "browser") as browser:
        browser.go(server.url)
        browser.type("input[name=username]", "ask")
        browser.type("input[name=password]", PASSWORD)
        browser.click("button", word("sign_in.submit"))
        browser.shows("#code")
        code = browser.text("#code")
        browser.shows("#whole", word("whole.is"))
        browser.click("button", word("code.written"))
        browser.shows("#sync-line", word("sync.all_sent"))

        server.stop()
        browser.click("[aria-labelledby=planned] button")
        browser.click(".chips button", "Rydding")
        browser.shows(".chips [aria-pressed=true]")
        browser.click("button", word("visit.end"))
        browser.click("button", word("split.save"))
        browser.shows("#saved-line", word("saved.on_device"))

        browser.go(server.url)
        browser.type("input[name=code]", code)
        browser.click("button", word("unlock.open"))
        browser.shows("[aria-labelledby=logged] article", label("sync_state", "on_device"))

        server.start()
        browser.shows("#sync-line", word("sync.all_sent"), seconds=120)
        browser.shows("[aria-labelledby=logged] article", label("sync_state", "received"))
    with sqlite3.connect(instance.folder / "miljovakt.sqlite3") as database:
        assert database.execute(_LOGGED).fetchall() == [("submitted", "waste_removal")]


_LOGGED = """
SELECT state, task_type FROM log_entries JOIN task_lines ON task_lines.entry_id = log_entries.id
JOIN users ON users.id = author_id WHERE username = 'ask' AND done_on = date('now', 'localtime')
"""
