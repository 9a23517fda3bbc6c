// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import type { Change, OperationBody } from "../api/wire.ts";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import type { FieldConflict } from "../store/rows.ts";
import { view } from "../store/view.ts";
import { ENTRY, LINES, phoneWithEntry, putEntry } from "../sync/testEntries.ts";
import type { SyncedPhone } from "../sync/testSync.ts";
import {
  beginEdit,
  dropEdit,
  editLine,
  editNote,
  editTask,
  editTotal,
  editWaste,
  entryEdit,
  leaveEdit,
  sendEdit,
} from "./entryEdit.ts";

afterEach(() => {
  currentStore.value = null;
  drafts.value = new Map();
  view.clear();
});

function lastSaved({ store }: SyncedPhone): OperationBody {
  const op = store.ledger.pending().at(-1);
  if (!op) throw new Error("nothing was saved");
  return op.body;
}

function about(body: OperationBody, id: string): Change[] {
  return body.changes.filter((change) => change.id === id);
}

test("minutes are changed in one operation that tells what was seen", async () => {
  const all = await phoneWithEntry();
  all.server.isDown = true;

  await beginEdit(ENTRY);
  await editTotal(ENTRY, 5);
  await editLine(ENTRY, LINES[0], 5);
  expect(await sendEdit(ENTRY)).toBe(true);

  const [entry] = about(lastSaved(all), ENTRY);
  expect(entry).toMatchObject({
    action: "patch",
    base_version: 1,
    base: { duration_minutes: 45, started_at: "2026-11-17T07:40:00.000Z", tz: "Europe/Oslo" },
    set: { duration_minutes: 50 },
  });
  const minutes = LINES.map((id) => view.row("task_line", id)?.duration_minutes);
  expect(minutes[0]).toBe(30);
  expect(minutes.reduce((sum = 0, each = 0) => sum + each)).toBe(50);
  expect(view.state(ENTRY)).toBe("on_device");
  expect(entryEdit(ENTRY)).toBeNull();
});

test("minutes moved between two lines name the entry too, so that it is seen to be on the phone", async () => {
  const all = await phoneWithEntry();
  all.server.isDown = true;

  await beginEdit(ENTRY);
  await editLine(ENTRY, LINES[1], 5);
  await sendEdit(ENTRY);

  expect(about(lastSaved(all), ENTRY)).toMatchObject([{ action: "patch", set: {} }]);
  expect(view.state(ENTRY)).toBe("on_device");
});

test("a change of what is still on the phone builds upon it", async () => {
  const all = await phoneWithEntry();
  all.server.isDown = true;
  await beginEdit(ENTRY);
  await editNote(ENTRY, "first");
  await sendEdit(ENTRY);
  const first = lastSaved(all).op_id;

  await beginEdit(ENTRY);
  await editNote(ENTRY, "second");
  await sendEdit(ENTRY);

  expect(about(lastSaved(all), ENTRY)).toMatchObject([
    { base_version: { after: first }, base: { note: "first" }, set: { note: "second" } },
  ]);
});

test("what the office wrote while a change was under way is not in its base", async () => {
  const all = await phoneWithEntry();
  await beginEdit(ENTRY);
  await editNote(ENTRY, "mine");
  putEntry(all, { note: "theirs" });
  await all.engine.syncNow();
  all.server.isDown = true;

  await sendEdit(ENTRY);

  expect(about(lastSaved(all), ENTRY)).toMatchObject([
    { base_version: 1, base: { note: "Ryddet gangen" }, set: { note: "mine" } },
  ]);
});

test("what was sent back is handed in again, also when nothing is changed", async () => {
  const all = await phoneWithEntry({ state: "returned", return_comment: "Var det så lenge?" });
  all.server.isDown = true;
  expect(view.state(ENTRY)).toBe("needs_attention");

  await beginEdit(ENTRY);
  await sendEdit(ENTRY);

  expect(about(lastSaved(all), ENTRY)).toMatchObject([
    { action: "patch", set: {} },
    { action: "act", act: "submit" },
  ]);
  expect(view.row("log_entry", ENTRY)?.state).toBe("submitted");
  expect(view.state(ENTRY)).toBe("on_device");
});

test("a page that was only looked at leaves no half-made change, one that was changed does", async () => {
  await phoneWithEntry();

  await beginEdit(ENTRY);
  await leaveEdit(ENTRY);
  expect(entryEdit(ENTRY)).toBeNull();

  await beginEdit(ENTRY);
  await editTotal(ENTRY, 5);
  await leaveEdit(ENTRY);
  expect(entryEdit(ENTRY)?.totalMinutes).toBe(50);
});

test("nothing changed is nothing saved", async () => {
  const all = await phoneWithEntry();

  await beginEdit(ENTRY);
  await editTotal(ENTRY, 5);
  await editTotal(ENTRY, -5);

  expect(await sendEdit(ENTRY)).toBe(false);
  expect(all.store.ledger.unsent()).toBe(0);
  expect(entryEdit(ENTRY)).toBeNull();
});

test("a change that was begun goes on when it is opened again, and can be dropped", async () => {
  await phoneWithEntry();
  await beginEdit(ENTRY);
  await editNote(ENTRY, "half a thought");

  await beginEdit(ENTRY);
  expect(entryEdit(ENTRY)?.note).toBe("half a thought");

  await dropEdit(ENTRY);
  expect(entryEdit(ENTRY)).toBeNull();
  expect(view.row("log_entry", ENTRY)?.note).toBe("Ryddet gangen");
});

/** Seen to fail with lines that tell their minutes alone. */
test("what was carried away is put right in its line, and no other field is told", async () => {
  const all = await phoneWithEntry();
  all.server.isDown = true;

  await beginEdit(ENTRY);
  await editWaste(ENTRY, LINES[1], (waste) => ({ ...waste, trips: 2 }));
  await editWaste(ENTRY, LINES[1], (waste) => ({ ...waste, isHazardous: true }));
  await sendEdit(ENTRY);

  expect(about(lastSaved(all), LINES[1])).toMatchObject([
    { base: { trips: 0, is_hazardous: false }, set: { trips: 2, is_hazardous: true } },
  ]);
  expect(Object.keys(about(lastSaved(all), LINES[1])[0]?.set ?? {})).toHaveLength(2);
  expect(about(lastSaved(all), LINES[0])).toEqual([]);
  expect(view.row("task_line", LINES[1])).toMatchObject({ trips: 2, is_hazardous: true });
});

test("two counts of sacks are decided by the count, and not by the minutes beside it", async () => {
  const all = await phoneWithEntry();
  const conflict = {
    ...conflictAbout("sacks", { sacks: 4 }, { sacks: 6 }),
    entity: "task_line" as const,
    record_id: LINES[1],
  };

  await beginEdit(ENTRY, { conflicts: [conflict] });
  await editWaste(ENTRY, LINES[1], (waste) => ({ ...waste, sacks: waste.sacks - 1 }));
  await sendEdit(ENTRY);

  expect(about(lastSaved(all), conflict.id)).toMatchObject([{ act: "take", set: { sacks: 5 } }]);
});

test("a task more and a task less are a line made and a line taken out", async () => {
  const all = await phoneWithEntry();
  all.server.isDown = true;

  await beginEdit(ENTRY);
  await editTask(ENTRY, "practical_guidance");
  await editTask(ENTRY, "waste_removal");
  await sendEdit(ENTRY);

  const actions = lastSaved(all).changes.map(({ entity, action }) => `${action} ${entity}`);
  expect(actions).toContain("create task_line");
  expect(actions).toContain("delete task_line");
  const lines = view.rows("task_line").filter((line) => line.entry_id === ENTRY);
  expect(lines.reduce((sum, line) => sum + line.duration_minutes, 0)).toBe(45);
});

test("a refused new entry is made anew with its own ids, in the place of the old one", async () => {
  const all = await phoneWithEntry();
  const { server, store, engine } = all;
  server.decide = () => ({ outcome: "rejected", reason: "too_long" });
  const refused = newEntry();
  await store.saveOperation(refused);
  await engine.idle();
  const id = refused.changes[0]?.id ?? "";
  server.isDown = true;

  await beginEdit(id, { instead: refused });
  await editNote(id, "shorter");
  await sendEdit(id);

  const body = lastSaved(all);
  expect(body.supersedes).toBe(refused.op_id);
  expect(body.changes.map((change) => change.id)).toEqual(refused.changes.map((one) => one.id));
  expect(body.changes[0]).toMatchObject({ action: "create", set: { note: "shorter" } });
  expect(body.changes.at(-1)).toMatchObject({ act: "submit", base_version: { after: body.op_id } });
  expect(view.row("log_entry", id)?.note).toBe("shorter");
  expect(view.state(id)).toBe("on_device");
});

test("a refused new entry whose ids were taken gets fresh ones", async () => {
  const all = await phoneWithEntry();
  const { server, store, engine } = all;
  server.decide = () => ({ outcome: "rejected", reason: "id_taken" });
  const refused = newEntry();
  await store.saveOperation(refused);
  await engine.idle();
  server.isDown = true;
  const id = refused.changes[0]?.id ?? "";

  await beginEdit(id, { instead: refused });
  await sendEdit(id);

  const [entry, line, submit] = lastSaved(all).changes;
  expect(entry?.id).not.toBe(id);
  expect(line?.set.entry_id).toBe(entry?.id);
  expect(submit?.id).toBe(entry?.id);
});

test("other words for what two have written differently take the place of the offer", async () => {
  const all = await phoneWithEntry({ note: "theirs" });
  all.server.isDown = true;
  const conflict = conflictAbout("note", { note: "theirs" }, { note: "mine" });

  await beginEdit(ENTRY, { conflicts: [conflict] });
  expect(entryEdit(ENTRY)?.note).toBe("mine");
  await editNote(ENTRY, "both");
  await sendEdit(ENTRY);

  const body = lastSaved(all);
  expect(about(body, conflict.id)).toMatchObject([
    { entity: "field_conflict", act: "take", base_version: 2, set: { note: "both" } },
  ]);
  expect(about(body, ENTRY)).toMatchObject([{ action: "patch", set: {} }]);
});

function conflictAbout(group: string, kept: object, offered: object): FieldConflict {
  return {
    id: "c0000000-0000-4000-8000-00000000000c",
    version: 2,
    deleted_at: null,
    entity: "log_entry",
    record_id: ENTRY,
    field_group: group,
    base: {},
    kept,
    offered,
    op_id: "d0000000-0000-4000-8000-00000000000d",
    status: "open",
    resolved_by_op: null,
  };
}

function newEntry(): OperationBody {
  const op_id = crypto.randomUUID();
  const id = crypto.randomUUID();
  const made = { action: "create", base_version: 0, base: {} } as const;
  const minutes = { duration_minutes: 45 };
  const entry = { kind: "home_visit", note: "far too long", travel_minutes: 0, ...minutes };
  const line = { entry_id: id, position: 0, task_type: "cleaning", ...minutes };
  return {
    op_id,
    schema: 1,
    at: "2026-11-17T08:00:00.000Z",
    tz: "Europe/Oslo",
    offset_min: 60,
    changes: [
      { entity: "log_entry", id, ...made, set: { ...entry, outcome: "completed" } },
      { entity: "task_line", id: crypto.randomUUID(), ...made, set: line },
      {
        entity: "log_entry",
        id,
        action: "act",
        act: "submit",
        base_version: { after: op_id },
        base: {},
        set: {},
      },
    ],
  };
}
