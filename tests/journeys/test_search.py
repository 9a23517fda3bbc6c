"""Everything on the phone is found offline, with slips of the finger; one's own work is looked back on."""

from playwright.sync_api import Locator, Page, expect

from tests.pages.phone import Phone
from tests.pages.words import word


def test_what_lies_on_the_phone_is_found_offline_however_it_is_typed(phone: Phone) -> None:
    page = phone.page
    page.context.set_offline(True)
    page.get_by_role("link", name=word("nav.search"), exact=True).click()
    expect(page.get_by_role("heading", name=word("search.title"), level=1)).to_be_focused()

    for typed in ("Grønn Furukvist", "groenn", "gronn furu", "furukvst", "liksomgata"):
        field(page).fill(typed)
        cases = page.get_by_role("region", name=word("search.kind_case"))
        expect(cases.get_by_role("link", name="Grønn Furukvist")).to_be_visible()
    field(page).fill("xyzzy")
    expect(page.locator("#search-status")).to_have_text(word_count(0))
    expect(page.get_by_text(word("search.none_shorter"))).to_be_visible()

    # What was logged a moment ago is found by a word of its note, and leads to its receipt.
    phone.to_today()
    phone.start("Grønn Furukvist")
    phone.tick("Rydding")
    phone.end()
    phone.note.fill("Ryddet kjellerboden")
    phone.save()
    page.get_by_role("link", name=word("nav.search"), exact=True).click()
    field(page).fill("kjelerbod")
    entries = page.get_by_role("region", name=word("search.kind_entry"))
    entries.get_by_role("link", name="Grønn Furukvist").click()
    expect(page.get_by_role("main")).to_contain_text("Ryddet kjellerboden")

    # The way back leads to the same list; a phone that was locked remembers nothing of it.
    page.go_back()
    expect(field(page)).to_have_value("kjelerbod")
    phone.lock()
    phone.unlock()
    page.get_by_role("link", name=word("nav.search"), exact=True).click()
    expect(field(page)).to_have_value("")


def test_a_search_is_made_with_the_keyboard_alone_and_told_to_a_screen_reader(phone: Phone) -> None:
    page = phone.page
    page.get_by_role("link", name=word("nav.search"), exact=True).press("Enter")
    expect(page.get_by_role("heading", name=word("search.title"), level=1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(field(page)).to_be_focused()
    page.keyboard.type("furukvist")
    expect(page.get_by_role("search").get_by_role("searchbox")).to_have_accessible_description(
        page.locator("#search-status").inner_text()
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Grønn Furukvist").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Grønn Furukvist", level=1)).to_be_visible()


def test_nothing_that_can_be_searched_lies_readable_on_the_disk(phone: Phone) -> None:
    """Seen to fail with what can be found kept in localStorage."""
    page = phone.page
    page.get_by_role("link", name=word("nav.search"), exact=True).click()
    field(page).fill("furukvist")
    expect(page.get_by_role("link", name="Grønn Furukvist").first).to_be_visible()

    kept = page.evaluate(_KEPT_TEXT)
    assert "urukvist" not in kept
    assert "iksomgata" not in kept


def test_one_s_own_entries_are_looked_back_on_by_week_and_by_place_some_at_a_time(
    phone: Phone,
) -> None:
    page = phone.page
    page.get_by_role("link", name=word("nav.entries")).click()
    articles = page.get_by_role("main").get_by_role("article")
    expect(articles.first).to_be_visible()
    place = page.get_by_label(word("entries.place"))
    names = place.get_by_role("option").all_inner_texts()
    assert len(names) > 2

    place.select_option(label=names[1])
    expect(articles.filter(has_text=names[1])).to_have_count(articles.count())
    week = page.get_by_label(word("entries.week"))
    weeks = week.get_by_role("option").all_inner_texts()
    place.select_option(index=0)
    week.select_option(label=weeks[-1])
    expect(articles.first).to_be_visible()
    page.get_by_label(word("entries.week")).select_option(index=0)
    assert articles.count() <= 20


def field(page: Page) -> Locator:
    """Where one types what one is looking for."""
    return page.get_by_label(word("search.label"))


def word_count(count: int) -> str:
    """What the status says of that many hits; none is a sentence of its own."""
    assert count == 0
    text = word("search.count_found")
    return text.split("=0 {", 1)[1].split("}", 1)[0]


#: Everything that a browser keeps in the clear for this page: text in databases and storage.
_KEPT_TEXT = """async () => {
  const texts = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})];
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise((done, fail) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((done, fail) => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
      });
      texts.push(JSON.stringify(rows, (_, value) =>
        value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    for (const kept of await (await caches.open(name)).keys()) texts.push(kept.url);
  }
  return texts.join(" ");
}"""
