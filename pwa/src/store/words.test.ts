import { afterEach, expect, test } from "vitest";
import { Ledger } from "./ledger.ts";
import { view } from "./view.ts";
import { label, shortLabel, wordsOf } from "./words.ts";

afterEach(() => view.clear());

function word(key: string, position: number, changes = {}) {
  const row = {
    id: `word-${key}`,
    version: 1,
    deleted_at: null,
    list: "task_type",
    key,
    label: `Label of ${key}`,
    short_label: null,
    group: null,
    position,
    is_retired: false,
    ...changes,
  };
  return { entity: "word" as const, row };
}

test("labels come from the synced words; before they have come, the key stands", () => {
  expect(label("task_type", "cleaning")).toBe("cleaning");

  view.fill([word("cleaning", 1, { short_label: "Clean" }), word("meeting", 2)], new Ledger());

  expect(label("task_type", "cleaning")).toBe("Label of cleaning");
  expect(shortLabel("task_type", "cleaning")).toBe("Clean");
  expect(shortLabel("task_type", "meeting")).toBe("Label of meeting");
});

test("a list is in its order; a retired word keeps its label and is offered no more", () => {
  view.fill([word("b", 2), word("a", 1), word("old", 0, { is_retired: true })], new Ledger());

  expect(wordsOf("task_type").map(({ key }) => key)).toEqual(["a", "b"]);
  expect(label("task_type", "old")).toBe("Label of old");
});
