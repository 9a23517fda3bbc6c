import { afterEach, expect, test, vi } from "vitest";
import { browserTabLock } from "./tabLock.ts";

afterEach(() => vi.unstubAllGlobals());

/** A browser in which another tab does, or does not, hold the lock. */
function browser(isFree: () => boolean): void {
  type Work = (lock: object | null) => Promise<unknown>;
  const request = (_: string, __: object, work: Work) => work(isFree() ? {} : null);
  vi.stubGlobal("navigator", { locks: { request } });
}

test("while another tab syncs, this one spares itself the work", async () => {
  let isFree = false;
  browser(() => isFree);
  const lock = browserTabLock(() => 0);

  expect(await lock(async () => "done")).toBe("busy");
  isFree = true;
  expect(await lock(async () => "done")).toBe("done");
});

test("a tab that holds the lock and does not move is passed by after a minute", async () => {
  browser(() => false);
  let now = 0;
  const lock = browserTabLock(() => now);

  expect(await lock(async () => "done")).toBe("busy");
  now = 59_999;
  expect(await lock(async () => "done")).toBe("busy");
  now = 60_000;
  expect(await lock(async () => "done")).toBe("done");
});

test("a browser without locks syncs all the same", async () => {
  vi.stubGlobal("navigator", {});

  expect(await browserTabLock()(async () => "done")).toBe("done");
});
