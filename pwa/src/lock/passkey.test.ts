// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { base64url, toText } from "./bytes.ts";
import type { Identity } from "./device.ts";
import type { LockParts } from "./lock.ts";
import { canUsePasskey, makePasskey } from "./passkey.ts";
import { TestAuthenticator } from "./testAuthenticator.ts";
import { roomPort } from "./testKeys.ts";

const IDENTITY: Identity = {
  user: { id: "u1", code: "M1", name: "Ask", username: "ask", roles: ["field_worker"] },
  device: "d1",
  replica: "d1",
  epoch: "e1",
};

let kept: { parts?: LockParts };
let chip: TestAuthenticator;

/** A fresh page of the same phone. */
async function page() {
  vi.resetModules();
  const lock = await import("./lock.ts");
  lock.furnishLock({
    startKeys: roomPort,
    findLock: async () => kept.parts,
    enrol: async () => IDENTITY,
    keepLock: async (parts) => {
      kept.parts = parts;
    },
    keepPasskey: async (passkey) => {
      const { root, identity } = kept.parts as LockParts;
      kept.parts = { root, identity, ...(passkey && { passkey }) };
    },
    wipe: async () => {
      delete kept.parts;
    },
    warm: () => undefined,
    opened: async () => undefined,
    closed: () => undefined,
  });
  await lock.startDevice();
  return lock;
}

/** A phone that its owner opens with one touch, or with the code. */
async function withPasskey() {
  const lock = await page();
  const { code } = await lock.enrolDevice();
  await lock.trustPasskey(await makePasskey("App"), code);
  return { code, lock };
}

beforeEach(() => {
  kept = {};
  chip = new TestAuthenticator();
  chip.install();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a passkey opens the phone the next day, and the code does, too", async () => {
  const { code } = await withPasskey();

  const next = await page();
  expect(next.hasPasskey.value).toBe(true);
  await next.unlockByPasskey();
  expect(next.lockState.value).toBe("open");
  expect(next.deviceUser.value?.name).toBe("Ask");

  const third = await page();
  await third.unlock(code);
  expect(third.lockState.value).toBe("open");
});

test("nothing of a person goes into the passkey", async () => {
  await withPasskey();

  const { user, rp } = chip.created[0] as PublicKeyCredentialCreationOptions;
  expect([user.name, user.displayName, rp.name]).toEqual(["App", "App", "App"]);
  expect(toText(new Uint8Array(user.id as ArrayBuffer))).not.toContain("u1");
});

test("a wrong code makes no passkey trusted; the same passkey and the right code do", async () => {
  const lock = await page();
  const { code } = await lock.enrolDevice();
  const made = await makePasskey("App");

  await expect(lock.trustPasskey(made, "00000000")).rejects.toMatchObject({ name: "WrongCode" });
  expect(kept.parts?.passkey).toBeUndefined();
  expect(lock.hasPasskey.value).toBe(false);
  await lock.trustPasskey(made, code);

  expect(lock.hasPasskey.value).toBe(true);
  expect(chip.passkeys).toHaveLength(1);
});

test("a passkey that gives no key is not taken", async () => {
  const lock = await page();
  const { code } = await lock.enrolDevice();
  const made = await makePasskey("App");
  chip.hasPrf = false;

  const refused = { name: "PasskeyRefused", reason: "no_key" };
  await expect(makePasskey("App")).rejects.toMatchObject(refused);
  // It said that it could, and then did not: only a real answer is trusted.
  await expect(lock.trustPasskey(made, code)).rejects.toMatchObject(refused);

  expect(kept.parts?.passkey).toBeUndefined();
});

test("a no, and a passkey that was deleted, leave the phone locked and the code good", async () => {
  const { code } = await withPasskey();
  const next = await page();
  const refused = { name: "PasskeyRefused", reason: "not_answered" };

  chip.isDeclining = true;
  await expect(next.unlockByPasskey()).rejects.toMatchObject(refused);
  chip.isDeclining = false;
  chip.passkeys = [];
  await expect(next.unlockByPasskey()).rejects.toMatchObject(refused);
  expect(next.lockState.value).toBe("locked");
  await next.unlock(code);

  expect(next.lockState.value).toBe("open");
});

test("a passkey whose answer has changed opens nothing", async () => {
  const { code } = await withPasskey();
  const other = new TestAuthenticator();
  other.install();
  await makePasskey("App");
  const [{ id }, fresh] = [chip.passkeys[0] as { id: Uint8Array<ArrayBuffer> }, other.passkeys[0]];
  if (fresh) other.passkeys = [{ id, secret: fresh.secret }];
  const next = await page();

  await expect(next.unlockByPasskey()).rejects.toMatchObject({ name: "WrongPasskey" });
  await next.unlock(code);

  expect(next.lockState.value).toBe("open");
});

test("when it is turned off the code alone opens the phone", async () => {
  const { lock } = await withPasskey();

  await lock.dropPasskey();
  expect(lock.hasPasskey.value).toBe(false);
  const next = await page();

  await expect(next.unlockByPasskey()).rejects.toMatchObject({ reason: "no_key" });
});

test("the phone is told of a passkey that is turned off, or left behind when it is handed in", async () => {
  const { lock, code } = await withPasskey();
  const [first] = chip.passkeys;
  await lock.dropPasskey();
  await lock.trustPasskey(await makePasskey("App"), code);
  await lock.handInDevice();

  expect(chip.forgotten).toEqual(chip.passkeys.map(({ id }) => toText(base64url(id))));
  expect(chip.forgotten[0]).toBe(toText(base64url(first?.id ?? new Uint8Array())));
  expect(lock.hasPasskey.value).toBe(false);
});

test("a phone without a chip for it, or whose browser says no, is not asked", async () => {
  expect(await canUsePasskey()).toBe(true);
  vi.stubGlobal("PublicKeyCredential", {
    getClientCapabilities: async () => ({ "extension:prf": false }),
    isUserVerifyingPlatformAuthenticatorAvailable: async () => true,
  });
  expect(await canUsePasskey()).toBe(false);
  vi.stubGlobal("PublicKeyCredential", undefined);
  expect(await canUsePasskey()).toBe(false);
});
