// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentStore, reach } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { NotSaved } from "../store/errors.ts";
import { Healing } from "../store/heal.ts";
import { Faults } from "../store/testFaults.ts";
import { type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { VaultDb } from "../store/vaultDb.ts";
import { view } from "../store/view.ts";
import {
  backToRunning,
  changeLine,
  changeTotal,
  dropVisit,
  endVisit,
  linesOf,
  runningVisit,
  saveVisit,
  setNote,
  setOutcome,
  startVisit,
  toggleTask,
} from "./visit.ts";

const PLACE = { caseId: "case-1", placeId: "place-1" };

let phone: TestPhone;
let open: OpenPhone;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-17T08:00:00.000Z") });
  phone = new TestPhone();
  open = await phone.enrol();
  currentStore.value = open.store;
  reach.value = "offline";
});

afterEach(() => {
  currentStore.value = null;
  drafts.value = new Map();
  vi.useRealTimers();
});

function minutesPass(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * 60_000);
}

async function savedChanges() {
  const [op] = await open.store.vault.openOps(await open.store.vault.readRows());
  return op ? JSON.parse(op.text).changes : [];
}

test("a visit with two tasks is saved as one operation: entry, lines, submission", async () => {
  await startVisit({ ...PLACE, plannedVisitId: "planned-1" });
  await toggleTask("cleaning");
  await toggleTask("waste_removal");
  minutesPass(44);
  await endVisit();
  expect(runningVisit.value).toMatchObject({
    step: "split",
    totalMinutes: 45,
    tasks: [
      { taskType: "cleaning", minutes: 25 },
      { taskType: "waste_removal", minutes: 20 },
    ],
  });

  const { entryId } = await saveVisit();

  const [entry, first, second, submit] = await savedChanges();
  expect(entry).toEqual({
    entity: "log_entry",
    id: entryId,
    action: "create",
    base_version: 0,
    base: {},
    set: {
      author_id: open.store.identity.user.id,
      kind: "home_visit",
      case_id: "case-1",
      place_id: "place-1",
      planned_visit_id: "planned-1",
      done_on: "2026-11-17",
      started_at: "2026-11-17T08:00:00.000Z",
      ended_at: "2026-11-17T08:44:00.000Z",
      tz: "Europe/Oslo",
      duration_minutes: 45,
      travel_minutes: 0,
      km: 0,
      travel_role: null,
      car: null,
      is_for_care_record: false,
      outcome: "completed",
      note: null,
      was_offline: true,
    },
  });
  expect(first.set).toMatchObject({ entry_id: entryId, position: 0, task_type: "cleaning" });
  expect([first, second].map(({ set }) => set.duration_minutes)).toEqual([25, 20]);
  expect(submit).toMatchObject({ entity: "log_entry", id: entryId, action: "act", act: "submit" });
  expect(runningVisit.value).toBeNull();
  expect(open.view.row("log_entry", entryId)).toMatchObject({ state: "submitted" });
});

test("every tap is sealed in the vault before it is shown", async () => {
  await startVisit(PLACE);
  await toggleTask("cleaning");
  await endVisit();
  await setNote("Ring først");

  const again = await phone.unlock();

  expect([...(await again.store.vault.readDrafts()).values()]).toEqual([runningVisit.value]);
});

test("killed and reopened, the visit runs on from its stored start", async () => {
  await startVisit(PLACE);
  await toggleTask("cleaning");
  drafts.value = new Map();
  minutesPass(30);

  const again = await phone.unlock();
  currentStore.value = again.store;
  await endVisit();

  expect(runningVisit.value).toMatchObject({ totalMinutes: 30, step: "split" });
});

test("nobody opened: one tap ends it, and one contact attempt holds all its minutes", async () => {
  await startVisit(PLACE);
  minutesPass(6);
  await setOutcome("no_answer");
  expect(runningVisit.value?.step).toBe("split");

  await saveVisit();

  const changes = await savedChanges();
  expect(changes).toHaveLength(3);
  expect(changes[0].set).toMatchObject({ outcome: "no_answer", duration_minutes: 5 });
  expect(changes[1].set).toMatchObject({ task_type: "contact_attempt", duration_minutes: 5 });
});

test("nobody opened after all: going back lets the clock run and forgets the outcome", async () => {
  await startVisit(PLACE);
  await toggleTask("cleaning");
  await setOutcome("no_answer");
  expect(linesOf(runningVisit.value as never)[0]?.taskType).toBe("contact_attempt");

  await backToRunning();

  expect(runningVisit.value).toMatchObject({ step: "running", endedAt: null, outcome: null });
  minutesPass(20);
  await endVisit();
  expect(runningVisit.value?.totalMinutes).toBe(20);
});

test("minutes are moved between lines and to and from the total; the sum always holds", async () => {
  await startVisit(PLACE);
  await toggleTask("cleaning");
  await toggleTask("waste_removal");
  minutesPass(45);
  await endVisit();

  await changeLine("cleaning", 5);
  expect(runningVisit.value?.tasks.map(({ minutes }) => minutes)).toEqual([30, 15]);
  await changeTotal(-5);
  expect(runningVisit.value?.tasks.map(({ minutes }) => minutes)).toEqual([25, 15]);
  for (let i = 0; i < 12; i++) await changeTotal(-5);

  expect(runningVisit.value?.totalMinutes).toBe(5);
  expect(runningVisit.value?.tasks.map(({ minutes }) => minutes)).toEqual([3, 2]);
});

test("quick taps take effect in order, each on what the one before left", async () => {
  await startVisit(PLACE);

  await Promise.all([toggleTask("a"), toggleTask("b"), toggleTask("a"), toggleTask("c")]);

  expect(runningVisit.value?.tasks.map(({ taskType }) => taskType)).toEqual(["b", "c"]);
});

test("a double tap on save is one entry", async () => {
  await startVisit(PLACE);
  await toggleTask("cleaning");
  await endVisit();

  const [first, second] = await Promise.all([saveVisit(), saveVisit()]);

  expect(first.entryId).toBe(second.entryId);
  expect(await open.store.vault.readRows()).toHaveLength(1);
});

test("a visit without a task or an outcome cannot be saved, and is kept", async () => {
  await startVisit(PLACE);
  await endVisit();

  await expect(saveVisit()).rejects.toMatchObject({ name: "VisitIncomplete", reason: "no_task" });

  expect(runningVisit.value?.step).toBe("split");
  await toggleTask("cleaning");
  expect(runningVisit.value?.tasks).toEqual([{ taskType: "cleaning", minutes: 5 }]);
  await saveVisit();
});

test("a visit must be somewhere", async () => {
  await expect(startVisit({})).rejects.toMatchObject({ reason: "no_place" });
});

test("starting where a visit runs already leaves it running", async () => {
  await startVisit(PLACE);
  const running = runningVisit.value;

  await startVisit({ placeId: "place-2" });

  expect(runningVisit.value).toEqual(running);
});

test("a planned visit brings its case, and the case its place", async () => {
  const synced = { version: 1, deleted_at: null };
  view.fill(
    [
      { entity: "planned_visit", row: { id: "planned-1", case_id: "case-7", ...synced } },
      { entity: "case", row: { id: "case-7", place_id: "place-7", ...synced } },
    ],
    open.store.ledger,
  );

  await startVisit({ plannedVisitId: "planned-1" });

  expect(runningVisit.value).toMatchObject({ caseId: "case-7", placeId: "place-7" });
  view.clear();
});

test("a dropped visit leaves nothing behind", async () => {
  await startVisit(PLACE);

  await dropVisit();

  expect(runningVisit.value).toBeNull();
  expect(await open.store.vault.readDrafts()).toEqual(new Map());
});

test("a tap that could not be written is not drawn, and a save that failed keeps the visit", async () => {
  const faults = new Faults();
  phone.vaultDb = new Healing(() => faults.attach(new VaultDb(phone.idb)));
  open = await phone.unlock();
  currentStore.value = open.store;
  await startVisit(PLACE);
  await toggleTask("cleaning");
  faults.failFrom(1, "unknown");

  await expect(toggleTask("waste_removal")).rejects.toBeInstanceOf(NotSaved);
  await expect(saveVisit()).rejects.toBeInstanceOf(NotSaved);

  expect(runningVisit.value?.tasks).toHaveLength(1);
  faults.stop();
  await saveVisit();
  expect(runningVisit.value).toBeNull();
  expect(await open.store.vault.readRows()).toHaveLength(1);
});

test("a visit that crosses midnight is done on the day it started, in Oslo", async () => {
  vi.setSystemTime(new Date("2026-11-17T22:50:00.000Z"));
  await startVisit(PLACE);
  await toggleTask("cleaning");
  minutesPass(30);

  await saveVisit();

  const [entry] = await savedChanges();
  expect(entry.set).toMatchObject({ done_on: "2026-11-17", duration_minutes: 30 });
});
