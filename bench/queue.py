"""Puts operations into a phone's vault as if they had been saved there, sealed by the phone's own key worker.

Saving thousands by hand would take hours. The rows are written past the app while it is open and offline, in
the form that the vault keeps; the app reads them when it is opened the next time, and can tell no difference.
"""

import json
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import BrowserContext, Page

BATCH = 500

#: Keeps hold of the key worker that the app starts, so that it can be asked to seal.
KEEP_KEY_WORKER = """
const Real = Worker;
window.Worker = class extends Real { constructor(...given) { super(...given); window.keyWorker = this; } };
"""


def watch_keys(context: BrowserContext) -> None:
    """Must be called before the app is opened in `context`."""
    context.add_init_script(KEEP_KEY_WORKER)


def fill_queue(page: Page, bodies: Iterator[dict[str, Any]]) -> None:
    """Write operations after the last one of the log. The phone must be open, offline and at rest."""
    batch: list[list[str]] = []
    for body in bodies:
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        batch.append([body["op_id"], text])
        if len(batch) == BATCH:
            page.evaluate(_WRITE, batch)
            batch = []
    if batch:
        page.evaluate(_WRITE, batch)


_WRITE = """async (operations) => {
  const n = -1 - Math.floor(Math.random() * 1e9);
  const encoder = new TextEncoder();
  const items = operations.map(([id, text]) => ({ id, schema: 1, content: encoder.encode(text) }));
  const sealed = await new Promise((resolve, reject) => {
    const hear = ({ data }) => {
      if (data.n !== n) return;
      window.keyWorker.removeEventListener("message", hear);
      if (data.answer) resolve(data.answer.items);
      else reject(new Error(data.error));
    };
    window.keyWorker.addEventListener("message", hear);
    window.keyWorker.postMessage({ n, request: { kind: "seal", store: "ops", items } });
  });
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open("vault"));
  const writing = database.transaction(["ops", "meta"], "readwrite");
  const [ops, meta] = ["ops", "meta"].map((name) => writing.objectStore(name));
  const head = (await done(meta.get("log")))?.log ?? { log: 0, lastSeq: 0 };
  operations.forEach(([opId], i) => {
    ops.add({ opId, log: head.log, seq: head.lastSeq + 1 + i, sealed: sealed[i] });
  });
  meta.put({ key: "log", log: { log: head.log, lastSeq: head.lastSeq + operations.length } });
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  database.close();
}"""
