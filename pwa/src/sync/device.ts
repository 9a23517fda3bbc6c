/** The room that may know lock, store and server at once: it gives lock what it asks for. */

import { signOut } from "../api/session.ts";
import { syncApi } from "../api/syncApi.ts";
import { newId } from "../domain/ids.ts";
import { nowInstant } from "../domain/instant.ts";
import type { Identity } from "../lock/device.ts";
import { UnsentWork } from "../lock/errors.ts";
import { startKeyWorker } from "../lock/keyWorker.ts";
import { type Furniture, furnishLock } from "../lock/lock.ts";
import { Cache } from "../store/cache.ts";
import { CacheDb } from "../store/cacheDb.ts";
import { clockReading, readClock } from "../store/clock.ts";
import { currentStore } from "../store/current.ts";
import { DeviceStore, drafts } from "../store/deviceStore.ts";
import { Healing } from "../store/heal.ts";
import { isOutdated } from "../store/outdated.ts";
import { planSeen, readPlanSeen } from "../store/planSeen.ts";
import { endRunning, readRunning } from "../store/running.ts";
import { openTabs } from "../store/tabs.ts";
import { readSealed, type SealedOps, Vault } from "../store/vault.ts";
import { type Running, TYPED, VaultDb } from "../store/vaultDb.ts";
import { findLock, keepLock, keepPasskey, wipeVault } from "../store/vaultLock.ts";
import { accept, PROTO } from "./envelope.ts";
import { leftBehind } from "./leftBehind.ts";
import { phoneLabel, rescueKeyOf } from "./phone.ts";
import { publishStatus } from "./status.ts";

const outgrown = () => {
  isOutdated.value = true;
};

const cache = new Cache(new Healing(() => new CacheDb(), { outgrown }));

const vaultDb = new Healing(() => new VaultDb(), { relieve: makeRoom, outgrown });

let sealed: Promise<SealedOps> | undefined;

/** When the disk is full, what the server has makes room for what it has not. */
async function makeRoom(): Promise<void> {
  await cache.drop().catch(() => undefined);
  await currentStore.value?.letGoOfOld();
}

const furniture: Furniture = {
  startKeys: startKeyWorker,
  findLock: () => findLock(vaultDb),
  keepLock: (parts) => keepLock(vaultDb, parts),
  keepPasskey: (passkey) => keepPasskey(vaultDb, passkey),
  enrol,
  async wipe() {
    // An open phone shows what is half typed; a locked one, whose code is forgotten, cannot.
    if ([...drafts.value.keys()].some((id) => id.startsWith(TYPED))) throw new UnsentWork();
    await wipeVault(vaultDb);
    await cache.drop();
    // Without a network the session ends by itself: nobody reads with it before enrolling anew.
    await signOut().catch(() => undefined);
  },
  warm() {
    cache.warm();
    sealed = readSealed(vaultDb);
    sealed.catch(() => undefined);
  },
  async opened(keys, identity) {
    const vault = new Vault(vaultDb, keys, sealed);
    sealed = undefined;
    const store = new DeviceStore({ vault, cache, keys, identity, tabs: openTabs() });
    await Promise.all([store.open(), readClock(vault), readPlanSeen(vault)]);
    currentStore.value = store;
    publishStatus();
  },
  closed() {
    currentStore.value?.close();
    currentStore.value = null;
    clockReading.value = null;
    planSeen.value = null;
    publishStatus(false);
  },
};

/** Gives lock its furniture; once, when the page starts. */
export function furnishDevice(): void {
  furnishLock(furniture);
}

/** The visit under way, also of a locked phone. */
export function visitOnCover(): Promise<Running | undefined> {
  return readRunning(vaultDb);
}

/** Ends it without a key; its draft takes the end when the phone is opened. @throws NotSaved */
export function endVisitOnCover(): Promise<Running | undefined> {
  return endRunning(vaultDb, nowInstant());
}

async function enrol(): Promise<Identity> {
  const requestId = newId();
  const reply = accept(
    await syncApi.enrol({ proto: PROTO, request_id: requestId, ...phoneLabel() }),
    requestId,
  );
  const { replica, epoch } = reply;
  const { id, code, name, username, roles } = reply.user;
  leftBehind.value = reply.left_behind ?? [];
  const user = { id, code, name, username, roles };
  return { user, device: replica, replica, epoch, ...rescueKeyOf(reply) };
}
