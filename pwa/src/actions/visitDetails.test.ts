// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentStore, reach } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import type { AnyRow } from "../store/rows.ts";
import { type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { lastTrip } from "./lastTrip.ts";
import { togglePause } from "./pause.ts";
import { endVisit, runningVisit, saveVisit, startVisit, toggleTask } from "./visit.ts";
import { setTravel, stepTravel, tellTask, toggleColleague } from "./visitDetails.ts";
import { MAX_COLLEAGUES } from "./visitOperation.ts";

let open: OpenPhone;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-17T09:00:00.000Z") });
  open = await new TestPhone().enrol();
  currentStore.value = open.store;
  reach.value = "offline";
});

afterEach(() => {
  open.store.close();
  currentStore.value = null;
  drafts.value = new Map();
  view.clear();
  vi.useRealTimers();
});

/** Entries of one's own, as [day, clock, place, minutes, km]. */
function logged(...all: [string, string, string, number, number][]): void {
  const rows = all.map(([day, clock, place_id, travel_minutes, km], i) => ({
    entity: "log_entry" as const,
    row: {
      id: `entry-${i}`,
      author_id: open.store.identity.user.id,
      case_id: null,
      place_id,
      done_on: day,
      started_at: `${day}T${clock}:00.000Z`,
      travel_minutes,
      km,
      travel_role: "driver",
      car: "own",
      state: "approved",
    } as unknown as AnyRow,
  }));
  view.fill(rows, open.store.ledger);
}

async function at(placeId: string) {
  await startVisit({ placeId });
  if (!runningVisit.value) throw new Error("not started");
  return runningVisit.value;
}

test("the way is that of the last time between the same two places, whichever way one went", async () => {
  logged(
    ["2026-11-10", "08:00", "harbour", 10, 4],
    ["2026-11-10", "10:00", "hill", 25, 18],
    ["2026-11-12", "08:00", "hill", 30, 20],
    ["2026-11-17", "07:00", "hill", 30, 20],
  );
  expect(lastTrip(await at("harbour"))).toEqual({
    minutes: 25,
    km: 18,
    role: "driver",
    car: "own",
  });
});

test("the day's first way begins where the day does; between two new places there is none", async () => {
  logged(["2026-11-10", "08:00", "harbour", 10, 4], ["2026-11-10", "10:00", "hill", 25, 18]);
  expect(lastTrip(await at("harbour"))).toMatchObject({ minutes: 10, km: 4 });
});

test("the first time between two places nothing is offered", async () => {
  logged(["2026-11-10", "08:00", "harbour", 10, 4], ["2026-11-17", "07:00", "hill", 30, 20]);
  expect(lastTrip(await at("harbour"))).toBeNull();
});

test("breaks are kept as instants and taken off the minutes, also one that was forgotten", async () => {
  await at("hill");
  await toggleTask("cleaning");
  vi.setSystemTime(new Date("2026-11-17T09:30:00.000Z"));
  await togglePause();
  vi.setSystemTime(new Date("2026-11-17T09:50:00.000Z"));
  await togglePause();
  vi.setSystemTime(new Date("2026-11-17T10:00:00.000Z"));
  await togglePause();
  vi.setSystemTime(new Date("2026-11-17T10:30:00.000Z"));
  await endVisit();
  expect(runningVisit.value).toMatchObject({
    totalMinutes: 40,
    startedAt: "2026-11-17T09:00:00.000Z",
    endedAt: "2026-11-17T10:30:00.000Z",
    pauses: [
      { from: "2026-11-17T09:30:00.000Z", until: "2026-11-17T09:50:00.000Z" },
      { from: "2026-11-17T10:00:00.000Z", until: "2026-11-17T10:30:00.000Z" },
    ],
  });
});

test("travel, colleagues and who did it are in the one operation, which never outgrows its limit", async () => {
  const { entryId } = await at("hill");
  for (let i = 0; i < 25; i++) await toggleTask(`task-${i}`);
  await tellTask("task-0", { whoDidIt: "together" }, entryId);
  await setTravel({ minutes: 0, km: 0, role: "driver", car: "service" }, entryId);
  await stepTravel("minutes", 5, entryId);
  await stepTravel("km", -5, entryId);
  for (const who of ["a", "b", "c", "d"]) await toggleColleague(who, entryId);
  await saveVisit();
  const [op] = open.store.ledger.pending();
  const changes = op?.body.changes ?? [];
  expect(changes.length).toBeLessThanOrEqual(20);
  expect(changes[0]?.set).toMatchObject({ travel_minutes: 5, km: 0, travel_role: "driver" });
  const there = changes.filter(({ entity }) => entity === "participation");
  expect(there).toHaveLength(MAX_COLLEAGUES);
  expect(there.every(({ set }) => set.confirmed_at === null)).toBe(true);
  expect(changes[1]?.set.who_did_it).toBe("together");
});
