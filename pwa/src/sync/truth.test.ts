// @vitest-environment node
/**
 * I12 as a property: at every step of a random run, on both tabs of a phone, «all sent» is said
 * only when the server has everything that was saved. A run is told again by its seed.
 */
import { afterEach, expect, test } from "vitest";
import { ApiError } from "../api/errors.ts";
import { currentStore } from "../store/current.ts";
import { entryOperation } from "../store/testPhone.ts";
import { publishStatus, syncStatus } from "./status.ts";
import type { Trouble } from "./testServer.ts";
import { engineFor, type SyncedPhone, syncedPhone } from "./testSync.ts";

const RUNS = process.env.SOAK === "1" ? 400 : 12;
const STEPS = 30;
const FIRST_SEED = 20261117;

afterEach(() => {
  currentStore.value = null;
});

/** Small random numbers that a seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Run extends SyncedPhone {
  saved: string[];
  lies: unknown[];
  unwatch?: () => void;
  random: () => number;
}

const TROUBLES: (Trouble | undefined)[] = [
  "unreachable",
  "lost",
  "timeout",
  "html",
  "wrong_id",
  undefined,
];

const OUTCOMES = ["held", "late", "rejected", "conflict", "quarantined", "merged"] as const;

/** What may happen between a phone and its server. */
const DEEDS: ((run: Run) => Promise<unknown>)[] = [
  save,
  save,
  (run) => run.engine.syncNow(),
  (run) => run.engine.syncNow(),
  async ({ server }) => (server.isDown = !server.isDown),
  async ({ server, random }) => {
    server.troubles = Array.from({ length: 3 }, () => pick(TROUBLES, random) as Trouble);
  },
  async ({ server }) => {
    server.troubles = [new ApiError(503, "try_later", {}, 20)];
  },
  async ({ server, random, store }) => {
    server.user = random() < 0.5 ? null : store.identity.user.id;
  },
  async ({ server, random }) => {
    const outcome = random() < 0.4 ? pick(OUTCOMES, random) : undefined;
    server.decide = () => (outcome ? { outcome, reason: "a_reason" } : undefined);
  },
  async ({ server, random }) => {
    const parked = server.told.filter(({ outcome }) => outcome === "held");
    const one = pick(parked, random);
    if (one && last(server, one.op_id) === "held") server.retell(one.op_id, "applied", true);
  },
  async ({ server }) => server.scopeRev++,
  async ({ server }) => (server.maxOps = server.maxOps === 500 ? 1 : 500),
  async ({ clock }) => (clock.time += 90_000),
  async ({ engine }) => engine.networkReturned(),
  reopen,
];

async function save({ store, saved }: Run): Promise<void> {
  const body = entryOperation();
  await store.saveOperation(body);
  saved.push(body.op_id);
}

/** The page is closed, whatever it was doing, and opened again. */
async function reopen(run: Run): Promise<void> {
  run.unwatch?.();
  run.engine.stop();
  await run.engine.idle().catch(() => undefined);
  Object.assign(run, await run.phone.unlock());
  Object.assign(run, engineFor(run, run.server));
  publishStatus();
  watch(run);
}

/** Asks for the truth at every change of the store, not only when a step is over. */
function watch(run: Run): void {
  run.unwatch = run.store.onChange(() => {
    try {
      expectTruth(run, "in the middle of a step");
    } catch (error) {
      run.lies.push(error);
    }
  });
}

function pick<T>(among: readonly T[], random: () => number): T | undefined {
  return among[Math.floor(random() * among.length)];
}

function last(server: Run["server"], opId: string): string | undefined {
  return server.told.findLast(({ op_id }) => op_id === opId)?.outcome;
}

/** Says nothing when what the screen says is true. */
function expectTruth({ server, saved, store }: Run, context: string): void {
  const { unsent, needsAttention, allSent } = syncStatus.value;
  if (allSent) {
    expect(
      saved.filter((opId) => !server.ledger.has(opId)),
      context,
    ).toEqual([]);
  }
  // Nothing that was saved is ever out of the count: it is unsent, or the server has it.
  const onServer = saved.filter((opId) => server.ledger.has(opId)).length;
  expect(saved.length - onServer, context).toBeLessThanOrEqual(unsent);
  expect(unsent, context).toBe(store.ledger.unsent());
  expect(allSent, context).toBe(unsent === 0 && needsAttention === 0);
}

test("in random runs «all sent» is said only when it is so, and in the end it is", async () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
    const random = randomFrom(seed);
    const run: Run = { ...(await syncedPhone()), saved: [], lies: [], random };
    watch(run);
    for (let step = 0; step < STEPS; step++) {
      const deed = DEEDS[Math.floor(random() * DEEDS.length)];
      await deed?.(run);
      expectTruth(run, `seed ${seed}, step ${step}`);
      expect(run.lies, `seed ${seed}, step ${step}`).toEqual([]);
    }
    await expectRest(run, `seed ${seed}, at rest`);
  }
}, 300_000);

/** Everything heals, and then the phone is at rest: each operation once on the server. */
async function expectRest(run: Run, context: string): Promise<void> {
  const { server, saved } = run;
  Object.assign(server, { isDown: false, troubles: [], maxOps: 500, decide: () => undefined });
  server.user = run.store.identity.user.id;
  run.clock.time += 3_600_000;
  for (let i = 0; i < 3; i++) await run.engine.syncNow();
  expect([...server.ledger.keys()].sort(), context).toEqual([...saved].sort());
  expect(run.store.ledger.unsent(), context).toBe(0);
  const parked = saved.filter((opId) => !["applied", "merged"].includes(last(server, opId) ?? ""));
  expect(syncStatus.value.needsAttention, context).toBe(parked.length);
  expect(syncStatus.value.allSent, context).toBe(parked.length === 0);
}
