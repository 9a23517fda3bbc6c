"""What a test does to the browser's own stores behind the app's back, and to the time of a page."""

from playwright.sync_api import Page

#: Leaves this many bytes of the origin's quota.
NOTHING = 1


def fill_disk(page: Page, origin: str) -> None:
    """Let the browser have no more space for this origin."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": NOTHING})


def free_disk(page: Page, origin: str) -> None:
    """Let the browser have its own quota again."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": origin})


def delete_cache(page: Page) -> None:
    """Delete the database of what the server has too."""
    page.evaluate(
        """() => new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase("cache");
          request.onsuccess = resolve;
          request.onerror = () => reject(request.error);
        })"""
    )


def damage_cache(page: Page) -> int:
    """Flip a bit in every row of the cache; how many there were."""
    damaged: int = page.evaluate(
        """() => new Promise((resolve, reject) => {
          const request = indexedDB.open("cache");
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const transaction = request.result.transaction("rows", "readwrite");
            const store = transaction.objectStore("rows");
            let count = 0;
            store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
              if (!cursor) return;
              cursor.value.sealed[cursor.value.sealed.length - 1] ^= 1;
              cursor.update(cursor.value);
              count++;
              cursor.continue();
            };
            transaction.oncomplete = () => { request.result.close(); resolve(count); };
          };
        })"""
    )
    return damaged


def upgrade_vault(page: Page) -> None:
    """Upgrade the vault as a later build would: a new store, a note and a draft of forms unheard of."""
    page.evaluate(
        """() => new Promise((resolve, reject) => {
          const request = indexedDB.open("vault", 999);
          request.onerror = () => reject(request.error);
          request.onblocked = () => reject(new Error("an open handle is in the way"));
          request.onupgradeneeded = () => {
            request.result.createObjectStore("later", { keyPath: "id" });
            const { transaction } = request;
            const sealed = new Uint8Array([9, 9, 9]);
            transaction.objectStore("meta").put({ key: "letterbox", sealed });
            transaction.objectStore("drafts").put({ id: "unheard-of", sealed });
          };
          request.onsuccess = () => { request.result.close(); resolve(); };
        })"""
    )


def begin_endless_upgrade(page: Page) -> None:
    """Begin to upgrade the vault, change much in it, and never come to an end."""
    page.evaluate(
        """() => new Promise((resolve, reject) => {
          const request = indexedDB.open("vault", 999);
          request.onerror = () => reject(request.error);
          request.onupgradeneeded = () => {
            const { transaction } = request;
            transaction.objectStore("ops").clear();
            transaction.objectStore("drafts").clear();
            const store = request.result.createObjectStore("later", { keyPath: "id" });
            let id = 0;
            const more = () => { store.put({ id: id++ }).onsuccess = more; };
            more();
            setTimeout(resolve, 100);
          };
        })"""
    )


def stored_in(page: Page, database: str, store: str) -> list[str]:
    """The keys of a store, as text."""
    keys: list[str] = page.evaluate(
        """([database, store]) => new Promise((resolve, reject) => {
          const request = indexedDB.open(database);
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const asked = request.result.transaction(store).objectStore(store).getAllKeys();
            asked.onsuccess = () => { request.result.close(); resolve(asked.result.map(String)); };
          };
        })""",
        [database, store],
    )
    return keys


def drafts_lie_still(page: Page) -> None:
    """Wait until what is being typed lies sealed on the disk: the drafts no longer change."""
    page.wait_for_function(
        """() => {
          const read = () => new Promise((resolve, reject) => {
            const request = indexedDB.open("vault");
            request.onerror = () => reject(request.error);
            request.onsuccess = () => {
              const asked = request.result.transaction("drafts").objectStore("drafts").getAll();
              asked.onsuccess = () => {
                request.result.close();
                resolve(asked.result.map(({ sealed }) => String(new Uint8Array(sealed))).join());
              };
            };
          });
          const later = () => new Promise((resolve) => setTimeout(resolve, 600));
          return read().then((before) => later().then(read).then((after) => before === after));
        }"""
    )


def forget_precached(page: Page, part: str) -> int:
    """Remove the precached files whose address holds `part`; how many there were."""
    removed: int = page.evaluate(
        """async (part) => {
          let removed = 0;
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              const { pathname } = new URL(request.url);
              if (pathname.includes(part) && await cache.delete(request)) removed++;
            }
          }
          return removed;
        }""",
        part,
    )
    return removed


def hide(page: Page) -> None:
    """Another app stands in front, as the page is told of it."""
    page.evaluate(_LOOK, True)


def show(page: Page) -> None:
    """The app stands in front again."""
    page.evaluate(_LOOK, False)


_LOOK = """(isHidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  const state = isHidden ? "hidden" : "visible";
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
