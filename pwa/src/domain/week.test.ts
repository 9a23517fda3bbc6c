import { expect, test } from "vitest";
import { datesOfWeek, dayBefore, isoWeek, weeksInYear } from "./week.ts";

test.each([
  ["2026-11-17", 2026, 47],
  ["2026-01-01", 2026, 1],
  ["2026-12-31", 2026, 53],
  ["2027-01-03", 2026, 53],
  ["2027-01-04", 2027, 1],
  ["2024-12-30", 2025, 1],
  ["2023-01-01", 2022, 52],
])("%s lies in week %i/%i", (date, year, week) => {
  expect(isoWeek(date)).toEqual({ year, week });
});

test("2026 has 53 weeks, its neighbours 52", () => {
  expect([2025, 2026, 2027].map(weeksInYear)).toEqual([52, 53, 52]);
});

test("a week's dates run from Monday to Sunday, across New Year too", () => {
  const dates = datesOfWeek({ year: 2026, week: 53 });

  expect(dates[0]).toBe("2026-12-28");
  expect(dates[6]).toBe("2027-01-03");
  expect(dates).toHaveLength(7);
});

test("the day before the first of a month, and of March in a leap year", () => {
  expect(dayBefore("2026-12-01")).toBe("2026-11-30");
  expect(dayBefore("2028-03-01")).toBe("2028-02-29");
});
