// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { view } from "../store/view.ts";
import { syncStatus } from "../sync/status.ts";
import { ENTRY, LINES, phoneWithEntry, putEntry } from "../sync/testEntries.ts";
import { engineFor, type SyncedPhone } from "../sync/testSync.ts";
import { keepTheirs, takeMine } from "./decideConflict.ts";
import { beginEdit, editNote, sendEdit } from "./entryEdit.ts";
import { withdraw } from "./withdraw.ts";

afterEach(() => {
  currentStore.value = null;
  drafts.value = new Map();
  view.clear();
});

/** A change of the note that the server answers in this way. */
async function changed(
  all: SyncedPhone,
  outcome: "late" | "held" | "rejected" | "conflict",
  reason: string,
): Promise<string> {
  all.server.decide = () => ({ outcome, reason });
  await beginEdit(ENTRY);
  await editNote(ENTRY, "mine");
  await sendEdit(ENTRY);
  all.store.holds.release();
  await all.engine.idle();
  all.server.decide = () => undefined;
  return [...all.server.ledger.keys()].at(-1) ?? "";
}

test("a withdrawn change stays in sight as on the phone until the server has said so too", async () => {
  const all = await phoneWithEntry({ state: "approved" });
  const opId = await changed(all, "late", "entry_closed");
  expect(all.store.attention()).toMatchObject([{ kind: "late", isDecided: false }]);
  all.server.isDown = true;

  await withdraw(opId);
  await withdraw(opId);
  await all.engine.idle();

  expect(all.store.attention()).toMatchObject([{ kind: "late", isDecided: true }]);
  expect(view.state(ENTRY)).toBe("on_device");
  expect(syncStatus.value).toMatchObject({ unsent: 1, needsAttention: 0, allSent: false });
  all.server.isDown = false;
  await exchange(all);

  expect(all.store.attention()).toEqual([]);
  expect(view.state(ENTRY)).toBe("received");
  expect(syncStatus.value).toMatchObject({ unsent: 0, needsAttention: 0, allSent: true });
  const again = await all.phone.unlock();
  expect(again.store.attention()).toEqual([]);
});

test("a withdrawal names the word of the server that was seen", async () => {
  const all = await phoneWithEntry();
  const opId = await changed(all, "held", "waiting_for_record");
  all.server.retell(opId, "held", false, { reason: "waiting_for_operation" });
  await exchange(all);
  all.server.isDown = true;

  await withdraw(opId);

  const [act] = all.store.ledger.pending().at(-1)?.body.changes ?? [];
  expect(act).toMatchObject({ entity: "operation", act: "withdraw", base_version: 2 });
});

test("a decision that came too late is undone: what it was about is in sight again", async () => {
  const all = await phoneWithEntry();
  const opId = await changed(all, "rejected", "stale_version");
  all.server.decide = () => ({ outcome: "rejected", reason: "stale_version" });

  await withdraw(opId);
  await exchange(all);

  expect(all.store.attention().map(({ isDecided }) => isDecided)).toEqual([false, false]);
});

test("what the office said of a declined change is on the card and in the receipt", async () => {
  const all = await phoneWithEntry({ state: "approved" });
  const opId = await changed(all, "late", "entry_closed");
  const number = all.server.clock;

  all.server.retell(opId, "rejected", false, { reason: "declined", comment: "Det var avtalt." });
  await exchange(all);
  const again = await all.phone.unlock();

  const [one] = again.store.attention();
  expect(one).toMatchObject({ kind: "rejected", receipt: { comment: "Det var avtalt." } });
  expect(again.view.steps(ENTRY).at(-1)?.receipt).toMatchObject({
    reason: "declined",
    comment: "Det var avtalt.",
    firstSeq: number,
  });
});

test("an accepted late change is in the row, and leaves the list by the server's word", async () => {
  const all = await phoneWithEntry({ state: "approved" });
  const opId = await changed(all, "late", "entry_closed");

  all.server.retell(opId, "applied", true);
  await exchange(all);

  expect(all.store.attention()).toEqual([]);
  expect(view.row("log_entry", ENTRY)?.note).toBe("mine");
});

test("what is sent back is asked for, though all is sent", async () => {
  const all = await phoneWithEntry({ state: "returned", return_comment: "Hvor lenge?" });

  expect(all.store.attention()).toMatchObject([{ kind: "returned", entryId: ENTRY }]);
  expect(syncStatus.value).toMatchObject({ needsAttention: 1, allSent: true });
});

test("minutes that must sum are one question, every other group one of its own", async () => {
  const all = await phoneWithEntry();
  const opId = await changed(all, "conflict", "overlap");
  putConflicts(all, opId);
  await exchange(all);

  const groups = all.store
    .attention()
    .map(({ conflicts }) => conflicts.map(({ field_group }) => field_group));

  expect(groups).toEqual([["time", "duration_minutes"], ["note"]]);
  expect(syncStatus.value.needsAttention).toBe(2);
});

test("one's own value is seen at once when it is chosen, and the other stays when it is kept", async () => {
  const all = await phoneWithEntry();
  const opId = await changed(all, "conflict", "overlap");
  putEntry(all, { note: "theirs" });
  putConflicts(all, opId);
  await exchange(all);
  expect(view.row("log_entry", ENTRY)?.note).toBe("theirs");
  all.server.isDown = true;
  const [minutes, note] = all.store.attention();

  await keepTheirs(minutes?.conflicts ?? []);
  expect(view.state(ENTRY)).toBe("needs_attention");
  await takeMine(note?.conflicts ?? []);

  expect(view.row("log_entry", ENTRY)).toMatchObject({ note: "mine", duration_minutes: 45 });
  expect(all.store.attention().every(({ isDecided }) => isDecided)).toBe(true);
  expect(view.state(ENTRY)).toBe("on_device");
  const again = await all.phone.unlock();
  expect(again.view.row("log_entry", ENTRY)?.note).toBe("mine");
  engineFor(again, all.server);
});

/** Sends, without waiting until nothing can be taken back any more, and reads. */
async function exchange({ store, engine }: SyncedPhone): Promise<void> {
  store.holds.release();
  await engine.syncNow();
}

function putConflicts({ server }: SyncedPhone, op_id: string): void {
  const put = (id: string, entity: string, record_id: string, group: string, offered: object) =>
    server.put("field_conflict", `${id}0000000-0000-4000-8000-00000000000c`, {
      ...{ entity, record_id, field_group: group, base: {}, kept: {}, offered, op_id },
      ...{ status: "open", resolved_by_op: null },
    });
  put("1", "log_entry", ENTRY, "time", { duration_minutes: 50 });
  put("2", "task_line", LINES[0], "duration_minutes", { duration_minutes: 30 });
  put("3", "log_entry", ENTRY, "note", { note: "mine" });
}
