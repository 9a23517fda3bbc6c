// @vitest-environment node
import { afterEach, describe, expect, test } from "vitest";
import contract from "../../../tests/contract/entities.json" with { type: "json" };
import { ENTITIES } from "../api/wire.ts";
import { currentStore } from "../store/current.ts";
import { health } from "../store/health.ts";
import { entryIdOf, entryOperation, testId } from "../store/testPhone.ts";
import { digestOf } from "./manifest.ts";
import { syncStatus } from "./status.ts";
import { engineFor, type SyncedPhone, syncedPhone } from "./testSync.ts";

const WEEK_MS = 7 * 86_400_000;

afterEach(() => {
  currentStore.value = null;
});

/** A phone that has read these residents. */
async function phoneWith(...names: string[]): Promise<SyncedPhone & { ids: string[] }> {
  const all = await syncedPhone();
  const ids = names.map(() => testId("p"));
  names.forEach((name, i) => {
    all.server.put("resident", ids[i] ?? "", { name });
  });
  await all.engine.syncNow();
  all.server.wants.length = 0;
  return { ...all, ids };
}

function namesOf({ view }: Pick<SyncedPhone, "view">): string[] {
  return view
    .rows("resident")
    .map(({ name }) => name)
    .sort();
}

/** A record that came into the user's scope without the log naming it for this phone. */
function comeIntoScope({ server }: SyncedPhone, name: string): string {
  const id = testId("p");
  server.rows.set(id, { entity: "resident", id, version: 3, row: { name }, seq: 0 });
  return id;
}

test("the entities stand in the order of the registry, which is the manifest's", () => {
  const known = new Set<string>(ENTITIES);
  // The rest never reaches a phone.
  const order = Object.keys(contract.entities).filter((name) => known.has(name));
  expect([...ENTITIES]).toEqual(order);
});

test("the digest is of one line a record, entities in their order, ids ascending", async () => {
  const digest = await digestOf([
    { entity: "case", id: "b", version: 2 },
    { entity: "case", id: "a", version: 1 },
    { entity: "word", id: "z", version: 9 },
  ]);

  // printf 'word/z/9\ncase/a/1\ncase/b/2\n' | sha256sum
  expect(digest).toBe("f3d4984c7f69cf558fcbd9b5287327a797e13f341914fd1e137479b94fe5b2ca");
});

describe.each(["scope", "floor"] as const)("when the server says %s", (reset) => {
  /** What makes the server say so at the next pull. */
  function provoke({ server }: SyncedPhone): void {
    server.clock += 10;
    if (reset === "scope") server.scopeRev++;
    else server.floor = server.clock;
  }

  test("what is missing or older comes, what is too much leaves, and the generation stays", async () => {
    const all = await phoneWith("Mine", "Older", "Foreign");
    const { server, engine, store, phone, ids } = all;
    const { generation } = store.cacheState ?? {};
    const [, older, foreign] = ids as [string, string, string];
    const fresh = comeIntoScope(all, "Fresh");
    server.rows.delete(foreign);
    const held = server.rows.get(older);
    if (held) server.rows.set(older, { ...held, version: 5, row: { name: "Newer" } });
    provoke(all);

    await engine.syncNow();

    expect(namesOf(all)).toEqual(["Fresh", "Mine", "Newer"]);
    expect(server.wants).toEqual([[older, fresh].sort()]);
    expect(store.cacheState).toMatchObject({ generation, scopeRev: server.scopeRev });
    expect(store.cursor).toBe(server.clock);
    expect(namesOf(await phone.unlock())).toEqual(["Fresh", "Mine", "Newer"]);
    server.manifests.length = 0;
    await engine.syncNow();
    expect(server.manifests).toEqual([]);
  });

  test("nothing unsent is removed, and it stays in sight", async () => {
    const all = await phoneWith("Mine");
    const { server, engine, store, view } = all;
    server.isDown = true;
    const body = entryOperation();
    await store.saveOperation(body);
    await store.putDraft("draft-1", { note: "half made" });
    await engine.idle();
    provoke(all);
    let isThere = true;
    server.isDown = false;
    server.pushes.length = 0;
    server.onRequest = () => {
      isThere &&= view.row("log_entry", entryIdOf(body)) !== undefined;
    };

    await engine.syncNow();

    expect(isThere).toBe(true);
    expect(server.applied).toEqual([body.op_id]);
    expect(await store.vault.readRows()).toHaveLength(1);
    expect((await store.vault.readDrafts()).size).toBe(1);
    expect(syncStatus.value.allSent).toBe(true);
  });

  test("cut off at any request, it goes on with what is left, and never asks twice for a record", async () => {
    for (let cut = 1; ; cut++) {
      const all = await phoneWith("Mine", "Foreign");
      const { server, engine, store, ids } = all;
      server.manifestSize = 2;
      const fresh = Array.from({ length: 5 }, (_, i) => comeIntoScope(all, `Fresh ${i}`));
      server.rows.delete(ids[1] ?? "");
      provoke(all);
      server.requests = 0;
      server.troubles = [...Array(cut - 1).fill(undefined), "lost"];

      await engine.syncNow();
      const wasCut = server.troubles.length === 0;
      await engine.syncNow();

      expect(namesOf(all)).toEqual(["Fresh 0", "Fresh 1", "Fresh 2", "Fresh 3", "Fresh 4", "Mine"]);
      expect(store.cacheState?.scopeRev).toBe(server.scopeRev);
      expect(store.cursor).toBe(server.clock);
      const asked = server.wants.flat();
      expect(new Set(asked)).toEqual(new Set(fresh));
      // Only the request whose reply was lost is repeated.
      expect(server.wants.length).toBeLessThanOrEqual(2);
      if (!wasCut) return;
    }
  });

  test("a scope that changes between two pages is read again from the first", async () => {
    const all = await phoneWith("Mine", "Second", "Third");
    const { server, engine, store, ids } = all;
    server.manifestSize = 1;
    provoke(all);
    server.onRequest = () => {
      if (server.manifests.length !== 2) return;
      server.onRequest = () => undefined;
      server.rows.delete(ids[0] ?? "");
      server.scopeRev++;
    };

    await engine.syncNow();

    expect(namesOf(all)).toEqual(["Second", "Third"]);
    expect(store.cacheState?.scopeRev).toBe(server.scopeRev);
  });

  test("what happened to a parked operation meanwhile is heard of", async () => {
    const all = await phoneWith("Mine");
    const { server, engine, store, view } = all;
    server.decide = () => ({ outcome: "held", reason: "waiting_for_record" });
    const body = entryOperation();
    await store.saveOperation(body);
    await engine.idle();
    server.retell(body.op_id, "applied", true);
    provoke(all);

    await engine.syncNow();

    expect(view.state(entryIdOf(body))).toBe("received");
    expect(syncStatus.value).toMatchObject({ needsAttention: 0, allSent: true });
  });
});

test("what is new between the pages comes with the next pull", async () => {
  const all = await phoneWith("Mine");
  const { server, engine } = all;
  server.manifestSize = 1;
  server.floor = server.clock += 10;
  server.onRequest = () => {
    if (server.manifests.length !== 1) return;
    server.onRequest = () => undefined;
    const id = "00000000-0000-4000-8000-000000000000";
    server.put("resident", id, { name: "Made between" });
    comeIntoScope(all, "Second page");
  };

  await engine.syncNow();
  await engine.syncNow();

  expect(namesOf(all)).toEqual(["Made between", "Mine", "Second page"]);
});

test("a scope that never settles is given up for now, and nothing is marked as whole", async () => {
  const all = await phoneWith("Mine");
  const { server, engine, store } = all;
  const before = store.cacheState;
  server.onRequest = () => server.scopeRev++;

  await engine.syncNow();

  expect(syncStatus.value.reach).toBe("unexpected_answer");
  expect(store.cacheState?.scopeRev).toBe(before?.scopeRev);
});

test("a server that turns out to be another one while the phone repairs itself is read anew", async () => {
  const all = await phoneWith("Mine");
  const { server, engine, store } = all;
  server.scopeRev++;
  server.onRequest = () => {
    if (server.manifests.length !== 1) return;
    server.onRequest = () => undefined;
    server.epoch = testId("epoch");
  };

  await engine.syncNow();

  expect(store.cacheState?.epoch).toBe(server.epoch);
  expect(store.identity.epoch).toBe(server.epoch);
  expect(namesOf(all)).toEqual(["Mine"]);
});

describe("once a week", () => {
  test("a phone that holds what it should says so with one small request", async () => {
    const { server, engine, store, clock } = await phoneWith("Mine", "Second");
    await engine.syncNow();
    expect(server.manifests).toEqual([]);
    clock.time += WEEK_MS;
    server.requests = 0;

    await engine.syncNow();
    await engine.syncNow();

    expect(server.manifests).toHaveLength(1);
    expect(server.requests).toBe(3);
    expect(store.cacheState?.checkedAt).toBe(new Date(clock.now()).toISOString());
    expect(health.value.mismatches).toBe(0);
  });

  test("a hole that nobody knew of is found, mended and counted", async () => {
    const all = await phoneWith("Mine");
    const { engine, clock, phone } = all;
    comeIntoScope(all, "Never delivered");
    await engine.syncNow();
    expect(namesOf(all)).toEqual(["Mine"]);
    clock.time += WEEK_MS;

    await engine.syncNow();

    expect(namesOf(all)).toEqual(["Mine", "Never delivered"]);
    expect(health.value).toMatchObject({ repairs: 1, mismatches: 1, missing: 1, extra: 0 });
    await phone.unlock();
    expect(health.value).toMatchObject({ mismatches: 1, missing: 1 });
    await engine.syncNow();
    expect(health.value.mismatches).toBe(1);
  });

  test("a clock that was set back does not end the checks", async () => {
    const { server, engine, clock } = await phoneWith("Mine");
    clock.skewMs = -2 * 365 * 86_400_000;

    await engine.syncNow();

    expect(server.manifests).toHaveLength(1);
  });
});

test("a repair in one tab is seen in the other, and neither undoes the other's", async () => {
  const all = await phoneWith("Mine", "Foreign");
  const { server, phone, ids } = all;
  const other = await phone.unlock();
  const second = engineFor(other, server);
  comeIntoScope(all, "Fresh");
  server.rows.delete(ids[1] ?? "");
  server.scopeRev++;

  await Promise.all([all.engine.syncNow(), second.engine.syncNow()]);
  await Promise.all([all.engine.syncNow(), second.engine.syncNow()]);

  for (const open of [all, other, await phone.unlock()]) {
    expect(namesOf(open)).toEqual(["Fresh", "Mine"]);
  }
});
