// @vitest-environment node
import { expect, test } from "vitest";
import type { Assignment, LogEntry, PlannedVisit, PlannedWorker } from "../../store/rows.ts";
import { type PackRows, whyHeld } from "./dayPack.ts";

const TODAY = "2026-11-17";
const nothing: PackRows = { assignment: [], planned_visit: [], planned_worker: [], log_entry: [] };
const planned = (id: string, planned_on: string) =>
  ({ id, case_id: "c", planned_on }) as PlannedVisit;
const onIt = (planned_visit_id: string, user_id = "me") =>
  ({ planned_visit_id, user_id }) as PlannedWorker;

test("a case that is assigned to me is held for as long as it is", () => {
  const data = { ...nothing, assignment: [{ case_id: "c", user_id: "me" } as Assignment] };
  expect(whyHeld("c", data, "me", TODAY, 14)).toEqual({
    isAssigned: true,
    plannedOn: null,
    touchedOn: null,
    until: null,
  });
});

test("a case that is planned for me or that I worked on is held for 14 days after the last of it", () => {
  const log_entry = [
    { case_id: "c", author_id: "me", done_on: "2026-11-12" },
    { case_id: "c", author_id: "other", done_on: "2026-11-16" },
  ] as LogEntry[];
  expect(whyHeld("c", { ...nothing, log_entry }, "me", TODAY, 14)).toMatchObject({
    touchedOn: "2026-11-12",
    until: "2026-11-26",
  });
  const data = {
    ...nothing,
    log_entry,
    planned_visit: [
      planned("past", "2026-11-10"),
      planned("next", "2026-11-19"),
      planned("theirs", "2026-11-30"),
    ],
    planned_worker: [onIt("past"), onIt("next"), onIt("theirs", "other")],
  };
  expect(whyHeld("c", data, "me", TODAY, 14)).toMatchObject({
    plannedOn: "2026-11-19",
    until: "2026-12-03",
  });
});

test("the days are those that the server has said", () => {
  const log_entry = [{ case_id: "c", author_id: "me", done_on: "2026-11-12" }] as LogEntry[];
  expect(whyHeld("c", { ...nothing, log_entry }, "me", TODAY, 30).until).toBe("2026-12-12");
});
