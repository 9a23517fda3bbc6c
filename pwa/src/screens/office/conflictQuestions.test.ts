import { expect, test } from "vitest";
import type { OfficeEntry } from "../../api/office.ts";
import type { OpenConflict, ParkedChange } from "../../api/parked.ts";
import { entryAfter } from "./afterwards.ts";
import { questionsOf, wouldSum } from "./conflictQuestions.ts";

const entry = {
  id: "entry",
  duration_minutes: 45,
  note: "before",
  lines: [
    { id: "one", position: 0, task_type: "cleaning", duration_minutes: 25, sacks: 0, kg: 0 },
    { id: "two", position: 1, task_type: "waste_removal", duration_minutes: 20, sacks: 0, kg: 0 },
  ],
} as unknown as OfficeEntry;

const field = (name: string, offered: unknown) => ({
  ...{ name, kind: "int", words: null, base: null, offered, current: null },
});

function conflict(record_id: string, entity: string, group: string, offered: unknown) {
  const name = group === "time" ? "duration_minutes" : group;
  const values = [field(name, offered)];
  return {
    ...{ id: `about-${record_id}-${group}`, version: 1, is_deleted: false },
    ...{ record_id, entity, field_group: group, values },
  } as OpenConflict;
}

const time = conflict("entry", "log_entry", "time", 50);
const line = conflict("one", "task_line", "duration_minutes", 30);
const note = conflict("entry", "log_entry", "note", "after");

test("minutes are chosen together, and everything else by itself", () => {
  expect(questionsOf([note, time, line])).toEqual([[time, line], [note]]);
});

test("an offer is taken as it is only when the lines sum to the entry", () => {
  expect(wouldSum([time, line], entry)).toBe(true);
  expect(wouldSum([time], entry)).toBe(false);
  expect(wouldSum([note], entry)).toBe(true);
  expect(wouldSum([time], entry, () => 45)).toBe(true);
});

test("an entry is shown as it will be: fields set, lines changed, made and taken out", () => {
  const change = (entity: string, record_id: string, action: string, values = {}) =>
    ({
      ...{ entity, record_id, action, act: null, is_there: true },
      values: Object.entries(values).map(([name, offered]) => field(name, offered)),
    }) as ParkedChange;

  const after = entryAfter(entry, [
    change("log_entry", "entry", "patch", { duration_minutes: 50, note: "after" }),
    change("log_entry", "another", "patch", { note: "not this one" }),
    change("task_line", "one", "patch", { duration_minutes: 30 }),
    change("task_line", "two", "delete"),
    change("task_line", "new", "create", { task_type: "moving", duration_minutes: 20 }),
  ]);

  expect(after).toMatchObject({ duration_minutes: 50, note: "after" });
  expect(after.lines.map(({ id, duration_minutes }) => [id, duration_minutes])).toEqual([
    ["one", 30],
    ["new", 20],
  ]);
  expect(entry.lines).toHaveLength(2);
});
