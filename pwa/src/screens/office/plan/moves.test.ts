import { expect, test } from "vitest";
import type { Board, BoardVisit } from "../../../api/plans.ts";
import { moveOf, spotBeside, visitsAt } from "./moves.ts";

const visit = {
  id: "v",
  version: 3,
  planned_on: "2026-11-19",
  workers: [{ id: "w", version: 2, user_id: "ask", is_held: true }],
} as unknown as BoardVisit;

const board = {
  days: ["2026-11-18", "2026-11-19"],
  people: [{ id: "ask" }, { id: "selje" }],
  visits: [visit],
} as unknown as Board;

test("a visit stands in the row of each who goes, and in the first row when nobody does", () => {
  expect(visitsAt(board, { day: "2026-11-19", userId: "ask" })).toEqual([visit]);
  expect(visitsAt(board, { day: "2026-11-19", userId: null })).toEqual([]);
});

test.each([
  ["ArrowLeft", { day: "2026-11-18", userId: "ask" }],
  ["ArrowRight", null],
  ["ArrowUp", { day: "2026-11-19", userId: null }],
  ["ArrowDown", { day: "2026-11-19", userId: "selje" }],
  ["Enter", null],
])("%s leads to the spot beside, or nowhere", (key, to) => {
  expect(spotBeside(board, { day: "2026-11-19", userId: "ask" }, key)).toEqual(to);
});

test("another day and another caretaker are one operation, and undone as one", () => {
  const from = { day: "2026-11-19", userId: "ask" };
  const move = moveOf(visit, from, { day: "2026-11-18", userId: "selje" });

  expect(move?.changes.map(({ entity, action }) => `${action} ${entity}`)).toEqual([
    "patch planned_visit",
    "delete planned_worker",
    "create planned_worker",
  ]);
  const made = move?.changes[2]?.id ?? "";
  const undo = move?.undo({ outcome: "applied", versions: { v: 4, [made]: 1 }, conflicts: [] });
  expect(undo).toMatchObject([
    {
      id: "v",
      base_version: 4,
      base: { planned_on: "2026-11-18" },
      set: { planned_on: "2026-11-19" },
    },
    { action: "create", set: { planned_visit_id: "v", user_id: "ask" } },
    { action: "delete", id: made, base_version: 1 },
  ]);
});

test("nobody is put on a visit twice, and what does not move sends nothing", () => {
  const from = { day: "2026-11-19", userId: null };
  expect(moveOf(visit, from, { day: "2026-11-19", userId: "ask" })).toBeNull();
});
