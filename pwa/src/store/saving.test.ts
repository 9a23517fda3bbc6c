// @vitest-environment node
import { describe, expect, test } from "vitest";
import { CacheDb } from "./cacheDb.ts";
import { NotSaved } from "./errors.ts";
import { Healing } from "./heal.ts";
import { FAULTS, type Fault, Faults } from "./testFaults.ts";
import { entryIdOf, entryOperation, TestPhone } from "./testPhone.ts";
import { VaultDb } from "./vaultDb.ts";

/** A phone whose vault can be made to fail. */
function faultyPhone() {
  const faults = new Faults();
  const phone = new TestPhone();
  phone.vaultDb = new Healing(() => faults.attach(new VaultDb(phone.idb)), faults);
  return { phone, faults };
}

test("what was saved is there when the page is opened again", async () => {
  const phone = new TestPhone();
  const first = await phone.enrol();
  const body = entryOperation();

  await first.store.saveOperation(body);
  const again = await phone.unlock();

  const entry = again.view.row("log_entry", entryIdOf(body));
  expect(entry).toMatchObject({
    note: "Ryddet gangen hos Furukvist",
    state: "submitted",
    version: 0,
  });
  expect(again.view.rows("task_line")).toHaveLength(1);
  expect(again.view.state(entryIdOf(body))).toBe("on_device");
  expect(again.view.receipt(entryIdOf(body))).toEqual({ savedAt: body.at });
});

test("a saved operation is in the view at once, without reading anything again", async () => {
  const { store, view } = await new TestPhone().enrol();
  const body = entryOperation();

  await store.saveOperation(body);

  expect(view.row("log_entry", entryIdOf(body))?.state).toBe("submitted");
  expect(store.ledger.unsent()).toBe(1);
});

test("saving is strict: number, operation and draft in one flushed transaction, then read back", async () => {
  const { phone, faults } = faultyPhone();
  const { store } = await phone.enrol();
  await store.putDraft("draft-1", { note: "x" });
  faults.transactions.length = 0;

  await store.saveOperation(entryOperation(), "draft-1");

  const [write, readBack] = faults.transactions;
  expect(write).toEqual({
    durability: "strict",
    mode: "readwrite",
    stores: ["meta", "ops", "drafts"],
  });
  expect(readBack).toMatchObject({ mode: "readonly", stores: ["ops"] });
  expect(await store.vault.readDrafts()).toEqual(new Map());
});

test("a double tap, or the same save from two tabs, is one operation", async () => {
  const phone = new TestPhone();
  const one = await phone.enrol();
  const two = await phone.unlock();
  const body = entryOperation();
  const other = { ...body, at: "2026-11-17T09:00:00.000Z" };

  await Promise.all([
    one.store.saveOperation(body),
    one.store.saveOperation(body),
    two.store.saveOperation(other),
  ]);

  const rows = await one.store.vault.readRows();
  expect(rows.map(({ seq }) => seq)).toEqual([1]);
  expect(await one.store.vault.openOps(rows)).toHaveLength(1);
});

test("two tabs that save at once get consecutive numbers", async () => {
  const phone = new TestPhone();
  const one = await phone.enrol();
  const two = await phone.unlock();

  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? one : two).store.saveOperation(entryOperation(`note ${i}`)),
    ),
  );

  const rows = await one.store.vault.readRows();
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

describe("when the database fails", () => {
  const kinds: Fault[] = [...FAULTS, "tamper"];

  test.each(kinds)(
    "once, with %s, at any call: it heals, and the work is saved once",
    async (fault) => {
      for (let n = 1; n < 40; n++) {
        const { phone, faults } = faultyPhone();
        const { store } = await phone.enrol();
        const body = entryOperation();
        await store.putDraft("draft-1", { note: "x" });
        const before = faults.calls;
        faults.failOnce(n, fault);

        await store.saveOperation(body, "draft-1");

        faults.stop();
        const calls = faults.calls - before;
        const rows = await store.vault.readRows();
        expect(rows.map(({ seq }) => seq)).toEqual([1]);
        expect(await store.vault.openOps(rows)).toHaveLength(1);
        expect((await store.vault.readDrafts()).size).toBe(0);
        if (n > calls) return;
      }
      throw new Error("the fault never stopped being met");
    },
  );

  test.each(kinds)(
    "for good, with %s, at any call: not saved is said, and nothing is lost",
    async (fault) => {
      for (let n = 1; n < 40; n++) {
        const { phone, faults } = faultyPhone();
        const { store, view } = await phone.enrol();
        const body = entryOperation();
        await store.putDraft("draft-1", { note: "x" });
        const before = faults.calls;
        faults.failFrom(n, fault);

        const error = await store.saveOperation(body, "draft-1").catch((reason) => reason);

        const isMet = faults.calls - before >= n;
        faults.stop();
        const rows = await store.vault.readRows();
        const drafts = await store.vault.readDrafts();
        if (!isMet) return;
        expect(error).toBeInstanceOf(NotSaved);
        expect(view.row("log_entry", entryIdOf(body))).toBeUndefined();
        // Either way the words are still on the phone: as the draft, or as the operation.
        expect(rows.length + drafts.size).toBe(1);
        // And the next tap saves it, once.
        await store.saveOperation(body, "draft-1");
        expect((await store.vault.readRows()).map(({ seq }) => seq)).toEqual([1]);
        expect(await store.vault.openOps(await store.vault.readRows())).toHaveLength(1);
      }
      throw new Error("the fault never stopped being met");
    },
  );

  test("a draft that could not be written is not shown as kept", async () => {
    const { phone, faults } = faultyPhone();
    const { store } = await phone.enrol();
    faults.failFrom(1, "unknown");

    await expect(store.putDraft("draft-1", { note: "x" })).rejects.toBeInstanceOf(NotSaved);
  });

  test("because the disk is full, the cache makes room for the vault", async () => {
    const { phone, faults } = faultyPhone();
    let relieved = 0;
    phone.vaultDb = new Healing(() => faults.attach(new VaultDb(phone.idb)), {
      relieve: async () => {
        relieved++;
        faults.stop();
      },
    });
    const { store } = await phone.enrol();
    faults.failFrom(1, "quota");

    await store.saveOperation(entryOperation());

    expect(relieved).toBe(1);
    expect(await store.vault.readRows()).toHaveLength(1);
  });

  test("saving after the phone was locked is not saved", async () => {
    const { store, keys } = await new TestPhone().enrol();
    keys.close();

    await expect(store.saveOperation(entryOperation())).rejects.toBeInstanceOf(NotSaved);
  });
});

test("a cache that cannot be opened is empty and to be filled again; the vault is untouched", async () => {
  const phone = new TestPhone();
  const { store } = await phone.enrol();
  const body = entryOperation();
  await store.saveOperation(body);
  const faults = new Faults();
  phone.cacheDb = new Healing(() => faults.attach(new CacheDb(phone.idb)));
  faults.failFrom(1, "unknown");

  const again = await phone.unlock();

  expect(again.store.needsRefill).toBe(true);
  expect(again.view.row("log_entry", entryIdOf(body))?.state).toBe("submitted");
});

test("an operation in a format of a later build stays, and counts as unsent", async () => {
  const phone = new TestPhone();
  const { store } = await phone.enrol();
  await store.saveOperation(entryOperation());
  await phone.vaultDb.run(async (db) => {
    const row = await db.ops.toCollection().first();
    if (!row) throw new Error("no operation");
    const sealed = row.sealed.slice();
    sealed[0] = 9;
    await db.ops.put({ ...row, sealed });
  });

  const again = await phone.unlock();

  expect(again.store.ledger.unsent()).toBe(1);
  expect(again.store.ledger.unopened()).toBe(1);
  expect(await again.store.vault.readRows()).toHaveLength(1);
});
