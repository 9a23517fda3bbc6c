"""What can befall a photo on a phone: faults.md, rows 6, 10, 11, 40 and 41, in a real browser."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FileChooser, Page, Request, Route, expect

from tests.journeys.conftest import PHOTOGRAPHED as NAME
from tests.journeys.conftest import OpenPhone
from tests.journeys.photographs import camera_photo
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.chromium import kill_browser

SECONDS = 1000
MEGABYTE = 1024 * 1024
UPLOADS = "**/api/attachments/uploads/*"


def test_opening_the_camera_may_kill_the_page_and_the_form_comes_back_whole(
    allowed: Desk, phone: Phone
) -> None:
    """Row 11. Seen to fail when drafts are kept in memory alone."""
    page = phone.page
    page.context.set_offline(True)
    _visit_with_note(phone)
    phone.take_photo("before", camera_photo(size=(1200, 900)))
    with page.expect_file_chooser():
        page.get_by_role("button", name=_take("after")).tap()
    page.reload()
    phone.unlock()

    expect(page.get_by_label(word("split.note"))).to_have_value("To bæreposer igjen")
    expect(phone.minutes).to_have_count(3)
    expect(phone.photo("before")).to_be_visible()
    phone.take_photo("after", camera_photo(size=(1200, 900)))
    phone.save()
    expect(phone.sync_line).to_contain_text("2 bilder på telefonen")


def test_a_phone_that_is_nearly_full_takes_no_photo_and_saves_the_words(
    allowed: Desk, phone: Phone
) -> None:
    """Row 6, before the camera opens. Seen to fail with the limit of room at 0."""
    page = phone.page
    page.context.set_offline(True)
    _visit_with_note(phone)
    page.evaluate(_SAY_ROOM, 149 * MEGABYTE)
    opened: list[FileChooser] = []
    page.on("filechooser", lambda chooser: opened.append(chooser))
    page.get_by_role("button", name=_take("before")).tap()

    expect(page.get_by_role("alert")).to_contain_text(word("error.PhotoRefused_no_space"))
    assert opened == []
    phone.save()
    expect(phone.sync_line).to_contain_text("1 på telefonen")


def test_a_disk_that_is_full_costs_the_photo_and_nothing_else(
    allowed: Desk, phones: OpenPhone, phone: Phone
) -> None:
    """Row 6, at the writing. Seen to fail when the refusal cleared the cache: then no list was left."""
    used = _used(phone.page)
    phone.page.context.close()
    again = phones()
    again.code = phone.code
    page = again.page
    # Room for the app's compiled code and two photos; a third does not fit.
    _give_room(page, phone.url, used + 1_250_000)
    page.context.set_offline(True)
    again.open()
    again.unlock()
    _visit_with_note(again)
    large = camera_photo(grain=0.45)
    again.take_photo("before", large)
    again.take_photo("after", large)
    page.get_by_role("button", name=word("photos.more")).tap()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=_take("before", pair=2)).tap()
    chooser.value.set_files(large)

    expect(page.get_by_role("alert")).to_contain_text(word("error.PhotoRefused_no_space"))
    assert sum(key.startswith("photo:") for key in page.evaluate(_PHOTO_ROWS)) == 2
    again.save()
    expect(again.sync_line).to_contain_text("2 bilder på telefonen")
    expect(again.planned("Bred Kvernstein")).to_be_visible()


def test_a_photo_whose_bytes_were_spoilt_is_taken_anew_while_the_visit_goes(
    allowed: Desk, phone: Phone
) -> None:
    """Row 10. Seen to fail when a piece that does not open is an error to be tried again."""
    page = phone.page
    page.context.set_offline(True)
    _visit_with_note(phone)
    phone.take_photo("before", camera_photo(size=(1200, 900)))
    phone.save()
    assert page.evaluate(_SPOIL) > 0
    page.context.set_offline(False)
    expect(phone.sync_line).to_contain_text("1 bilde må tas på nytt", timeout=20 * SECONDS)

    page.get_by_role("link", name=word("nav.entries")).click()
    entry = page.get_by_role("article").filter(has_text=NAME).first
    expect(entry).to_contain_text(label("sync_state", "received"))
    words = word("photos.damaged_take_new", name=label("photo_slot", "before"))
    expect(entry).to_contain_text(words)
    with page.expect_file_chooser() as chooser:
        entry.get_by_role("button", name=word("photos.again_short")).tap()
    chooser.value.set_files(camera_photo(size=(1200, 900)))

    expect(entry).to_contain_text("1 bilde sendt", timeout=20 * SECONDS)
    expect(phone.sync_line).to_contain_text(word("sync.all_sent"))


def test_an_upload_that_was_cut_by_the_death_of_the_browser_goes_on_where_it_ended(
    allowed: Desk, phones: OpenPhone, phone: Phone, tmp_path: Path
) -> None:
    """Rows 40 and 41. Seen to fail when an upload begins at byte 0 whatever the server says."""
    page = phone.page
    _visit_with_note(phone)
    # Larger than one piece, and as large as a photo may be without being made smaller still.
    phone.take_photo("before", camera_photo(grain=0.45))
    first = _cut_after_one_piece(page)
    phone.save()
    expect(phone.sync_line).to_contain_text("1 bilde på telefonen")
    page.wait_for_event("requestfailed", lambda failed: failed.method == "PATCH")

    kill_browser(tmp_path / "phone")
    again = phones()
    again.code = phone.code
    again.open()
    again.unlock()
    offsets = _offsets(again.page)
    again.sign_in_again()
    again.page.get_by_role("link", name=word("nav.entries")).click()

    expect(again.page.get_by_role("article").filter(has_text=NAME).first).to_contain_text(
        "1 bilde sendt", timeout=30 * SECONDS
    )
    assert first() == [0]
    assert offsets()
    assert min(offsets()) > 0


def _visit_with_note(phone: Phone) -> None:
    phone.start(NAME)
    phone.tick("Rydding")
    phone.tick("Veiledning")
    phone.end()
    phone.page.get_by_label(word("split.note")).fill("To bæreposer igjen")


def _take(slot: str, pair: int = 1) -> str:
    name = word("photos.name", slot=label("photo_slot", slot), pair=pair)
    return word("photos.take", name=name)


def _used(page: Page) -> int:
    session = page.context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    return int(session.send("Storage.getUsageAndQuota", {"origin": origin})["usage"])


def _give_room(page: Page, origin: str, size: int) -> None:
    """Let the browser have so many bytes for this site in all, before it opens anything of it."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def _cut_after_one_piece(page: Page) -> Callable[[], list[int]]:
    """The network takes one piece of a photo, and none after it; gives the offsets that were taken."""
    taken: list[int] = []

    def meet(route: Route) -> None:
        if route.request.method != "PATCH":
            route.continue_()
        elif taken:
            route.abort()
        else:
            taken.append(int(route.request.headers["upload-offset"]))
            route.continue_()

    page.route(UPLOADS, meet)
    return lambda: taken


def _offsets(page: Page) -> Callable[[], list[int]]:
    """Where the pieces begin that the page sends from now on."""
    heard: list[int] = []

    def hear(request: Request) -> None:
        if request.method == "PATCH":
            heard.append(int(request.headers["upload-offset"]))

    page.on("request", hear)
    return lambda: heard


#: Chromium tells every site of 10 GB, whatever there is; other browsers tell the truth.
_SAY_ROOM = """(free) => {
  navigator.storage.estimate = async () => ({ quota: 5e9, usage: 5e9 - free });
}"""
_OPEN = """
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("vault");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
"""
_PHOTO_ROWS = f"""async () => {{{_OPEN}
  const keys = await done(database.transaction("meta").objectStore("meta").getAllKeys());
  database.close();
  return keys.filter((key) => /^(photo|chunk|fate):/.test(key));
}}"""
#: Turns one bit of every stored piece of a photo.
_SPOIL = f"""async () => {{{_OPEN}
  const store = database.transaction("meta", "readwrite").objectStore("meta");
  const rows = (await done(store.getAll())).filter((row) => row.key.startsWith("chunk:"));
  for (const row of rows) {{
    row.sealed[2000] ^= 1;
    await done(store.put(row));
  }}
  database.close();
  return rows.length;
}}"""
