// @vitest-environment node
import { Dexie } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { ConnectionLost, Healing } from "./heal.ts";
import { FAULTS, Faults } from "./testFaults.ts";
import { entryOperation, TestPhone } from "./testPhone.ts";
import { VaultDb } from "./vaultDb.ts";

function database(options = {}) {
  const idb = { indexedDB: new IDBFactory(), IDBKeyRange };
  const faults = new Faults();
  const made: VaultDb[] = [];
  const make = () => {
    const db = faults.attach(new VaultDb(idb));
    made.push(db);
    return db;
  };
  return {
    idb,
    faults,
    made,
    healing: new Healing(make, { patience: faults.patience, ...options }),
  };
}

test.each(FAULTS)(
  "a connection that fails once, with %s, is closed and opened anew",
  async (fault) => {
    const healed = vi.fn();
    const { faults, made, healing } = database({ healing: healed });
    await healing.run((db) => db.drafts.put({ id: "a", sealed: Uint8Array.of(1) }));
    // The first call makes the transaction, the second asks.
    faults.failOnce(2, fault);

    expect((await healing.run((db) => db.drafts.get("a")))?.id).toBe("a");

    expect(made.length).toBeGreaterThan(1);
    expect(healed).toHaveBeenCalled();
  },
);

test("a failure without an error is still an error, in the end", async () => {
  const { faults, healing } = database();
  faults.failFrom(1, "null");

  const error = await healing.run((db) => db.drafts.get("a")).catch((reason) => reason);

  expect(error).toBeInstanceOf(Error);
});

test("a database that never answers is given up, not waited for", async () => {
  const { faults, healing } = database();
  faults.failFrom(1, "hang");

  await expect(healing.run((db) => db.drafts.get("a"))).rejects.toBeInstanceOf(ConnectionLost);
});

test("whoever fails on an old handle leaves the new one to those who work on it", async () => {
  const { made, healing } = database();
  await healing.run((db) => db.drafts.count());
  let fail: () => void = () => undefined;
  const slow = healing.run((db) => {
    if (made.length > 1) return db.drafts.count();
    return new Promise<number>((_, reject) => {
      fail = () => reject(new DOMException("lost", "UnknownError"));
    });
  });
  let tries = 0;
  await healing.run(async (db) => {
    if (tries++ === 0) throw new DOMException("lost", "UnknownError");
    return db.drafts.count();
  });
  const after = made[1];

  fail();
  await slow;

  expect(made).toHaveLength(2);
  expect(after?.isOpen()).toBe(true);
});

test("room is made once for each piece of work, and never by way of itself", async () => {
  let relieved = 0;
  const { faults, healing } = database({
    relieve: async () => {
      relieved++;
      await healing.run((db) => db.drafts.clear());
    },
  });
  faults.failFrom(1, "quota");

  await expect(healing.run((db) => db.drafts.count())).rejects.toThrow();

  expect(relieved).toBe(1);
});

/** The vault as a later build might have it. */
class LaterVault extends Dexie {
  constructor(idb: object, upgrade: () => void = () => undefined) {
    super("vault", { ...idb, cache: "disabled" });
    this.version(1).stores({ meta: "key", ops: "++n,&opId,[log+seq]", drafts: "id" });
    this.version(2).stores({ later: "id" }).upgrade(upgrade);
  }
}

test("a tab that upgrades the database is not kept waiting by this one, which goes on", async () => {
  const outgrown = vi.fn();
  const { idb, healing } = database({ outgrown });
  await healing.run((db) => db.drafts.put({ id: "a", sealed: Uint8Array.of(1) }));

  const later = new LaterVault(idb);
  await later.open();
  later.close();
  await healing.run((db) => db.drafts.put({ id: "b", sealed: Uint8Array.of(2) }));

  expect(outgrown).toHaveBeenCalled();
  expect(await healing.run((db) => db.drafts.toCollection().primaryKeys())).toEqual(["a", "b"]);
});

test("an upgrade that is cut off leaves the vault as it was", async () => {
  const phone = new TestPhone();
  const { store } = await phone.enrol();
  await store.saveOperation(entryOperation());
  await store.putDraft("draft-1", { note: "half made" });
  const before = await everything(phone);
  phone.vaultDb.drop();
  const later = new LaterVault(phone.idb, () => {
    throw new Error("killed half-way");
  });

  await expect(later.open()).rejects.toThrow();

  expect(await everything(phone)).toEqual(before);
  expect((await phone.unlock()).store.ledger.unsent()).toBe(1);
});

test("rows that a later build has put there are left as they are, and stop nothing", async () => {
  const phone = new TestPhone();
  await phone.enrol();
  const strange = Uint8Array.of(9, 9, 9);
  await phone.vaultDb.run(async (db) => {
    await db.meta.put({ key: "letterbox", sealed: strange });
    await db.meta.put({ key: "receipt:unknown", sealed: strange });
    await db.drafts.put({ id: "strange", sealed: strange });
  });

  const { store } = await phone.unlock();
  await store.saveOperation(entryOperation());
  await store.putDraft("draft-1", { note: "x" });
  await store.prune(Date.now());

  const kept = await everything(phone);
  expect(kept.meta).toContainEqual({ key: "letterbox", sealed: strange });
  expect(kept.meta).toContainEqual({ key: "receipt:unknown", sealed: strange });
  expect(kept.drafts).toContainEqual({ id: "strange", sealed: strange });
});

async function everything(phone: TestPhone) {
  return phone.vaultDb.run(async (db) => ({
    meta: (await db.meta.toArray()).filter(({ key }) => key !== "root"),
    ops: await db.ops.toArray(),
    drafts: await db.drafts.toArray(),
  }));
}
