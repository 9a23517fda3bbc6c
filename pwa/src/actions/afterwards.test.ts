// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Change } from "../api/wire.ts";
import { currentStore, reach } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { beginAfterwards, setDone, setMinutes } from "./afterwards.ts";
import {
  endVisit,
  runningVisit,
  saveVisit,
  startedEarlier,
  startVisit,
  toggleTask,
  typeNote,
  visitDraft,
} from "./visit.ts";
import { stepWaste, toggleHazardous } from "./visitDetails.ts";

const PLACE = { caseId: "case-1", placeId: "place-1" };

let open: OpenPhone;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-17T13:00:00.000Z") });
  const phone = new TestPhone();
  phone.makeView = () => view;
  open = await phone.enrol();
  currentStore.value = open.store;
  reach.value = "offline";
});

afterEach(() => {
  currentStore.value = null;
  drafts.value = new Map();
  view.clear();
  vi.useRealTimers();
});

async function savedChanges(): Promise<Change[]> {
  const ops = await open.store.vault.openOps(await open.store.vault.readRows());
  return JSON.parse(ops.at(-1)?.text ?? "{}").changes;
}

async function savedEntry(): Promise<Change["set"]> {
  return (await savedChanges())[0]?.set ?? {};
}

async function logged(minutes: number, tasks: string[]): Promise<string> {
  const id = await beginAfterwards(PLACE);
  await setMinutes(minutes, id);
  for (const task of tasks) await toggleTask(task, id);
  return id;
}

test("a visit just now ended when it began to be logged, however long that took", async () => {
  const id = await logged(45, ["cleaning", "waste_removal"]);
  vi.setSystemTime(Date.now() + 3_600_000);
  await saveVisit(id);
  expect(await savedEntry()).toMatchObject({
    done_on: "2026-11-17",
    started_at: "2026-11-17T12:15:00.000Z",
    ended_at: "2026-11-17T13:00:00.000Z",
    duration_minutes: 45,
  });
});

test("a visit of another day stands in the morning, or after what was logged that day", async () => {
  const first = await logged(60, ["cleaning"]);
  await setDone("2026-11-16", first);
  await saveVisit(first);
  expect(await savedEntry()).toMatchObject({
    done_on: "2026-11-16",
    started_at: "2026-11-16T07:00:00.000Z",
  });
  const second = await logged(30, ["cleaning"]);
  await setDone("2026-11-16", second);
  await saveVisit(second);
  expect((await savedEntry()).started_at).toBe("2026-11-16T08:00:00.000Z");
});

test("a visit earlier today is never put into the future", async () => {
  vi.setSystemTime(new Date("2026-11-17T07:10:00.000Z"));
  const id = await logged(45, ["cleaning"]);
  await setDone("2026-11-17", id);
  await saveVisit(id);
  expect((await savedEntry()).ended_at).toBe("2026-11-17T07:10:00.000Z");
});

test("the minutes may be told after the tasks", async () => {
  const id = await beginAfterwards(PLACE);
  await toggleTask("cleaning", id);
  await toggleTask("waste_removal", id);
  await setMinutes(45, id);
  expect(visitDraft(id)?.tasks.map((task) => task.minutes)).toEqual([25, 20]);
});

test("what is logged afterwards does not touch the visit under way", async () => {
  await startVisit(PLACE);
  const running = runningVisit.value?.entryId;
  const id = await logged(45, ["cleaning"]);
  void typeNote("Ryddet boden", id);
  await saveVisit(id);
  expect(await savedEntry()).toMatchObject({ note: "Ryddet boden" });
  expect(runningVisit.value).toMatchObject({ entryId: running, note: "", tasks: [] });
});

test("the first guess is how the same tasks were divided the last time", async () => {
  const id = await logged(45, ["cleaning", "waste_removal"]);
  await saveVisit(id);
  const like = await beginAfterwards(PLACE, { like: id });
  expect(visitDraft(like)).toMatchObject({
    totalMinutes: 45,
    tasks: [
      { taskType: "cleaning", minutes: 25 },
      { taskType: "waste_removal", minutes: 20 },
    ],
  });
  const other = await logged(90, ["waste_removal", "cleaning"]);
  expect(visitDraft(other)?.tasks.map((task) => task.minutes)).toEqual([40, 50]);
});

test("work that is no visit needs no place, has no outcome, and its only task goes without saying", async () => {
  const id = await beginAfterwards({}, { work: "meeting" });
  await setMinutes(60, id);
  await saveVisit(id);
  expect(await savedChanges()).toMatchObject([
    {
      entity: "log_entry",
      set: { kind: "meeting", case_id: null, place_id: null, outcome: null, duration_minutes: 60 },
    },
    { entity: "task_line", set: { task_type: "meeting", duration_minutes: 60 } },
    { act: "submit" },
  ]);
});

test("a visit still asks for a place", async () => {
  await expect(beginAfterwards({})).rejects.toThrow("no_place");
});

test("what was carried away is told in taps, and never less than nothing", async () => {
  const id = await beginAfterwards({}, { work: "recycling" });
  await setMinutes(45, id);
  await stepWaste("waste_removal", "sacks", 5, id);
  await stepWaste("waste_removal", "kg", 50, id);
  await stepWaste("waste_removal", "kg", -5, id);
  await stepWaste("waste_removal", "trips", -1, id);
  await stepWaste("waste_removal", "trips", 1, id);
  await toggleHazardous("waste_removal", id);
  await saveVisit(id);
  const [entry, line] = await savedChanges();
  expect(entry?.set).toMatchObject({ kind: "errand", outcome: null });
  expect(line?.set).toMatchObject({ sacks: 5, kg: 45, trips: 1, is_hazardous: true });
});

test("a job at a place without a case is a visit like any other", async () => {
  const id = await beginAfterwards({ placeId: "place-1" });
  await setMinutes(30, id);
  await toggleTask("waste_removal", id);
  await saveVisit(id);
  expect(await savedEntry()).toMatchObject({
    kind: "home_visit",
    case_id: null,
    place_id: "place-1",
    outcome: "completed",
  });
});

test("a late ▶ is moved back from when it was pressed, and forth again", async () => {
  await startVisit(PLACE);
  await startedEarlier(10);
  expect(runningVisit.value?.startedAt).toBe("2026-11-17T12:50:00.000Z");
  await startedEarlier(5);
  vi.setSystemTime(Date.now() + 40 * 60_000);
  await endVisit();
  expect(runningVisit.value?.totalMinutes).toBe(45);
});
