import { expect, test } from "vitest";
import {
  clockTime,
  dayAndMonth,
  elapsedMinutes,
  instantAt,
  isWeekend,
  localDate,
  localTime,
  number,
  shortDate,
  weekdayName,
} from "./format.ts";

test("an instant has its date and clock time in Oslo, summer and winter", () => {
  expect(localDate("2026-11-17T07:40:00.000Z")).toBe("2026-11-17");
  expect(clockTime("2026-11-17T08:05:00.000Z")).toBe("09.05");
  expect(clockTime("2026-07-17T07:05:00.000Z")).toBe("09.05");
});

test("a visit just after midnight belongs to the new day", () => {
  expect(localDate("2026-11-17T22:59:59.000Z")).toBe("2026-11-17");
  expect(localDate("2026-11-17T23:00:00.000Z")).toBe("2026-11-18");
  expect(clockTime("2026-11-17T23:00:00.000Z")).toBe("00.00");
});

test("dates and times are written the Norwegian way", () => {
  expect(shortDate("2026-11-17")).toBe("17.11.2026");
  expect(localTime("08:40")).toBe("08.40");
  expect(weekdayName("2026-11-17")).toBe("tirsdag");
  expect(dayAndMonth("2026-11-07")).toBe("7. november");
  expect(isWeekend("2026-11-21")).toBe(true);
  expect(isWeekend("2026-11-20")).toBe(false);
});

test("numbers have a decimal comma and a space between thousands", () => {
  expect(number(2.5, 1)).toBe("2,5");
  expect(number(3270)).toBe("3270");
  expect(number(11500).replace(/\s/u, " ")).toBe("11 500");
});

test("elapsed time is computed from instants and never negative", () => {
  expect(elapsedMinutes("2026-11-17T08:00:00.000Z", "2026-11-17T08:44:59.000Z")).toBe(44);
  expect(elapsedMinutes("2026-11-17T08:00:00.000Z", "2026-11-17T07:00:00.000Z")).toBe(0);
});

test("a clock time of a date is an instant, summer and winter", () => {
  expect(instantAt("2026-11-17", "08:40")).toBe("2026-11-17T07:40:00.000Z");
  expect(instantAt("2026-07-17", "00:15")).toBe("2026-07-16T22:15:00.000Z");
});
