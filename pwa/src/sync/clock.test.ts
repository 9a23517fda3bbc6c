// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { clockDoubt, clockReading, readClock } from "../store/clock.ts";
import { entryOperation } from "../store/testPhone.ts";
import { syncedPhone } from "./testSync.ts";

const MINUTE = 60_000;

afterEach(() => {
  clockReading.value = null;
});

test("a clock that is four minutes fast is known after a contact, and the times that were saved stay", async () => {
  const { engine, clock, store, server } = await syncedPhone();
  clock.skewMs = 4 * MINUTE;
  const operation = entryOperation();
  await store.saveOperation(operation);
  await engine.syncNow();

  expect(clockReading.value).toEqual({
    deviceAt: "2026-11-17T08:04:00.000Z",
    serverAt: "2026-11-17T08:00:00.000Z",
    offsetMs: 4 * MINUTE,
  });
  expect(clockDoubt()).toBe(4);
  expect(server.pushes[0]?.device_now).toBe("2026-11-17T08:04:00.000Z");
  const sent = JSON.parse(server.pushes[0]?.ops[0]?.body ?? "{}");
  expect(sent.at).toBe(operation.at);
});

test("what was known of the clock is there after the phone was locked", async () => {
  const { engine, clock, store } = await syncedPhone();
  clock.skewMs = -3 * MINUTE;
  await engine.syncNow();
  clockReading.value = null;
  await readClock(store.vault);
  expect(clockDoubt()).toBe(-3);
});

test.each([
  [119, 0],
  [120, 2],
  [-119, 0],
  [-600, -10],
])("%i seconds are a doubt of %i minutes", (seconds, minutes) => {
  clockReading.value = { deviceAt: "", serverAt: "", offsetMs: seconds * 1000 };
  expect(clockDoubt()).toBe(minutes);
});
