"""Photos: taken without coverage, kept through a death, sent when there is a network, seen in the office."""

import base64
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, Request, expect

from tests.journeys.conftest import PHOTOGRAPHED as NAME
from tests.journeys.conftest import OpenPhone
from tests.journeys.photographs import camera_photo, corners
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.words import word
from tests.support.chromium import kill_browser

SECONDS = 1000


def test_photos_taken_without_coverage_survive_a_killed_browser_and_reach_the_office(
    allowed: Desk, phones: OpenPhone, phone: Phone, tmp_path: Path
) -> None:
    network = phone.page.context
    network.set_offline(True)
    phone.start(NAME)
    phone.tick("Rydding")
    phone.take_photo("before", camera_photo())

    kill_browser(tmp_path / "phone")
    code = phone.code
    phone = phones()
    phone.code = code
    phone.page.context.set_offline(True)
    phone.open()
    phone.unlock()
    expect(phone.photo("before")).to_be_visible()
    expect(phone.page.locator(".chips [aria-pressed=true]")).to_have_count(1)
    phone.end()
    phone.take_photo("after", camera_photo(size=(2400, 1800)))
    phone.save()
    expect(phone.sync_line).to_contain_text("2 bilder på telefonen")

    sent = _listen(phone.page)
    phone.page.context.set_offline(False)
    # A killed browser forgets its session; the phone's user signs in anew, and nobody else can.
    phone.sign_in_again()
    expect(phone.sync_line).to_contain_text(word("sync.all_sent"), timeout=30 * SECONDS)
    phone.page.get_by_role("link", name=word("nav.entries")).click()
    expect(phone.page.get_by_role("article").filter(has_text=NAME).first).to_contain_text(
        "2 bilder sendt"
    )

    for content in sent():
        _is_clean(content, longest=1600)
        assert len(content) < 400_000
    for photo in _photos_in_the_office(allowed):
        assert photo["state"] == "stored"
        _is_clean(_file(allowed, photo["id"]), longest=1600)


def test_a_visit_without_photos_takes_the_same_five_taps_where_they_are_allowed(
    allowed: Desk, phone: Phone
) -> None:
    phone.start(NAME)
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    phone.save()

    assert phone.taps == 5
    phone.has_all()


def _is_clean(content: bytes, longest: int) -> None:
    """Upright, small, and nothing in it but the picture."""
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "JPEG"
    assert max(picture.size) <= longest
    assert not picture.getexif()
    assert b"Exif" not in content
    assert corners(content) == ["red", "green", "blue", "grey"]


def _listen(page: Page) -> Callable[[], list[bytes]]:
    """The photos that the page sends from now on, put together from their pieces."""
    pieces: dict[str, dict[int, bytes]] = {}

    def hear(request: Request) -> None:
        if request.method == "PATCH" and "/api/attachments/uploads/" in request.url:
            body = request.post_data_buffer or b""
            pieces.setdefault(request.url, {})[int(request.headers["upload-offset"])] = body

    page.on("request", hear)

    def heard() -> list[bytes]:
        assert len(pieces) == 2
        return [b"".join(parts[at] for at in sorted(parts)) for parts in pieces.values()]

    return heard


def _photos_in_the_office(desk: Desk) -> list[dict[str, Any]]:
    entries = desk.page.evaluate(_GET, "/api/entries?state=submitted")["entries"]
    mine = next(one for one in entries if one["case"] and one["case"]["resident_name"] == NAME)
    photos: list[dict[str, Any]] = desk.page.evaluate(_GET, f"/api/entries/{mine['id']}")["photos"]
    assert [photo["slot"] for photo in photos] == ["before", "after"]
    return photos


def _file(desk: Desk, attachment_id: str) -> bytes:
    url = f"/api/attachments/{attachment_id}/file"
    return base64.b64decode(desk.page.evaluate(_BYTES, url))


_GET = "async (url) => (await fetch(url)).json()"
_BYTES = """async (url) => {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}"""
