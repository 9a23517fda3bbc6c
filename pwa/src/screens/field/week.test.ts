// @vitest-environment node
import { expect, test } from "vitest";
import type { LogEntry } from "../../store/rows.ts";
import { weekDays, weekName, weekOf } from "./week.ts";

test("a week has its entries by day, and asks about empty working days only", () => {
  const own = [
    { done_on: "2026-11-17", duration_minutes: 45 },
    { done_on: "2026-11-17", duration_minutes: 30 },
    { done_on: "2026-11-24", duration_minutes: 99 },
  ] as LogEntry[];
  const days = weekDays({ year: 2026, week: 47 }, own);
  expect(days.map(({ date }) => date)).toHaveLength(7);
  expect(days[1]).toEqual({ date: "2026-11-17", count: 2, minutes: 75, isAsked: false });
  expect(days.map(({ isAsked }) => isAsked)).toEqual([true, false, true, true, true, false, false]);
});

test("a week is named as it is stored, and read back", () => {
  expect(weekName({ year: 2027, week: 1 })).toBe("2027-W01");
  expect(weekOf("2026-W53")).toEqual({ year: 2026, week: 53 });
});
