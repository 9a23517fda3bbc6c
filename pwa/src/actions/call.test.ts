// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentStore, reach } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { endCall, noteCall } from "./call.ts";
import { runningVisit, saveVisit, startVisit, visitDrafts } from "./visit.ts";

const LANDLORD = { name: "Boligstiftelsen", relation: "landlord" };
const NEXT_OF_KIN = { name: "Sval Furukvist", relation: "next_of_kin" };
const MINUTE = 60_000;

let open: OpenPhone;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-17T09:35:00.000Z") });
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

test("a call is a draft from the tap, and becomes an entry of a call in the case", async () => {
  await noteCall("case-1", LANDLORD);
  vi.setSystemTime(Date.now() + 6 * MINUTE);
  const id = visitDrafts.value[0]?.entryId ?? "";
  await endCall(id);
  vi.setSystemTime(Date.now() + 240 * MINUTE);
  await saveVisit(id);
  const ops = await open.store.vault.openOps(await open.store.vault.readRows());
  const [entry, line] = JSON.parse(ops.at(-1)?.text ?? "{}").changes;
  expect(entry.set).toMatchObject({
    kind: "phone_call",
    case_id: "case-1",
    outcome: null,
    started_at: "2026-11-17T09:35:00.000Z",
    ended_at: "2026-11-17T09:41:00.000Z",
    duration_minutes: 6,
  });
  expect(line.set).toMatchObject({ task_type: "landlord_dialogue", duration_minutes: 6 });
});

test("several calls are kept, and the next one ends the one before", async () => {
  await noteCall("case-1", LANDLORD);
  vi.setSystemTime(Date.now() + 3 * MINUTE);
  await noteCall("case-1", NEXT_OF_KIN);
  expect(visitDrafts.value.map((one) => [one.call?.relation, one.totalMinutes])).toEqual([
    ["next_of_kin", 0],
    ["landlord", 3],
  ]);
});

test("a call does not touch the visit under way", async () => {
  await startVisit({ caseId: "case-1", placeId: "place-1" });
  const running = runningVisit.value?.entryId;
  await noteCall("case-1", LANDLORD);
  expect(runningVisit.value?.entryId).toBe(running);
});
