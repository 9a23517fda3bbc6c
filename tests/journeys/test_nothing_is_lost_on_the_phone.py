"""A phone that dies, or whose files are read by somebody else: what was saved is there, and sealed."""

from pathlib import Path

from playwright.sync_api import expect

from server.vocabulary import words
from tests.journeys.conftest import OpenPhone
from tests.pages.phone import Phone
from tests.pages.words import label, word
from tests.support.chromium import kill_browser

#: Who and what a thief would look for: residents, places, a caretaker, a note, a visit's plan.
SECRETS = (
    "Furukvist", "Kvernstein", "Liksomgata", "Kjellersvingen", "Brev fra namsmann", "Ask Demo",
    "Hun har det tungt nå", "log_entry", "task_line",
)  # fmt: skip


def test_an_entry_is_there_after_the_browser_is_killed_just_as_it_says_saved(
    phones: OpenPhone, phone: Phone, tmp_path: Path
) -> None:
    """Fails when the vault answers before its transaction has completed: seen by letting it answer at once
    and write three seconds later."""
    phone.page.context.set_offline(True)
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.end()
    phone.save()

    kill_browser(tmp_path / "phone")
    opened = phones()
    opened.code = phone.code
    opened.page.context.set_offline(True)
    opened.open()
    opened.unlock()

    expect(opened.logged("Grønn Furukvist")).to_contain_text(label("sync_state", "on_device"))


def test_a_visit_under_way_goes_on_after_the_browser_is_killed(
    phones: OpenPhone, phone: Phone, tmp_path: Path
) -> None:
    """Fails when the draft is kept in memory alone: seen by leaving out its writing to the vault."""
    phone.page.context.set_offline(True)
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    chip = phone.page.locator(".chips [aria-pressed=true]")
    expect(chip).to_have_count(1)

    kill_browser(tmp_path / "phone")
    opened = phones()
    opened.code = phone.code
    opened.page.context.set_offline(True)
    opened.open()
    opened.unlock()

    expect(opened.page.locator(".chips [aria-pressed=true]")).to_have_count(1)


def test_no_plain_text_is_ever_in_the_browsers_files(
    phones: OpenPhone, phone: Phone, tmp_path: Path
) -> None:
    """Both ways of looking fail when sealing hands back the bytes that it was given: seen so."""
    phone.page.context.set_offline(True)
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.end()
    phone.page.get_by_label(word("split.note")).fill("Hun har det tungt nå")
    phone.save()
    phone.page.context.set_offline(False)
    expect(phone.logged("Grønn Furukvist")).to_contain_text(
        label("sync_state", "received"), timeout=20_000
    )
    phone.start("Bred Kvernstein")
    phone.tick("Rydding")

    read = phone.page.evaluate(_READ_EVERYTHING)
    phone.page.context.close()

    labels = {shown.label for shown in words() if len(shown.label) > 12}
    in_stores = [secret for secret in (*SECRETS, *labels) if secret in read]
    in_files = _found_in_files(tmp_path / "phone", SECRETS)
    assert len(read) > 100, "the stores were not read"
    assert (in_stores, in_files) == ([], [])


def test_a_lost_code_is_no_dead_end_and_wipes_nothing_that_is_unsent(phone: Phone) -> None:
    phone.page.context.set_offline(True)
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.end()
    phone.save()
    phone.lock()
    page = phone.page
    page.get_by_text(word("unlock.forgotten")).click()
    page.get_by_role("button", name=word("unlock.begin_anew")).click()
    expect(page.get_by_text(word("error.UnsentWork"))).to_be_visible()
    page.context.set_offline(False)
    phone.unlock()
    phone.has_all()
    phone.lock()
    page.get_by_text(word("unlock.forgotten")).click()
    page.get_by_role("button", name=word("unlock.begin_anew")).click()

    expect(page.get_by_role("heading", name=word("sign_in.title"))).to_be_visible()
    phone.make_ready("selje")
    phone.has_all()
    expect(phone.planned("Lav Havbris")).to_be_visible()
    expect(phone.planned("Grønn Furukvist")).to_have_count(0)


def _found_in_files(profile: Path, secrets: tuple[str, ...]) -> list[str]:
    """Each secret that stands in a file of the profile, in UTF-8 or UTF-16, with the file's name.

    The HTTP cache holds the app's own code, whose field names are no secret.
    """
    found = []
    for file in profile.rglob("*"):
        if not file.is_file():
            continue
        content = file.read_bytes()
        is_app = "Cache" in str(file.relative_to(profile)) or "Code Cache" in str(file)
        for secret in secrets:
            if is_app and secret in ("log_entry", "task_line"):
                continue
            if secret.encode() in content or secret.encode("utf-16-le") in content:
                found.append(f"{secret} in {file.relative_to(profile)}")
    return found


#: Every value of every store and cache of the origin, as one text: numbers that are bytes become letters.
_READ_EVERYTHING = """async () => {
  const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), JSON.stringify(history.state)];
  const bytes = (buffer) => {
    const view = new Uint8Array(buffer);
    return new TextDecoder("utf-8").decode(view) + new TextDecoder("utf-16le").decode(view);
  };
  const read = (value) => {
    if (value instanceof ArrayBuffer) return bytes(value);
    if (ArrayBuffer.isView(value)) return bytes(value.buffer);
    if (value && typeof value === "object") {
      return Object.entries(value).map(([name, each]) => name + "=" + read(each)).join(" ");
    }
    return String(value);
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const source = database.transaction(store).objectStore(store);
      for (const ask of ["getAll", "getAllKeys"]) {
        const all = await new Promise((resolve, reject) => {
          const request = source[ask]();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        texts.push(name, store, ...all.map(read));
      }
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    texts.push(...(await cache.keys()).map((request) => request.url));
  }
  return texts.join("\\n");
}"""
