// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { UnsentWork } from "../lock/errors.ts";
import { currentStore } from "../store/current.ts";
import { NotSaved } from "../store/errors.ts";
import { entryOperation, IDENTITY } from "../store/testPhone.ts";
import { findLock, wipeVault } from "../store/vaultLock.ts";
import { syncedPhone } from "./testSync.ts";

afterEach(() => {
  currentStore.value = null;
});

test("a phone is not wiped while anything on it is unsent or half made", async () => {
  const { phone, server, store, engine } = await syncedPhone();
  server.isDown = true;
  await store.saveOperation(entryOperation());
  await engine.idle();

  await expect(wipeVault(phone.vaultDb)).rejects.toBeInstanceOf(UnsentWork);
  server.isDown = false;
  await engine.syncNow();
  await store.putDraft("draft-1", {});
  await expect(wipeVault(phone.vaultDb)).rejects.toBeInstanceOf(UnsentWork);
  await store.dropDraft("draft-1");
  await wipeVault(phone.vaultDb);

  expect(await findLock(phone.vaultDb)).toBeUndefined();
});

test("another tab cannot save into a vault that was handed in, or that is somebody else's now", async () => {
  const { phone, store, engine } = await syncedPhone();
  engine.stop();
  await wipeVault(phone.vaultDb);

  await expect(store.saveOperation(entryOperation())).rejects.toBeInstanceOf(NotSaved);
  await phone.enrol({ ...IDENTITY, device: "other", replica: "other" });
  await expect(store.saveOperation(entryOperation())).rejects.toBeInstanceOf(NotSaved);
  await expect(store.putDraft("draft-1", {})).rejects.toBeInstanceOf(NotSaved);

  expect(await store.vault.readRows()).toEqual([]);
});
