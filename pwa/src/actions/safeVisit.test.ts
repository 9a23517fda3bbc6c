// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { offlinePhone } from "../sync/testSync.ts";
import {
  agreeToRing,
  endSafeVisit,
  hasUnsentChange,
  isFollowed,
  putOff,
  safeVisitOf,
  startSafeVisit,
  unheardColleagues,
} from "./safeVisit.ts";
import { dropVisit, endVisit, runningVisit, saveVisit, startVisit, toggleTask } from "./visit.ts";
import type { RunningVisit } from "./visitTypes.ts";

const ME = IDENTITY.user.id;
const MIN = 60_000;

afterEach(() => {
  currentStore.value = null;
  view.clear();
});

async function followedVisit(): Promise<
  { visit: RunningVisit } & Awaited<ReturnType<typeof offlinePhone>>
> {
  const all = await offlinePhone();
  await startVisit({ newAddress: "Oppdiktveien 3" });
  const visit = runningVisit.value as RunningVisit;
  await startSafeVisit(visit, 60, null, "Oppdiktveien 3");
  return { visit, ...all };
}

test("nobody follows until the server has confirmed the start", async () => {
  const { visit, server, engine } = await followedVisit();
  const one = safeVisitOf(visit.entryId);
  expect(one).toMatchObject({ user_id: ME, whereabouts: "Oppdiktveien 3", ended_at: null });
  expect(one && isFollowed(one)).toBe(false);

  server.isDown = false;
  await engine.syncNow();
  const now = safeVisitOf(visit.entryId);
  expect(now && isFollowed(now)).toBe(true);
  expect(now && hasUnsentChange(now)).toBe(false);
});

test("two quick taps are one start", async () => {
  const { visit } = await followedVisit();
  await Promise.all([30, 90].map((minutes) => startSafeVisit(visit, minutes, null, null)));
  expect(view.rows("safe_visit")).toHaveLength(1);
});

test("more time counts from now; an agreed call moves the end, and never brings it nearer", async () => {
  const { visit } = await followedVisit();
  const before = safeVisitOf(visit.entryId);
  if (!before) throw new Error("none");
  await agreeToRing(before.id, 30);
  const agreed = safeVisitOf(visit.entryId);
  expect(agreed?.expected_end_at).toBe(before.expected_end_at);
  expect(Date.parse(agreed?.call_at ?? "") - Date.now()).toBeLessThanOrEqual(30 * MIN);

  await agreeToRing(before.id, 90);
  const later = safeVisitOf(visit.entryId);
  expect(later?.expected_end_at).toBe(later?.call_at);

  await putOff(before.id, 15);
  const put = safeVisitOf(visit.entryId);
  expect(Date.parse(put?.expected_end_at ?? "") - Date.now()).toBeLessThanOrEqual(15 * MIN);
});

test.each<[string, () => Promise<unknown>]>([
  ["ends", () => endVisit()],
  ["is saved while it runs", () => toggleTask("cleaning").then(() => saveVisit())],
  ["is dropped", () => dropVisit()],
])("a visit that %s is followed no longer", async (_how, end) => {
  const { visit } = await followedVisit();
  await end();
  expect(safeVisitOf(visit.entryId)).toBeUndefined();
  expect(view.rows("safe_visit")[0]?.ended_at).not.toBeNull();
});

test("ending what nobody followed is nothing", async () => {
  await offlinePhone();
  await endSafeVisit("e0000000-0000-4000-8000-000000000001");
  expect(view.rows("safe_visit")).toEqual([]);
});

test.each([
  ["before it is escalated", { escalated_at: null }, 0],
  ["once it is", {}, 1],
  ["not when the end was put off since", { expected_end_at: "2026-11-17T12:00:00.000Z" }, 0],
  ["not when it has ended", { ended_at: "2026-11-17T10:30:00.000Z" }, 0],
  ["not when somebody sees to it", { seen_at: "2026-11-17T10:20:00.000Z" }, 0],
  ["not when another one was asked", { watcher_id: "other" }, 0],
])("a colleague is not heard of: %s", async (_when, differs, count) => {
  const all = await offlinePhone();
  const row = {
    id: "a0000000-0000-4000-8000-00000000000a",
    version: 2,
    deleted_at: null,
    user_id: "other",
    entry_id: "e0000000-0000-4000-8000-000000000001",
    case_id: null,
    place_id: null,
    whereabouts: null,
    started_at: "2026-11-17T09:00:00.000Z",
    expected_end_at: "2026-11-17T10:00:00.000Z",
    call_at: null,
    watcher_id: ME,
    ended_at: null,
    escalated_at: "2026-11-17T10:00:00.000Z",
    seen_at: null,
    seen_by: null,
    ...differs,
  };
  view.confirm([{ entity: "safe_visit", row }], []);
  expect(unheardColleagues()).toHaveLength(count);
  all.engine.stop?.();
});
