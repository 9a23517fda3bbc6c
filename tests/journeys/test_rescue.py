"""A closed account with unsent work: the phone makes a file, and the office brings it in, once (fault 77)."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHOTOGRAPHED as NAME
from tests.journeys.photographs import camera_photo
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.queue import Queue
from tests.pages.words import word
from tests.support.demo import Instance

SECONDS = 1000


def test_work_of_a_closed_account_reaches_the_office_in_a_file_and_counts_once(
    allowed: Desk, phone: Phone, instance: Instance, tmp_path: Path
) -> None:
    """Seen to fail with operations that have an answer exported in the place of those that have none."""
    _log_offline_with_a_photo(phone)
    _close_account(instance, "ask")
    phone.page.context.set_offline(False)
    expect(phone.sync_line).to_contain_text(word("sync.signed_out"), timeout=20 * SECONDS)
    phone.page.context.set_offline(True)
    file = _save_file(phone.page, tmp_path)

    assert "redning" in file.name
    assert not {"ask", "Ask"} & set(file.name.split("-"))
    assert set(json.loads(file.read_text())) == {"format", "v", "kid", "enc", "ct"}
    expect(phone.sync_line).to_contain_text("1 på telefonen")

    office = allowed.page
    _bring_in(office, file)
    result = office.get_by_role("status").filter(has_text="Lest inn")
    expect(result).to_contain_text("1 ny føring eller endring, 0 kjent fra før")
    expect(result).to_contain_text("1 av 1 bilde er tatt vare på")
    result.get_by_role("link").click()
    queue = Queue(allowed)
    office.get_by_role("row").get_by_role("link").click()
    queue.press("queue.way_retry")
    queue.has_decided()
    # The photo came before its row: its receipt is given at the next tick.
    instance.command("tick", "--once")
    once = _counts(instance)

    _bring_in(office, file)
    expect(office.get_by_text("Ingenting nytt")).to_be_visible()

    assert once == _counts(instance) == {"entries": 1, "photos": ["stored"]}


def test_a_file_that_is_none_of_ours_is_refused_by_name(
    desk: Callable[[], Desk], tmp_path: Path
) -> None:
    rogn = desk()
    rogn.sign_in("rogn")
    sealed = {"format": "miljovakt-rescue", "v": 1, "enc": "AAAA", "ct": "AAAA"}
    for content, said in (
        ("not json", word("rescue_import.not_one")),
        (json.dumps(sealed | {"kid": 7}), word("rescue_import.damaged")),
        (json.dumps(sealed | {"kid": "2025-00000000"}), word("reason.rescue_key_unknown")),
    ):
        file = tmp_path / "some.json"
        file.write_text(content)
        _bring_in(rogn.page, file)
        expect(rogn.page.get_by_text(said)).to_be_visible()


def _log_offline_with_a_photo(phone: Phone) -> None:
    phone.page.context.set_offline(True)
    phone.start(NAME)
    phone.tick("Rydding")
    phone.take_photo("before", camera_photo(size=(1200, 900)))
    phone.end()
    phone.save()


def _save_file(page: Page, folder: Path) -> Path:
    page.get_by_role("link", name=word("nav.more"), exact=True).click()
    page.get_by_role("link", name=word("more.rescue")).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=word("rescue.save")).click()
    expect(page.get_by_text("1 føring eller endring og 1 bilde")).to_be_visible()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def _bring_in(page: Page, file: Path) -> None:
    page.get_by_role("link", name=word("devices.title"), exact=True).click()
    page.get_by_label(word("rescue_import.file")).set_input_files(file)
    expect(page.get_by_text(word("rescue_import.busy"))).to_have_count(0)


def _close_account(instance: Instance, username: str) -> None:
    with sqlite3.connect(instance.folder / "miljovakt.sqlite3") as database:
        database.execute("UPDATE users SET is_active = 0 WHERE username = ?", (username,))


def _counts(instance: Instance) -> dict[str, object]:
    with sqlite3.connect(instance.folder / "miljovakt.sqlite3") as database:
        entries = database.execute(
            "SELECT count(DISTINCT e.id) FROM log_entries e JOIN attachments a ON a.entry_id = e.id"
        ).fetchone()[0]
        photos = [row[0] for row in database.execute("SELECT state FROM attachments")]
    return {"entries": entries, "photos": photos}
