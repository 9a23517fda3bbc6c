// @vitest-environment node
/** *Angre*: what was saved lies on the disk at once, and is not sent while it can be taken back. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beginEdit, editNote, entryEdit, sendEdit } from "../actions/entryEdit.ts";
import { takeBack, undoable } from "../actions/undo.ts";
import {
  endVisit,
  saveVisit,
  setNote,
  startVisit,
  toggleTask,
  visitDraft,
} from "../actions/visit.ts";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { HOLD_MS } from "../store/holds.ts";
import type { News, Tabs } from "../store/tabs.ts";
import { entryOperation } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { TestServer } from "./testServer.ts";
import { engineFor, type SyncedPhone, syncedPhone } from "./testSync.ts";

const NOW = Date.parse("2026-11-17T08:00:00.000Z");
let synced: SyncedPhone;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: NOW });
  synced = await syncedPhone(new TestServer(), () => view);
  synced.phone.now = () => Date.now();
  await synced.engine.syncNow();
});

afterEach(async () => {
  synced.engine.stop();
  await synced.engine.idle();
  synced.store.close();
  currentStore.value = null;
  drafts.value = new Map();
  vi.useRealTimers();
});

async function savedVisit(): Promise<string> {
  await startVisit({ caseId: "case-1", placeId: "place-1" });
  await toggleTask("cleaning");
  await endVisit();
  await setNote("Ryddet gangen");
  return (await saveVisit()).entryId;
}

/** The seconds in which it can be taken back pass; the round that follows is over. */
async function tenSecondsPass(): Promise<void> {
  vi.advanceTimersByTime(HOLD_MS);
  await synced.engine.syncNow();
}

test("for ten seconds it lies on the disk and is not sent; then it is, once", async () => {
  const entryId = await savedVisit();
  await synced.engine.syncNow();
  expect(synced.server.ledger).toHaveLength(0);
  expect(view.state(entryId)).toBe("on_device");
  expect(await synced.store.vault.readRows()).toHaveLength(1);
  expect(synced.store.ledger.unsent()).toBe(1);

  await tenSecondsPass();
  expect(synced.server.ledger).toHaveLength(1);
  expect(undoable.value).toBeNull();
  expect(view.state(entryId)).toBe("received");
});

test("what was saved before it goes meanwhile; once something follows it, nothing waits", async () => {
  await synced.store.saveOperation(entryOperation());
  await savedVisit();
  await synced.engine.syncNow();
  expect(synced.server.ledger).toHaveLength(1);
  await synced.store.saveOperation(entryOperation());
  await synced.engine.syncNow();
  expect(synced.server.ledger).toHaveLength(3);
});

test("taken back, the draft is as it was, the number is free, and nothing was ever sent", async () => {
  const entryId = await savedVisit();
  const taken = await takeBack();
  expect(taken?.draft).toMatchObject({ entryId, note: "Ryddet gangen", step: "split" });
  expect(visitDraft(entryId)).toMatchObject({ tasks: [{ taskType: "cleaning", minutes: 5 }] });
  expect(view.row("log_entry", entryId)).toBeUndefined();
  expect(synced.store.ledger.unsent()).toBe(0);
  await tenSecondsPass();
  expect(synced.server.ledger).toHaveLength(0);

  await saveVisit(entryId);
  await tenSecondsPass();
  expect(synced.server.ledger).toHaveLength(1);
  expect(view.state(entryId)).toBe("received");
  expect(await takeBack()).toBeNull();
});

test("it came back to the disk as well: a page that opens anew finds the draft and no entry", async () => {
  const entryId = await savedVisit();
  await takeBack();
  const next = await synced.phone.unlock();
  expect(drafts.value.get(entryId)).toMatchObject({ note: "Ryddet gangen" });
  expect(next.view.row("log_entry", entryId)).toBeUndefined();
  expect((await next.store.vault.head()).lastSeq).toBe(0);
});

test("a phone that is killed within the ten seconds has saved it, and sends it at the next start", async () => {
  const entryId = await savedVisit();
  synced.engine.stop();
  vi.setSystemTime(NOW + 60_000);
  const next = await synced.phone.unlockInto(view);
  const { engine } = engineFor(next, synced.server);
  await engine.syncNow();
  expect(synced.server.ledger).toHaveLength(1);
  expect(view.state(entryId)).toBe("received");
});

test("a change that is taken back is a change under way again, and the entry is as it was", async () => {
  const entryId = await savedVisit();
  await tenSecondsPass();
  await beginEdit(entryId);
  await editNote(entryId, "Ryddet gangen og boden");
  await sendEdit(entryId);
  expect(view.row("log_entry", entryId)?.note).toBe("Ryddet gangen og boden");

  await takeBack();
  expect(view.row("log_entry", entryId)?.note).toBe("Ryddet gangen");
  expect(entryEdit(entryId)?.note).toBe("Ryddet gangen og boden");
});

test("what something else was saved after stays", async () => {
  const entryId = await savedVisit();
  await synced.store.saveOperation(entryOperation());
  expect(undoable.value).toBeNull();
  expect(await takeBack()).toBeNull();
  expect(view.row("log_entry", entryId)).toBeDefined();
});

test("another tab neither sends it meanwhile nor keeps it when it is taken back", async () => {
  const tabs: ((news: News) => void)[] = [];
  const tab: Tabs = {
    tell: () => undefined,
    listen: (hear) => tabs.push(hear),
    close: () => undefined,
  };
  const entryId = await savedVisit();
  const other = await synced.phone.unlock(tab);
  const { engine } = engineFor(other, synced.server);
  currentStore.value = synced.store;
  await engine.syncNow();
  expect(synced.server.ledger).toHaveLength(0);

  await takeBack();
  tabs[0]?.("taken_back");
  await vi.waitFor(() => expect(other.view.row("log_entry", entryId)).toBeUndefined());
  expect(other.store.ledger.unsent()).toBe(0);
  engine.stop();
  await engine.idle();
  other.store.close();
});
