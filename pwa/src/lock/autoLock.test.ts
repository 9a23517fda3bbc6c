// @vitest-environment node
import { beforeEach, expect, test } from "vitest";
import { AutoLock, GRACE_MS, LONGEST_OPEN_MS } from "./autoLock.ts";

const MINUTE = 60_000;
let wall: number;
let steady: number;
let lock: AutoLock;

function pass(ms: number): void {
  wall += ms;
  steady += ms;
}

beforeEach(() => {
  wall = Date.parse("2026-11-17T08:00:00.000Z");
  steady = 1000;
  lock = new AutoLock({ wall: () => wall, steady: () => steady });
});

test("it is due five minutes after the last touch, and each touch begins them anew", () => {
  pass(4 * MINUTE);
  lock.touched();
  pass(4 * MINUTE);
  expect(lock.left()).toBe(MINUTE);

  pass(MINUTE);

  expect(lock.left()).toBe(0);
});

test("the minutes can be chosen from one to fifteen, and nothing beyond", () => {
  for (const [chosen, minutes] of [
    [1, 1],
    [15, 15],
    [0, 1],
    [600, 15],
    [Number.NaN, 5],
  ]) {
    lock.setMinutes(chosen as number);
    expect(lock.left()).toBe((minutes as number) * MINUTE);
  }
});

test("however much it is used, it is due four hours after it was opened", () => {
  for (let passed = 0; passed < LONGEST_OPEN_MS; passed += 4 * MINUTE) {
    expect(lock.left()).toBeGreaterThan(0);
    pass(4 * MINUTE);
    lock.touched();
  }

  expect(lock.left()).toBe(0);
  lock.opened();
  expect(lock.left()).toBe(5 * MINUTE);
});

test("the camera and a call are given longer, until the next touch", () => {
  lock.excused(GRACE_MS.camera);
  pass(9 * MINUTE);
  expect(lock.left()).toBe(MINUTE);
  lock.touched();
  expect(lock.left()).toBe(5 * MINUTE);

  lock.excused(GRACE_MS.call);
  pass(GRACE_MS.call);

  expect(lock.left()).toBe(0);
});

test("a grace that is shorter than the chosen minutes takes nothing from them", () => {
  lock.setMinutes(15);
  lock.excused(GRACE_MS.camera);

  expect(lock.left()).toBe(15 * MINUTE);
});

test("a phone that slept is due by the clock on the wall, one that was set back by the other", () => {
  wall += 5 * MINUTE;
  expect(lock.left()).toBe(0);

  lock.opened();
  wall -= 24 * 60 * MINUTE;
  steady += 5 * MINUTE;

  expect(lock.left()).toBe(0);
});
