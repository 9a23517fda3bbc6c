// @vitest-environment node

import { IDBFactory } from "fake-indexeddb";
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { Healing } from "../store/heal.ts";
import { entryIdOf, entryOperation, TestPhone, testId } from "../store/testPhone.ts";
import { VaultDb } from "../store/vaultDb.ts";
import { syncStatus } from "./status.ts";
import { engineFor, syncedPhone } from "./testSync.ts";

afterEach(() => {
  currentStore.value = null;
});

test("a server that was set back gets again what it has lost, and nothing twice", async () => {
  const { server, engine, store, view } = await syncedPhone();
  const kept = entryOperation("kept");
  await store.saveOperation(kept);
  await engine.idle();
  const restore = server.backup();
  const lost = [entryOperation("lost 1"), entryOperation("lost 2")];
  for (const body of lost) await store.saveOperation(body);
  await engine.idle();
  await engine.syncNow();
  restore();

  await engine.syncNow();
  await engine.syncNow();

  expect(server.applied).toEqual([kept, ...lost].map(({ op_id }) => op_id));
  expect([...server.ledger.values()].map(({ seq }) => seq)).toEqual([1, 2, 3]);
  for (const body of lost) expect(view.state(entryIdOf(body))).toBe("received");
  expect(view.rows("log_entry")).toHaveLength(3);
  expect(syncStatus.value).toMatchObject({ unsent: 0, allSent: true });
});

test("a server set back is noticed by the next save, too", async () => {
  const { server, engine, store } = await syncedPhone();
  const restore = server.backup();
  await store.saveOperation(entryOperation("lost"));
  await engine.idle();
  restore();

  await store.saveOperation(entryOperation("new"));
  await engine.idle();

  expect([...server.ledger.values()].map(({ seq }) => seq)).toEqual([1, 2]);
});

test("a server set back further than this phone remembers gets all that it does remember", async () => {
  const { server, engine, store, phone } = await syncedPhone();
  const restore = server.backup();
  const old = entryOperation("old");
  await store.saveOperation(old);
  await engine.idle();
  const remembered = entryOperation("remembered");
  await store.saveOperation(remembered);
  await engine.idle();
  await store.vault.prune([old.op_id]);
  restore();
  const again = await phone.unlock();
  const next = engineFor(again, server);

  const fresh = entryOperation("fresh");
  await again.store.saveOperation(fresh);
  await next.engine.idle();
  await next.engine.syncNow();

  expect(server.applied).toEqual([remembered.op_id, fresh.op_id]);
  expect(again.store.identity.replica).not.toBe(again.store.identity.device);
  expect(syncStatus.value).toMatchObject({ unsent: 0 });
});

test("what a forked phone had sent before its fork comes again to a server that was set back", async () => {
  const { server, engine, store } = await syncedPhone();
  const before = entryOperation("before");
  await store.saveOperation(before);
  await engine.idle();
  // A copy of this phone has written under the next numbers: this one forks.
  server.lastSeqs.set(store.identity.replica, 5);
  await store.saveOperation(entryOperation("after"));
  await engine.idle();
  // The backup has the new replica, and lacks what came from the old one.
  server.ledger.delete(before.op_id);
  server.epoch = testId("epoch");

  await engine.syncNow();
  await engine.syncNow();

  expect(server.applied).toContain(before.op_id);
  expect(syncStatus.value).toMatchObject({ unsent: 0, allSent: true });
});

test("a phone that the server has never enrolled is enrolled anew, and sends all it keeps", async () => {
  const { server, engine, store } = await syncedPhone();
  const kept = entryOperation("kept");
  await store.saveOperation(kept);
  await engine.idle();
  server.lastSeqs.delete(store.identity.replica);
  server.ledger.clear();

  await store.saveOperation(entryOperation("new"));
  await engine.idle();
  await engine.syncNow();

  expect(server.applied).toContain(kept.op_id);
  expect(syncStatus.value).toMatchObject({ unsent: 0, allSent: true });
});

test("a phone that was set back forks: what it had not sent goes on under a new replica", async () => {
  const { server, engine, store, view } = await syncedPhone();
  await store.saveOperation(entryOperation("sent"));
  await engine.idle();
  // The server has heard more of this replica than the phone now knows of.
  server.lastSeqs.set(store.identity.replica, 7);
  const body = entryOperation("after");

  await store.saveOperation(body);
  await engine.idle();
  await engine.syncNow();

  const entry = server.ledger.get(body.op_id);
  expect(entry?.replica).toBe(store.identity.replica);
  expect(store.identity.replica).not.toBe(store.identity.device);
  expect((await store.vault.readIdentity())?.rescueKey?.kid).toBe("2026-00000000");
  expect(entry?.seq).toBe(1);
  expect(entry?.body).toBe(JSON.stringify(body));
  expect(view.state(entryIdOf(body))).toBe("received");
});

test("a copied phone's second log forks at the first number that differs; both are kept whole", async () => {
  const { server, engine, store, phone } = await syncedPhone();
  await store.saveOperation(entryOperation("before the copy"));
  await engine.idle();
  const copy = new TestPhone({ indexedDB: new IDBFactory() });
  await copyVault(phone, copy);
  const twin = await copy.unlock();

  await store.saveOperation(entryOperation("mine 1"));
  await store.saveOperation(entryOperation("mine 2"));
  await engine.idle();
  await engine.syncNow();
  const other = engineFor(twin, server);
  for (const note of ["theirs 1", "theirs 2", "theirs 3"]) {
    await twin.store.saveOperation(entryOperation(note));
  }
  await other.engine.idle();
  await other.engine.syncNow();

  expect(server.ledger.size).toBe(6);
  expect(new Set([...server.ledger.values()].map(({ replica }) => replica)).size).toBe(2);
  expect(store.ledger.unsent() + twin.store.ledger.unsent()).toBe(0);
  const again = await copy.unlock();
  expect(again.store.identity.replica).toBe(twin.store.identity.replica);
});

test("a fork under another user's session enrols nothing and sends nothing", async () => {
  const { server, engine, store } = await syncedPhone();
  await engine.syncNow();
  server.lastSeqs.set(store.identity.replica, 7);
  const { replica } = store.identity;
  server.user = "somebody-else";

  await store.saveOperation(entryOperation());
  await engine.idle();

  expect(store.identity.replica).toBe(replica);
  expect(store.ledger.unsent()).toBe(1);
  expect(syncStatus.value.reach).toBe("signed_out");
});

test("an operation that cannot be opened stops nothing behind it", async () => {
  const { server, phone, store, engine } = await syncedPhone();
  engine.stop();
  const bodies = [entryOperation("one"), entryOperation("two"), entryOperation("three")];
  for (const body of bodies) await store.saveOperation(body);
  await phone.vaultDb.run(async (db) => {
    const row = await db.ops.get({ opId: bodies[1]?.op_id });
    if (!row) throw new Error("no operation");
    const sealed = row.sealed.slice();
    sealed[0] = 9;
    await db.ops.put({ ...row, sealed });
  });
  const again = await phone.unlock();
  const next = engineFor(again, server);

  await next.engine.syncNow();
  await next.engine.syncNow();

  expect(server.applied).toEqual([bodies[0]?.op_id, bodies[2]?.op_id]);
  expect(syncStatus.value).toMatchObject({ unsent: 1, needsAttention: 1, allSent: false });
  await again.store.saveOperation(entryOperation("four"));
  await next.engine.idle();
  expect(server.ledger.size).toBe(3);
});

/** Everything that lies in one phone's vault, put into another's, as a backup app would. */
async function copyVault(from: TestPhone, to: TestPhone): Promise<void> {
  to.vaultDb = new Healing(() => new VaultDb(to.idb));
  const [meta, ops] = await from.vaultDb.run((db) =>
    Promise.all([db.meta.toArray(), db.ops.toArray()]),
  );
  await to.vaultDb.run(async (db) => {
    await db.meta.bulkPut(meta);
    await db.ops.bulkPut(ops);
  });
}
