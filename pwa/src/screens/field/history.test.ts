// @vitest-environment node
import { expect, test } from "vitest";
import type { LogEntry } from "../../store/rows.ts";
import { asked, placesOf, weeksOf } from "./history.ts";

const entry = (id: string, done_on: string, case_id: string | null, place_id: string | null) =>
  ({ id, done_on, case_id, place_id }) as LogEntry;

const own = [
  entry("c", "2026-11-17", "S01", "p1"),
  entry("b", "2026-11-16", null, "p2"),
  entry("a", "2026-11-15", "S01", "p1"),
  entry("old", "2025-12-29", "S02", null),
];
const ids = (entries: LogEntry[]) => entries.map(({ id }) => id);

test("a week is Monday to Sunday, also over the new year", () => {
  expect(weeksOf(own)).toEqual(["2026-W47", "2026-W46", "2026-W01"]);
  expect(ids(asked(own, { week: "2026-W47", place: null }))).toEqual(["c", "b"]);
});

test("a place is a case, or where a short job was", () => {
  expect(ids(placesOf(own))).toEqual(["c", "b", "old"]);
  expect(ids(asked(own, { week: null, place: "S01" }))).toEqual(["c", "a"]);
  expect(ids(asked(own, { week: "2026-W46", place: "S01" }))).toEqual(["a"]);
  expect(asked(own, { week: null, place: null })).toEqual(own);
});
