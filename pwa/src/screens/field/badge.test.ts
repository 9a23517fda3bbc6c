import { afterEach, expect, test, vi } from "vitest";
import { lockState } from "../../lock/lock.ts";
import { syncStatus } from "../../sync/status.ts";
import { watchBadge } from "./badge.ts";

let stop: () => void = () => undefined;

afterEach(() => {
  stop();
  lockState.value = "starting";
});

function unsent(operations: number, photos = 0): void {
  syncStatus.value = { ...syncStatus.value, unsent: operations, unsentPhotos: photos };
}

test("the icon shows what is unsent, photos too, and nothing when all is sent", () => {
  const badge = { setAppBadge: vi.fn(async () => {}), clearAppBadge: vi.fn(async () => {}) };
  lockState.value = "open";
  unsent(2, 1);
  stop = watchBadge(badge);
  expect(badge.setAppBadge).toHaveBeenLastCalledWith(3);
  unsent(0);
  expect(badge.clearAppBadge).toHaveBeenCalledOnce();
});

test("a phone that is locked leaves the number as it is", () => {
  const badge = { setAppBadge: vi.fn(async () => {}), clearAppBadge: vi.fn(async () => {}) };
  lockState.value = "open";
  unsent(2);
  stop = watchBadge(badge);
  lockState.value = "locked";
  unsent(0);
  expect(badge.clearAppBadge).not.toHaveBeenCalled();
});

test("a platform without badges, or one that says no, is none the worse", () => {
  lockState.value = "open";
  unsent(1);
  stop = watchBadge({});
  stop();
  stop = watchBadge({ setAppBadge: () => Promise.reject(new Error("no")) });
});
