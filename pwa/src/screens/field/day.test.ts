import { describe, expect, test } from "vitest";
import type { Assignment, Case, LogEntry, PlannedVisit, PlannedWorker } from "../../store/rows.ts";
import { byDay, type DayRows, dayOf, ownEntries } from "./day.ts";

const TODAY = "2026-11-17";

const planned = (id: string, case_id: string, starts_at_local: string | null, on = TODAY) =>
  ({ id, case_id, starts_at_local, planned_on: on }) as PlannedVisit;
const worker = (planned_visit_id: string, user_id: string) =>
  ({ planned_visit_id, user_id }) as PlannedWorker;
const open = (id: string, code: string, closed_on: string | null = null) =>
  ({ id, code, closed_on }) as Case;
const entry = (id: string, over: Partial<LogEntry> = {}) =>
  ({
    id,
    author_id: "me",
    state: "submitted",
    done_on: TODAY,
    started_at: "2026-11-17T07:40:00.000Z",
    duration_minutes: 35,
    planned_visit_id: null,
    ...over,
  }) as LogEntry;

const rows: DayRows = {
  planned_visit: [
    planned("late", "c2", "14:25"),
    planned("early", "c1", "08:40"),
    planned("any", "c3", null),
    planned("thursday", "c1", "09:00", "2026-11-19"),
    planned("another's", "c4", "09:00"),
  ],
  planned_worker: [
    worker("late", "me"),
    worker("early", "me"),
    worker("any", "me"),
    worker("thursday", "me"),
    worker("another's", "you"),
  ],
  case: [
    open("c1", "S05"),
    open("c2", "S12"),
    open("c3", "S01"),
    open("c4", "S03"),
    open("c5", "S09"),
  ],
  assignment: [{ case_id: "c5", user_id: "me" } as Assignment],
  log_entry: [],
};

const ids = (list: { id: string }[]) => list.map((one) => one.id);

describe("today", () => {
  test("lists what is planned for me today, by clock time, and visits without a time last", () => {
    expect(ids(dayOf(rows, TODAY, "me", null).planned)).toEqual(["early", "late", "any"]);
  });

  test("leaves out the visit that is under way and the visits that are logged", () => {
    const log_entry = [entry("e1", { planned_visit_id: "early" })];

    const day = dayOf({ ...rows, log_entry }, TODAY, "me", "late");

    expect(ids(day.planned)).toEqual(["any"]);
    expect(day.hadPlans).toBe(true);
  });

  test("offers the other open cases, mine first, and none that is planned today", () => {
    const cases = [...rows.case, open("c6", "S08", "2026-11-10")];

    expect(ids(dayOf({ ...rows, case: cases }, TODAY, "me", null).usual)).toEqual(["c5", "c4"]);
  });

  test("knows a day that nothing was planned for from one whose plans are done", () => {
    expect(dayOf(rows, "2026-11-18", "me", null)).toMatchObject({ planned: [], hadPlans: false });
  });

  test("sums my own entries of the day and no others", () => {
    const log_entry = [
      entry("mine"),
      entry("later", { started_at: "2026-11-17T10:00:00.000Z", duration_minutes: 10 }),
      entry("colleague's", { author_id: "you" }),
      entry("yesterday's", { done_on: "2026-11-16" }),
      entry("taken back", { state: "voided" }),
    ];

    const day = dayOf({ ...rows, log_entry }, TODAY, "me", null);

    expect(ids(day.entries)).toEqual(["later", "mine"]);
    expect(day.minutes).toBe(45);
  });
});

test("own entries come newest first, day by day", () => {
  const all = [
    entry("a", { done_on: "2026-11-16", started_at: "2026-11-16T08:00:00.000Z" }),
    entry("c", { started_at: "2026-11-17T12:00:00.000Z" }),
    entry("b"),
  ];

  const days = byDay(ownEntries(all, "me"));

  expect(days.map((day) => [day.date, ids(day.entries)])).toEqual([
    [TODAY, ["c", "b"]],
    ["2026-11-16", ["a"]],
  ]);
});
