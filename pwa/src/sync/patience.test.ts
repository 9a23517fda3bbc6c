// @vitest-environment node
/** How sync behaves towards a server or a network that is in trouble: patient, bounded, truthful. */
import { afterEach, expect, test } from "vitest";
import { ApiError } from "../api/errors.ts";
import { currentStore } from "../store/current.ts";
import { entryOperation, testId } from "../store/testPhone.ts";
import { syncStatus } from "./status.ts";
import { engineFor, type SyncedPhone, syncedPhone } from "./testSync.ts";

const YEAR_MS = 365 * 86_400_000;

afterEach(() => {
  currentStore.value = null;
});

/** A phone with one operation that it has not been able to send. */
async function waitingPhone(): Promise<SyncedPhone> {
  const all = await syncedPhone();
  all.server.isDown = true;
  await all.store.saveOperation(entryOperation());
  await all.engine.idle();
  all.server.isDown = false;
  all.server.requests = 0;
  return all;
}

/** So many requests are answered with this. */
function answers(all: SyncedPhone, error: () => ApiError, times = 1000): void {
  all.server.troubles = Array.from({ length: times }, error);
}

test("a server in trouble is left alone for longer and longer, up to five minutes", async () => {
  const all = await waitingPhone();
  const { engine, clock } = all;
  engine.networkReturned();
  answers(all, () => new ApiError(500, "server_fault"));
  const waits = [];

  for (let i = 0; i < 11; i++) {
    await engine.syncNow();
    waits.push(clock.untilNext);
  }

  expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
  expect(waits.slice(-2)).toEqual([300_000, 300_000]);
});

test.each([
  [429, "too_many_attempts"],
  [503, "try_later"],
])("a %i with Retry-After is obeyed by every trigger there is", async (status, reason) => {
  const all = await waitingPhone();
  const { server, engine, clock, store } = all;
  server.troubles = [new ApiError(status, reason, {}, 120)];
  await engine.syncNow();
  expect(syncStatus.value).toMatchObject({ reach: "online", unsent: 1, allSent: false });
  server.requests = 0;

  await engine.syncNow();
  engine.networkReturned();
  await store.saveOperation(entryOperation());
  await engine.idle();
  clock.time += 119_000;
  await engine.syncNow();
  expect(server.requests).toBe(0);
  clock.ring();
  await engine.idle();

  expect(syncStatus.value).toMatchObject({ unsent: 0, allSent: true });
});

test("a Retry-After of weeks is a mistake: within an hour the phone asks again", async () => {
  const all = await waitingPhone();
  const { server, engine, clock } = all;
  server.troubles = [new ApiError(503, "try_later", {}, 3_000_000)];

  await engine.syncNow();

  expect(clock.untilNext).toBe(3_600_000);
  clock.ring();
  await engine.idle();
  expect(syncStatus.value.unsent).toBe(0);
});

test.each([-2 * YEAR_MS, 3 * 86_400_000])(
  "a clock that jumps by %i ms while the phone waits makes it neither sleep nor hurry",
  async (skewMs) => {
    const all = await waitingPhone();
    const { server, engine, clock } = all;
    server.troubles = [new ApiError(503, "try_later", {}, 40)];
    await engine.syncNow();
    server.requests = 0;

    clock.skewMs = skewMs;
    await engine.syncNow();
    expect(server.requests).toBe(0);
    clock.time += 40_000;
    await engine.syncNow();

    expect(syncStatus.value).toMatchObject({ unsent: 0, allSent: true });
  },
);

test("a clock that is years ahead lets go of no operation before its time", async () => {
  const all = await waitingPhone();
  const { engine, clock, store } = all;
  await engine.syncNow();
  clock.skewMs = 2 * YEAR_MS;

  await store.saveOperation(entryOperation());
  await engine.idle();

  expect(await store.vault.readRows()).toHaveLength(2);
});

test("a push that is refused does not stop the reading", async () => {
  const all = await waitingPhone();
  const { server, engine, view } = all;
  server.put("resident", testId("p"), { name: "Furukvist" });
  server.troubles = [new ApiError(500, "server_fault")];

  await engine.syncNow();

  expect(view.rows("resident")).toHaveLength(1);
  expect(syncStatus.value).toMatchObject({ reach: "unexpected_answer", unsent: 1, allSent: false });
});

test("a session of somebody else is told as a missing sign-in, and nothing is sent in it", async () => {
  const all = await waitingPhone();
  const { server, engine } = all;
  server.user = "somebody-else";
  answers(all, () => new ApiError(403, "not_allowed"), 1);

  await engine.syncNow();

  expect(syncStatus.value.reach).toBe("signed_out");
  await engine.syncNow();
  expect(server.ledger.size).toBe(0);
});

test("an hour of a network that comes and goes every two seconds: bounded, and whole in the end", async () => {
  const all = await waitingPhone();
  const { server, engine, clock } = all;
  let dice = 0.37;
  clock.random = () => (dice = (dice * 997) % 1);
  const start = clock.now();
  let saved = 1;

  for (let second = 0; second < 3600; second += 2) {
    server.isDown = (second / 2) % 2 === 0;
    if (second % 300 === 0) {
      await all.store.saveOperation(entryOperation());
      saved++;
    }
    const until = start + second * 1000;
    while (clock.now() + (clock.untilNext ?? Number.POSITIVE_INFINITY) <= until) {
      clock.ring();
      await engine.idle();
    }
    clock.time = until;
    if (!server.isDown) engine.networkReturned();
    await engine.idle();
  }

  // A round is two requests; each save and every minute may have one, and hurry some more.
  expect(server.requests).toBeLessThan(600);
  server.isDown = false;
  while (syncStatus.value.unsent > 0) {
    clock.ring();
    await engine.idle();
  }
  expect(server.ledger.size).toBe(saved);
});

test("five thousand operations go in pushes of a bounded size, and each push shows", async () => {
  const all = await syncedPhone();
  const { server, phone, store, keys } = all;
  all.engine.stop();
  const count = 5000;
  const bodies = Array.from({ length: count }, () => entryOperation("x".repeat(200)));
  const items = bodies.map((body) => ({
    id: body.op_id,
    schema: 1,
    content: new TextEncoder().encode(JSON.stringify(body)),
  }));
  const sealed = await keys.seal("ops", items);
  await phone.vaultDb.run(async (db) => {
    await db.ops.bulkAdd(
      bodies.map(({ op_id }, i) => ({
        opId: op_id,
        log: 0,
        seq: i + 1,
        sealed: sealed[i] as Uint8Array<ArrayBuffer>,
      })),
    );
    await db.meta.put({ key: "log", log: { log: 0, lastSeq: count } });
  });
  const open = await phone.unlock();
  expect(open.store.ledger.unsent()).toBe(count);
  const next = engineFor(open, server);
  const shown: number[] = [];
  open.store.onChange(() => shown.push(syncStatus.value.unsent));

  await next.engine.syncNow();

  expect(server.pushes.every(({ ops }) => ops.length <= 500)).toBe(true);
  expect(server.pushes.map(({ report }) => report?.pending)).toEqual(
    Array.from({ length: 10 }, (_, i) => count - i * 500),
  );
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
  expect(new Set(shown).size).toBeGreaterThanOrEqual(10);
  expect(server.ledger.size).toBe(count);
  expect(syncStatus.value).toMatchObject({ unsent: 0, allSent: true });
  expect(store).toBeDefined();
}, 60_000);
