// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { NotSaved } from "../store/errors.ts";
import { Healing } from "../store/heal.ts";
import { endRunning, readRunning } from "../store/running.ts";
import { Faults } from "../store/testFaults.ts";
import { type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { VaultDb } from "../store/vaultDb.ts";
import { takeCoverEnd } from "./coverEnd.ts";
import {
  begun,
  dropVisit,
  endVisit,
  runningVisit,
  saveVisit,
  startVisit,
  toggleTask,
} from "./visit.ts";
import { keepVisit } from "./visitDraft.ts";

const START = "2026-11-17T08:00:00.000Z";
const END = "2026-11-17T08:45:00.000Z";
const LATER = "2026-11-17T11:00:00.000Z";

let phone: TestPhone;
let open: OpenPhone;
let faults: Faults;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(START) });
  phone = new TestPhone();
  faults = new Faults();
  phone.vaultDb = new Healing(() => faults.attach(new VaultDb(phone.idb)), faults);
  open = await phone.enrol();
  currentStore.value = open.store;
  await startVisit({ isLeftOpen: true });
});

afterEach(() => {
  faults.stop();
  currentStore.value = null;
  drafts.value = new Map();
  vi.useRealTimers();
});

/** The page dies, and the phone is opened again later. */
async function reopen(): Promise<void> {
  open.store.close();
  vi.setSystemTime(new Date(LATER));
  open = await phone.unlock();
  currentStore.value = open.store;
}

test("a visit under way is known without a key, by instants alone, for as long as it runs", async () => {
  const running = await readRunning(phone.vaultDb);
  expect(running).toEqual({ draftId: runningVisit.value?.entryId, since: START });

  await toggleTask("cleaning");
  expect(await readRunning(phone.vaultDb)).toEqual(running);
  await endVisit();

  expect(await readRunning(phone.vaultDb)).toBeUndefined();
});

test("a visit that is dropped or saved at once is no longer on the cover", async () => {
  await dropVisit();
  expect(await readRunning(phone.vaultDb)).toBeUndefined();

  await startVisit({ isLeftOpen: true });
  await toggleTask("cleaning");
  await saveVisit();

  expect(await readRunning(phone.vaultDb)).toBeUndefined();
});

test("the first end stands, survives the page, and is the visit's own when the phone is opened", async () => {
  await toggleTask("cleaning");
  await endRunning(phone.vaultDb, END);
  await endRunning(phone.vaultDb, LATER);
  await reopen();

  expect(await takeCoverEnd()).toBe(true);

  expect(runningVisit.value).toMatchObject({ step: "split", endedAt: END, totalMinutes: 45 });
  expect(await readRunning(phone.vaultDb)).toBeUndefined();
  expect(await takeCoverEnd()).toBe(false);
  await saveVisit();
  expect(open.store.ledger.unsent()).toBe(1);
});

test("a change of the visit in another tab leaves an end that is not taken yet alone", async () => {
  await endRunning(phone.vaultDb, END);

  await toggleTask("cleaning");

  expect((await readRunning(phone.vaultDb))?.endedAt).toBe(END);
});

test("an end whose visit another tab has ended or saved changes nothing", async () => {
  await endVisit(LATER);

  expect(await endRunning(phone.vaultDb, END)).toBeUndefined();
  expect(await takeCoverEnd()).toBe(false);
  expect(runningVisit.value?.endedAt).toBe(LATER);
});

test("what waits to be told afterwards does not hide the visit under way", async () => {
  await keepVisit({ ...begun({ isLeftOpen: true }, START), step: "afterwards" });

  expect((await readRunning(phone.vaultDb))?.since).toBe(START);
});

test("an end that was not taken whole is taken the next time", async () => {
  await endRunning(phone.vaultDb, END);
  await reopen();
  for (let call = 1; ; call++) {
    faults.failFrom(call, "unknown");
    const failure = await takeCoverEnd().then(
      () => undefined,
      (error: unknown) => error,
    );
    faults.stop();
    if (!failure) break;
    expect((await readRunning(phone.vaultDb))?.endedAt).toBe(END);
    await reopen();
  }

  expect(runningVisit.value).toMatchObject({ step: "split", endedAt: END });
});

test("an end that the disk refused is told of", async () => {
  faults.failFrom(1, "unknown");

  await expect(endRunning(phone.vaultDb, END)).rejects.toBeInstanceOf(NotSaved);
});
