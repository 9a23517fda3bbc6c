// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { view } from "../store/view.ts";
import { phoneWithEntry } from "../sync/testEntries.ts";
import { endVisit, runningVisit, saveVisit, startVisit, toggleTask, visitDrafts } from "./visit.ts";
import type { RunningVisit } from "./visitTypes.ts";
import { goOn, isForgotten, leftFor, plannedEnd } from "./whenDone.ts";

const PLANNED = "a1000000-0000-4000-8000-00000000000a";
const NEXT = { placeId: "b1000000-0000-4000-8000-00000000000b" };

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-17T08:00:00.000Z") });
  const all = await phoneWithEntry({ place_id: NEXT.placeId, travel_minutes: 20 });
  all.server.put("planned_visit", PLANNED, {
    case_id: null,
    place_id: "c1000000-0000-4000-8000-00000000000c",
    planned_on: "2026-11-17",
    starts_at_local: "09:00",
    duration_minutes: 30,
    note: null,
  });
  await all.engine.syncNow();
  all.server.isDown = true;
  currentStore.value = all.store;
});

afterEach(() => {
  currentStore.value = null;
  drafts.value = new Map();
  view.clear();
  vi.useRealTimers();
});

function running(): RunningVisit {
  if (!runningVisit.value) throw new Error("no visit is under way");
  return runningVisit.value;
}

const at = (time: string, date = "2026-11-17") => Date.parse(`${date}T${time}:00.000Z`);

test("a visit is asked about an hour past its planned end, and not before", async () => {
  await startVisit({ plannedVisitId: PLANNED });
  expect(plannedEnd(running())).toBe("2026-11-17T08:30:00.000Z");
  expect(isForgotten(running(), at("09:30"))).toBe(false);
  expect(isForgotten(running(), at("09:31"))).toBe(true);
});

test("a visit without a plan is asked about past midnight in Oslo", async () => {
  await startVisit(NEXT);
  expect(isForgotten(running(), at("22:59"))).toBe(false);
  expect(isForgotten(running(), at("23:00"))).toBe(true);
});

test("one that still goes on is asked about again an hour later", async () => {
  await startVisit({ plannedVisitId: PLANNED });
  vi.setSystemTime(at("09:40"));
  await goOn();
  expect(isForgotten(running(), at("10:39"))).toBe(false);
  expect(isForgotten(running(), at("10:41"))).toBe(true);
});

test("the last tap is kept, and ending there gives the minutes until it", async () => {
  await startVisit(NEXT);
  vi.setSystemTime(at("08:40"));
  await toggleTask("cleaning");
  vi.setSystemTime(at("20:00"));
  const { touchedAt } = running();
  await endVisit(touchedAt);
  expect(running()).toMatchObject({ totalMinutes: 40, endedAt: "2026-11-17T08:40:00.000Z" });
});

test("when one left is told by how long the way took the last time", async () => {
  await startVisit({ plannedVisitId: PLANNED });
  expect(leftFor(NEXT, running(), at("09:00"))).toBe("2026-11-17T08:40:00.000Z");
  expect(leftFor(NEXT, running(), at("08:10"))).toBeNull();
  expect(leftFor({ placeId: "elsewhere" }, running(), at("09:00"))).toBeNull();
});

test("the one that ran and the next one are both kept, and saved each by itself", async () => {
  await startVisit({ plannedVisitId: PLANNED });
  await toggleTask("cleaning");
  const first = running().entryId;
  vi.setSystemTime(at("08:45"));
  await endVisit();
  await startVisit(NEXT);
  const second = running().entryId;
  expect(second).not.toBe(first);
  expect(visitDrafts.value.map((visit) => visit.entryId)).toEqual([second, first]);
  await saveVisit(first);
  expect(view.row("log_entry", first)?.duration_minutes).toBe(45);
  expect(running()).toMatchObject({ entryId: second, step: "running" });
});
