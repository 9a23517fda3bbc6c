// @vitest-environment node
import { beforeEach, expect, test, vi } from "vitest";
import type { Identity } from "./device.ts";
import { AlreadyEnrolled, WrongCode } from "./errors.ts";
import type { Furniture, LockParts } from "./lock.ts";
import { roomPort } from "./testKeys.ts";

const IDENTITY: Identity = {
  user: { id: "u1", code: "M1", name: "Ask", username: "ask", roles: ["field_worker"] },
  device: "d1",
  replica: "d1",
  epoch: "e1",
};

/** A fresh page: the module's state is the page's. */
async function page(kept: { parts?: LockParts }, changes: Partial<Furniture> = {}) {
  vi.resetModules();
  const lock = await import("./lock.ts");
  const events: string[] = [];
  lock.furnishLock({
    startKeys: roomPort,
    findLock: async () => kept.parts,
    enrol: async () => IDENTITY,
    keepLock: async (parts) => {
      kept.parts = parts;
    },
    keepPasskey: async (passkey) => {
      if (!kept.parts) throw new Error("nobody is enrolled");
      const { root, identity } = kept.parts;
      kept.parts = { root, identity, ...(passkey && { passkey }) };
    },
    wipe: async () => {
      delete kept.parts;
    },
    warm: () => events.push("warm"),
    opened: async () => {
      events.push("opened");
    },
    closed: () => events.push("closed"),
    ...changes,
  });
  await lock.startDevice();
  return { lock, events };
}

let kept: { parts?: LockParts };

beforeEach(() => {
  kept = {};
});

test("a phone that nobody has enrolled says so", async () => {
  const { lock } = await page(kept);

  expect(lock.lockState.value).toBe("none");
});

test("enrolling opens the phone and shows a code; the code opens it the next day", async () => {
  const first = await page(kept);

  const { code } = await first.lock.enrolDevice();
  expect(first.lock.lockState.value).toBe("open");
  expect(first.lock.deviceUser.value?.name).toBe("Ask");
  const next = await page(kept);
  expect(next.lock.lockState.value).toBe("locked");
  expect(next.lock.deviceUser.value).toBeNull();
  await next.lock.unlock(code.toUpperCase());

  expect(next.lock.lockState.value).toBe("open");
  expect(next.lock.deviceUser.value?.name).toBe("Ask");
  expect(next.events).toEqual(["warm", "opened"]);
});

test("a wrong code leaves the phone locked, and the right one opens it afterwards", async () => {
  const { lock } = await page(kept);
  const { code } = await lock.enrolDevice();
  lock.lock();

  await expect(lock.unlock("00000000")).rejects.toMatchObject({ name: WrongCode.name });
  expect(lock.lockState.value).toBe("locked");
  await lock.unlock(code);

  expect(lock.lockState.value).toBe("open");
});

test("locking empties the memory and ends the worker", async () => {
  const port = roomPort();
  const terminate = vi.spyOn(port, "terminate");
  const { lock, events } = await page(kept, { startKeys: () => port });
  await lock.enrolDevice();

  lock.lock();

  expect(lock.lockState.value).toBe("locked");
  expect(lock.deviceUser.value).toBeNull();
  expect(events).toEqual(["opened", "closed"]);
  expect(terminate).toHaveBeenCalled();
});

test("a phone that belongs to somebody is not enrolled again", async () => {
  const first = await page(kept);
  await first.lock.enrolDevice();
  const before = kept.parts;

  const next = await page(kept);
  await expect(next.lock.enrolDevice()).rejects.toMatchObject({ name: AlreadyEnrolled.name });

  expect(kept.parts).toBe(before);
});

test("enrolling without a network leaves the phone as it was", async () => {
  const { lock } = await page(kept, {
    enrol: async () => {
      throw new Error("no network");
    },
  });

  await expect(lock.enrolDevice()).rejects.toThrow("no network");

  expect(lock.lockState.value).toBe("none");
  expect(kept.parts).toBeUndefined();
});

test("a store that cannot be read at all is said, not taken for an empty one", async () => {
  const { lock } = await page(kept, {
    findLock: async () => {
      throw new Error("gone");
    },
  });

  expect(lock.lockState.value).toBe("failed");
});

test("a phone that was handed in, locked or open, can be enrolled again", async () => {
  const { lock, events } = await page(kept);
  await lock.enrolDevice();

  await lock.handInDevice();

  expect(lock.lockState.value).toBe("none");
  expect(events).toContain("closed");
  await lock.enrolDevice();
  lock.lock();
  await lock.handInDevice();
  expect(lock.lockState.value).toBe("none");
});
