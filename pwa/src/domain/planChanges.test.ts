// @vitest-environment node
import { expect, test } from "vitest";
import { type PlanLine, planChanges } from "./planChanges.ts";

const TODAY = "2026-11-17";
const visit = (id: string, changes: Partial<PlanLine> = {}): PlanLine => ({
  id,
  name: `N ${id}`,
  on: TODAY,
  at: "09:00",
  safety: [],
  ...changes,
});
const kinds = (seen: PlanLine[] | null, now: PlanLine[]) =>
  planChanges(seen, now, TODAY).map(({ kind, line }) => `${kind} ${line.id}`);

test("a phone that has shown no plan yet has no news, and neither has an unchanged plan", () => {
  expect(kinds(null, [visit("a")])).toEqual([]);
  expect(kinds([visit("a")], [visit("a")])).toEqual([]);
});

test("what came, what was moved and what is gone are told, by day and time", () => {
  const seen = [visit("moved"), visit("gone", { at: "08:00" }), visit("same")];
  const now = [visit("moved", { on: "2026-11-19" }), visit("same"), visit("new", { at: null })];
  expect(kinds(seen, now)).toEqual(["new new", "gone gone", "moved moved"]);
});

test("a new warning is told, one that was taken away is not", () => {
  const warned = visit("a", { safety: ["two_people"] });
  expect(kinds([visit("a")], [warned])).toEqual(["safety a"]);
  expect(kinds([warned], [visit("a")])).toEqual([]);
});

test("what was planned for a day that has passed is no news", () => {
  const past = visit("past", { on: "2026-11-16" });
  expect(kinds([past], [])).toEqual([]);
  expect(kinds([], [past])).toEqual([]);
  expect(kinds([past], [visit("past")])).toEqual(["moved past"]);
});
