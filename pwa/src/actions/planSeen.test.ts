// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentStore } from "../store/current.ts";
import { planSeen, readPlanSeen } from "../store/planSeen.ts";
import type { AnyRow, Entity } from "../store/rows.ts";
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { offlinePhone } from "../sync/testSync.ts";
import { operationOf } from "./operation.ts";
import { markPlanSeen, planNews } from "./planSeen.ts";

const ME = IDENTITY.user.id;
const VISIT = "b0000000-0000-4000-8000-000000000001";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-17T07:00:00.000Z") });
});

afterEach(() => {
  vi.useRealTimers();
  currentStore.value = null;
  planSeen.value = null;
  view.clear();
});

/** What a pull would bring. */
function comes(...held: [Entity, Record<string, unknown>][]): void {
  const put = held.map(([entity, row]) => ({
    entity,
    row: { version: 1, deleted_at: null, ...row } as AnyRow,
  }));
  view.confirm(put, []);
}

function planned(on: string, worker = ME): void {
  comes(
    ["resident", { id: "r", name: "Grønn Furukvist" }],
    ["case", { id: "c", code: "S01", resident_id: "r", place_id: null }],
    ["planned_visit", { id: VISIT, case_id: "c", planned_on: on, starts_at_local: "09:00" }],
    ["planned_worker", { id: "w", planned_visit_id: VISIT, user_id: worker }],
  );
}

test("a visit that the office moved, or gave to somebody else, is news until it has been seen", async () => {
  await offlinePhone();
  planned("2026-11-17");
  expect(planNews(ME)).toEqual([]);
  await markPlanSeen(ME);

  planned("2026-11-19");
  expect(planNews(ME)).toMatchObject([{ kind: "moved", was: { on: "2026-11-17" } }]);
  planned("2026-11-19", "somebody else");
  expect(planNews(ME)).toMatchObject([{ kind: "gone", line: { name: "Grønn Furukvist" } }]);
  await markPlanSeen(ME);
  expect(planNews(ME)).toEqual([]);
});

test("what was seen is remembered by a phone that has been locked", async () => {
  const { store } = await offlinePhone();
  planned("2026-11-17");
  await markPlanSeen(ME);
  planSeen.value = null;
  await readPlanSeen(store.vault);
  planned("2026-11-18");
  expect(planNews(ME)).toHaveLength(1);
});

test("what one has changed oneself on this phone is no news", async () => {
  const { store } = await offlinePhone();
  planned("2026-11-17");
  await markPlanSeen(ME);
  vi.setSystemTime(Date.parse("2026-11-17T07:05:00.000Z"));
  await store.saveOperation(
    operationOf([
      {
        entity: "planned_visit",
        id: VISIT,
        action: "patch",
        base_version: 1,
        base: { planned_on: "2026-11-17" },
        set: { planned_on: "2026-11-20" },
      },
    ]),
  );
  expect(view.row("planned_visit", VISIT)?.planned_on).toBe("2026-11-20");
  expect(planNews(ME)).toEqual([]);
});
