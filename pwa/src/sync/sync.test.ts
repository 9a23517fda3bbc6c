// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { ApiError } from "../api/errors.ts";
import { currentStore, reach } from "../store/current.ts";
import { entryIdOf, entryOperation } from "../store/testPhone.ts";
import { syncStatus } from "./status.ts";
import { engineFor, type SyncedPhone, syncedPhone } from "./testSync.ts";

afterEach(() => {
  currentStore.value = null;
});

/** Saves without letting the engine's own trigger run a round in between. */
async function saveQuietly({ store, server, engine }: SyncedPhone, note?: string) {
  const wasDown = server.isDown;
  server.isDown = true;
  const body = entryOperation(note);
  await store.saveOperation(body);
  await engine.syncNow();
  server.isDown = wasDown;
  server.requests = 0;
  return body;
}

test("what is saved without a network is sent by itself when it returns, and is then received", async () => {
  const all = await syncedPhone();
  const { engine, server, view } = all;
  const body = await saveQuietly(all);
  expect(syncStatus.value).toMatchObject({ unsent: 1, reach: "offline", allSent: false });

  engine.networkReturned();
  await engine.syncNow();

  expect(server.applied).toEqual([body.op_id]);
  expect(view.state(entryIdOf(body))).toBe("received");
  expect(view.receipt(entryIdOf(body))).toEqual({
    savedAt: body.at,
    receivedAt: "2026-11-17T08:00:00.000Z",
    receivedNumber: 1,
  });
  expect(view.row("log_entry", entryIdOf(body))).toMatchObject({ version: 1, state: "submitted" });
  expect(syncStatus.value).toMatchObject({ unsent: 0, reach: "online", allSent: true });
});

test("saving with a network sends at once", async () => {
  const { store, server, engine } = await syncedPhone();
  await engine.syncNow();

  await store.saveOperation(entryOperation());
  await engine.syncNow();

  expect(server.ledger.size).toBe(1);
});

test("the bodies go out exactly as they were saved, in order, packed", async () => {
  const all = await syncedPhone();
  const bodies = [];
  for (let i = 0; i < 5; i++) bodies.push(await saveQuietly(all, `note ${i}`));

  await all.engine.syncNow();

  const push = all.server.pushes.at(-1);
  expect(push?.ops.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(push?.ops.map(({ body }) => body)).toEqual(bodies.map((body) => JSON.stringify(body)));
  expect(all.server.encodings.at(-1)).toBe("gzip");
});

test("a lost reply is made good by the next push: one effect, and its stored result", async () => {
  const all = await syncedPhone();
  const { server, engine, view } = all;
  const body = await saveQuietly(all);
  server.troubles = ["lost"];

  await engine.syncNow();
  expect(view.state(entryIdOf(body))).toBe("on_device");
  await engine.syncNow();

  expect(view.state(entryIdOf(body))).toBe("received");
  expect(server.ledger.size).toBe(1);
  expect(server.rows.get(entryIdOf(body))?.version).toBe(1);
});

test.each([
  ["a page of HTML", "html" as const],
  ["an answer to another request", "wrong_id" as const],
])("%s acknowledges nothing", async (_, trouble) => {
  const all = await syncedPhone();
  const body = await saveQuietly(all);
  all.server.troubles = [trouble];

  await all.engine.syncNow();

  expect(syncStatus.value).toMatchObject({ reach: "unexpected_answer", unsent: 1, allSent: false });
  expect(all.view.state(entryIdOf(body))).toBe("on_device");
  await all.engine.syncNow();
  expect(syncStatus.value).toMatchObject({ reach: "online", unsent: 0, allSent: true });
});

test("five hundred operations and more go in several pushes", async () => {
  const all = await syncedPhone();
  all.engine.stop();
  for (let i = 0; i < 503; i++) await all.store.saveOperation(entryOperation());

  await engineFor(all, all.server).engine.syncNow();

  expect(all.server.pushes.map(({ ops }) => ops.length)).toEqual([500, 3]);
  expect(all.server.ledger.size).toBe(503);
}, 30_000);

test("a push that is too large is halved until it fits", async () => {
  const all = await syncedPhone();
  for (let i = 0; i < 9; i++) await saveQuietly(all);
  all.server.maxOps = 3;
  all.server.pushes.length = 0;

  await all.engine.syncNow();

  expect(all.server.ledger.size).toBe(9);
  expect(all.server.pushes.slice(0, 3).map(({ ops }) => ops.length)).toEqual([9, 4, 2]);
});

test("a push that timed out is halved at the next try", async () => {
  const all = await syncedPhone();
  for (let i = 0; i < 8; i++) await saveQuietly(all);
  all.server.pushes.length = 0;
  all.server.troubles = ["timeout"];

  await all.engine.syncNow();
  await all.engine.syncNow();

  expect(all.server.pushes.map(({ ops }) => ops.length)).toEqual([8, 4, 4]);
  expect(all.server.ledger.size).toBe(8);
});

test("signed out, sending pauses and saving goes on; the same user's sign-in resumes it", async () => {
  const all = await syncedPhone();
  const { server, engine, store, view } = all;
  await engine.syncNow();
  server.user = null;

  await store.saveOperation(entryOperation());
  await engine.syncNow();
  expect(syncStatus.value).toMatchObject({ reach: "signed_out", unsent: 1 });
  const body = entryOperation();
  await store.saveOperation(body);
  await engine.syncNow();
  expect(view.state(entryIdOf(body))).toBe("on_device");

  server.user = "somebody-else";
  await engine.syncNow();
  expect(server.ledger.size).toBe(0);
  expect(reach.value).toBe("signed_out");

  server.user = store.identity.user.id;
  await engine.syncNow();
  expect(syncStatus.value).toMatchObject({ reach: "online", unsent: 0, allSent: true });
});

test("a session that ends in the middle of a round keeps what was answered until then", async () => {
  const all = await syncedPhone();
  const body = await saveQuietly(all);
  all.server.troubles = [undefined as never, new ApiError(401, "signed_out")];

  await all.engine.syncNow();

  expect(all.view.state(entryIdOf(body))).toBe("received");
  expect(syncStatus.value).toMatchObject({ reach: "signed_out", unsent: 0 });
});

test("Retry-After is obeyed, even by the button", async () => {
  const all = await syncedPhone();
  const { server, engine, clock } = all;
  await saveQuietly(all);
  server.troubles = [new ApiError(503, "try_later", {}, 40)];
  await engine.syncNow();
  server.requests = 0;

  await engine.syncNow();
  expect(server.requests).toBe(0);
  expect(clock.untilNext).toBe(40_000);
  clock.ring();
  await engine.syncNow();

  expect(syncStatus.value.unsent).toBe(0);
});

test("failing, it waits longer and longer, but looks each minute", async () => {
  const all = await syncedPhone();
  const { server, engine, clock } = all;
  await saveQuietly(all);
  engine.networkReturned();
  server.isDown = true;
  const waits = [];

  for (let i = 0; i < 8; i++) {
    await engine.syncNow();
    waits.push(clock.untilNext);
  }

  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

test("a network that returns before it works is tried again within seconds", async () => {
  const all = await syncedPhone();
  const { server, engine, clock } = all;
  server.isDown = true;
  await all.store.saveOperation(entryOperation());
  for (let i = 0; i < 6; i++) await engine.syncNow();

  engine.networkReturned();
  await engine.syncNow();
  server.isDown = false;
  const start = clock.now();
  while (syncStatus.value.unsent > 0) {
    clock.ring();
    await engine.syncNow();
  }

  expect(clock.now() - start).toBeLessThanOrEqual(3000);
});

test("a network that comes and goes every two seconds makes no storm", async () => {
  const all = await syncedPhone();
  const { server, engine, clock } = all;
  server.isDown = true;
  await all.store.saveOperation(entryOperation());
  await engine.syncNow();
  server.requests = 0;
  const start = clock.now();

  for (let flap = 0; flap < 450; flap++) {
    while (clock.now() + (clock.untilNext ?? Number.POSITIVE_INFINITY) <= start + flap * 2000) {
      clock.ring();
      await engine.idle();
    }
    clock.time = start + flap * 2000;
    engine.networkReturned();
    await engine.idle();
  }

  expect(server.requests).toBeLessThan(200);
});

test("locking in the middle of a round leaves the operation unsent and whole", async () => {
  const all = await syncedPhone();
  const { server, engine, store, keys, phone } = all;
  const body = await saveQuietly(all);

  const round = engine.syncNow();
  engine.stop();
  keys.close();
  await round;
  const again = await phone.unlock();
  const next = engineFor(again, server);
  await next.engine.syncNow();

  expect(again.view.state(entryIdOf(body))).toBe("received");
  expect(server.ledger.size).toBe(1);
  expect(store.ledger.unsent()).toBe(1);
});

test("acknowledged operations are kept for a month, and no longer", async () => {
  const all = await syncedPhone();
  const body = await saveQuietly(all);
  await all.engine.syncNow();
  const received = Date.parse("2026-11-17T08:00:00.000Z");

  await all.store.prune(received + 29 * 86_400_000);
  expect(await all.store.vault.readRows()).toHaveLength(1);
  await all.store.prune(received + 31 * 86_400_000);

  expect(await all.store.vault.readRows()).toHaveLength(0);
  const again = await all.phone.unlock();
  expect(again.view.row("log_entry", entryIdOf(body))?.state).toBe("submitted");
  await again.store.saveOperation(entryOperation());
  expect((await again.store.vault.readRows())[0]?.seq).toBe(2);
});
