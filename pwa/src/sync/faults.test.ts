// @vitest-environment node
/** The n-th call of the database fails, for every n, in everything that sync does with it. */
import { afterEach, describe, expect, test } from "vitest";
import { CacheDb } from "../store/cacheDb.ts";
import { currentStore } from "../store/current.ts";
import { Healing } from "../store/heal.ts";
import { FAULTS, type Fault, Faults } from "../store/testFaults.ts";
import { entryIdOf, entryOperation, testId } from "../store/testPhone.ts";
import { VaultDb } from "../store/vaultDb.ts";
import { syncStatus } from "./status.ts";
import { engineFor, type SyncedPhone, syncedPhone } from "./testSync.ts";

afterEach(() => {
  currentStore.value = null;
});

interface Faulty extends SyncedPhone {
  faults: Faults;
  bodies: ReturnType<typeof entryOperation>[];
}

/** A phone with two operations to send and rows to read, whose databases can be made to fail. */
async function faultyPhone(): Promise<Faulty> {
  const all = await syncedPhone();
  const { phone, server, store, engine } = all;
  server.put("resident", testId("p"), { name: "Furukvist" });
  const bodies = [entryOperation("one"), entryOperation("two")];
  server.isDown = true;
  for (const body of bodies) await store.saveOperation(body);
  await engine.idle();
  engine.stop();
  server.isDown = false;
  phone.vaultDb.drop();
  phone.cacheDb.drop();
  const faults = new Faults();
  phone.vaultDb = new Healing(() => faults.attach(new VaultDb(phone.idb)), faults);
  phone.cacheDb = new Healing(() => faults.attach(new CacheDb(phone.idb)), faults);
  return { ...all, faults, bodies };
}

/** Everything is where it belongs, also for a page that is opened now, and each thing once. */
async function expectWhole({ phone, server, bodies }: Faulty): Promise<void> {
  const { store, view } = await phone.unlock();
  expect(server.applied).toEqual(bodies.map(({ op_id }) => op_id));
  expect((await store.vault.readRows()).map(({ seq }) => seq)).toEqual([1, 2]);
  for (const body of bodies) {
    expect(view.state(entryIdOf(body))).toBe("received");
    expect(view.row("log_entry", entryIdOf(body))?.version).toBe(1);
  }
  expect(view.rows("resident")).toHaveLength(1);
  expect(store.cursor).toBe(server.clock);
  expect(store.ledger.unsent()).toBe(0);
}

/** Runs until the fault has come so late that nothing met it. */
async function forEveryCall(run: (n: number) => Promise<{ calls: number }>): Promise<void> {
  for (let n = 1; n < 120; n++) if ((await run(n)).calls < n) return;
  throw new Error("the fault never stopped being met");
}

/** A round has many calls: every kind of fault at each of them is for the soak. */
const isSoak = process.env.SOAK === "1";
const ONCE: Fault[] = isSoak ? FAULTS : ["unknown", "abort"];
const FOR_GOOD: Fault[] = isSoak ? FAULTS : ["unknown"];

describe("when a call of the database fails", () => {
  test.each(FAULTS)(
    "once, with %s, while the phone opens: it heals, and opens with all that it has",
    async (fault) => {
      await forEveryCall(async (n) => {
        const all = await faultyPhone();
        const before = all.faults.calls;
        all.faults.failOnce(n, fault);

        const { store, view } = await all.phone.unlock();

        const calls = all.faults.calls - before;
        all.faults.stop();
        expect(store.ledger.unsent()).toBe(2);
        for (const body of all.bodies) expect(view.state(entryIdOf(body))).toBe("on_device");
        return { calls };
      });
    },
  );

  test.each(ONCE)(
    "once, with %s, in a round: it heals within the round",
    async (fault) => {
      await forEveryCall(async (n) => {
        const all = await faultyPhone();
        const open = await all.phone.unlock();
        const { engine } = engineFor(open, all.server);
        const before = all.faults.calls;
        all.faults.failOnce(n, fault);

        await engine.syncNow();

        const calls = all.faults.calls - before;
        all.faults.stop();
        expect(syncStatus.value).toMatchObject({ unsent: 0, allSent: true });
        await expectWhole(all);
        return { calls };
      });
    },
    60_000,
  );

  test.each(FOR_GOOD)(
    "for good, with %s, in a round: the next round makes all whole",
    async (fault) => {
      await forEveryCall(async (n) => {
        const all = await faultyPhone();
        const open = await all.phone.unlock();
        const { engine } = engineFor(open, all.server, () => undefined);
        const before = all.faults.calls;
        all.faults.failFrom(n, fault);

        await engine.syncNow();

        const calls = all.faults.calls - before;
        const said = syncStatus.value.allSent;
        all.faults.stop();
        if (said) expect(all.server.applied).toHaveLength(2);
        await engine.syncNow();
        expect(syncStatus.value).toMatchObject({ unsent: 0, allSent: true });
        await expectWhole(all);
        return { calls };
      });
    },
    120_000,
  );

  test.each(ONCE)(
    "with %s, in a prune: what is left is whole, and nothing unsent goes",
    async (fault) => {
      await forEveryCall(async (n) => {
        const all = await faultyPhone();
        const open = await all.phone.unlock();
        const { engine } = engineFor(open, all.server);
        await engine.syncNow();
        engine.stop();
        const unsent = entryOperation("unsent");
        await open.store.saveOperation(unsent);
        const before = all.faults.calls;
        all.faults.failFrom(n, fault);

        await open.store.prune(Date.parse("2027-06-01T00:00:00Z")).catch(() => undefined);

        const calls = all.faults.calls - before;
        all.faults.stop();
        const { store, view } = await all.phone.unlock();
        expect([1, 3]).toContain((await store.vault.readRows()).length);
        expect(store.ledger.unsent()).toBe(1);
        expect(view.state(entryIdOf(unsent))).toBe("on_device");
        expect(view.rows("log_entry")).toHaveLength(3);
        return { calls };
      });
    },
  );
});
