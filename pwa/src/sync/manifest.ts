/**
 * Repair by the manifest: the server says which records this phone may hold, in which versions.
 * What is too much leaves at once, what is missing or older is asked for, and only when all of it
 * is there does the phone say so. Cut off in the middle, it begins again and has less to do. It
 * touches the cache alone; nothing unsent is ever removed (I9).
 */
import { NetworkError } from "../api/errors.ts";
import { ENTITIES, type Entity, type ManifestReply, type RecordKey } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import { toBytes, toHex } from "../lock/bytes.ts";
import type { CacheState, EntityRow } from "../store/cache.ts";
import type { Holding } from "../store/view.ts";
import type { SyncContext } from "./context.ts";
import { accept, PROTO } from "./envelope.ts";
import { pullPage, sortedFor, takeOutcomes } from "./page.ts";

/** Records asked for in one request; the server takes 2 000, and a page shall be about 1 MB. */
const WANT = 1000;
/** A scope that changes again and again while it is read is read another time. */
const TRIES = 3;
const WEEK_MS = 7 * 86_400_000;

/** Why the phone repairs itself. */
export type Cause = "scope" | "floor" | "check";

/** The server is another one than the cache was read from: only a new cache helps. */
export class OtherEpoch extends Error {
  override name = "OtherEpoch";

  constructor(readonly epoch: string) {
    super();
  }
}

interface Manifest {
  seq: number;
  scopeRev: number;
  held: Map<string, { entity: Entity; version: number }>;
}

/** Repairs the cache. @throws NetworkError, ApiError, OtherEpoch */
export async function repair(context: SyncContext, cause: Cause): Promise<void> {
  for (let left = TRIES; left > 0; left--) {
    const manifest = await readManifest(context);
    if (manifest && (await mend(context, manifest, cause))) return;
  }
  throw new NetworkError("unexpected");
}

/** Once a week: compares all that is held with all that should be, by one digest. */
export async function checkWeekly(context: SyncContext): Promise<void> {
  const { store } = context;
  const state = store.cacheState;
  // Away from now in either direction: the clock may have stood wrong.
  const age = Math.abs(context.now() - Date.parse(state?.checkedAt ?? ""));
  if (!state?.updatedAt || age < WEEK_MS) return;
  const digest = await digestOf(store.view.holdings());
  const reply = await ask(context, null, { digest, limit: 1 });
  if (reply.is_same) {
    await store.applyPage({ ...state, checkedAt: instant(context) }, [], []);
    return;
  }
  await repair(context, "check");
}

/** SHA-256 of what is held, in the manifest's order and form. */
export async function digestOf(holdings: Iterable<Holding>): Promise<string> {
  const order = new Map<string, number>(ENTITIES.map((entity, i) => [entity, i]));
  const place = ({ entity }: Holding) => order.get(entity) ?? ENTITIES.length;
  const lines = [...holdings]
    .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
    .map(({ entity, id, version }) => `${entity}/${id}/${version}\n`);
  const hash = await crypto.subtle.digest("SHA-256", toBytes(lines.join("")));
  return toHex(new Uint8Array(hash));
}

/** All pages of one manifest; undefined when the scope changed between them. */
async function readManifest(context: SyncContext): Promise<Manifest | undefined> {
  const held: Manifest["held"] = new Map();
  let first: ManifestReply | undefined;
  let after: RecordKey | null = null;
  do {
    const page: ManifestReply = await ask(context, after);
    first ??= page;
    if (page.scope_rev !== first.scope_rev) return undefined;
    for (const [entity, records] of Object.entries(page.records)) {
      for (const [id, version] of records) held.set(id, { entity: entity as Entity, version });
    }
    after = page.more ? (page.next as RecordKey) : null;
  } while (after);
  return { seq: first.seq, scopeRev: first.scope_rev, held };
}

/** Brings the cache to what the manifest says. False when something moved: begin again. */
async function mend(context: SyncContext, manifest: Manifest, cause: Cause): Promise<boolean> {
  const { store } = context;
  const extra: EntityRow[] = [...store.view.holdings()]
    .filter(({ id }) => !manifest.held.has(id))
    .map(({ entity, id, version }) => ({ entity, row: { id, version, deleted_at: null } }));
  const { cacheState } = store;
  if (!cacheState) return false;
  if (extra.length > 0 && !(await store.applyPage(cacheState, [], extra))) return false;
  // Past the floor there is no log to read; else it is read on from where the phone stood, because
  // the outcomes of its own operations come with it.
  if (cause !== "floor" && !(await readOn(context, manifest))) return false;
  const lacking = [...manifest.held]
    .filter(([id, { entity, version }]) => store.confirmedVersion(entity, id) < version)
    .map(([id, { entity }]) => ({ entity, id }));
  if (!(await fetchAll(context, manifest, lacking))) return false;
  const state = store.cacheState;
  if (!state) return false;
  const now = instant(context);
  const cursor = cause === "floor" ? manifest.seq : state.cursor;
  const whole = { ...state, cursor, scopeRev: manifest.scopeRev, checkedAt: now, updatedAt: now };
  if (!(await store.applyPage(whole, [], []))) return false;
  await store.noteRepair({ cause, missing: lacking.length, extra: extra.length });
  return true;
}

/** Reads the log to its end, in the new scope; the old one stays on record until all is repaired. */
async function readOn(context: SyncContext, manifest: Manifest): Promise<boolean> {
  const { store } = context;
  for (;;) {
    const state = store.cacheState;
    if (!state) return false;
    const reply = await pullPage(context, inScope(state, manifest));
    if (reply.reset) return false;
    await takeOutcomes(context, reply);
    const { put, gone } = sortedFor(context, reply.changes);
    const cursor = Math.max(state.cursor, reply.to);
    if (!(await store.applyPage({ ...state, cursor }, put, gone))) return false;
    if (!reply.more) return true;
  }
}

/** Asks for these records, and writes each page as it comes. */
async function fetchAll(
  context: SyncContext,
  manifest: Manifest,
  lacking: RecordKey[],
): Promise<boolean> {
  const { store } = context;
  for (let at = 0; at < lacking.length; at += WANT) {
    const state = store.cacheState;
    if (!state) return false;
    const reply = await pullPage(context, inScope(state, manifest), lacking.slice(at, at + WANT));
    if (reply.reset) return false;
    const { put, gone } = sortedFor(context, reply.changes);
    if (!(await store.applyPage(state, put, gone))) return false;
  }
  return true;
}

function inScope(state: CacheState, { scopeRev }: Manifest): CacheState {
  return { ...state, scopeRev };
}

async function ask(
  context: SyncContext,
  after: RecordKey | null,
  options: { digest?: string; limit?: number } = {},
): Promise<ManifestReply> {
  const { api, store, signal } = context;
  const requestId = newId();
  const epoch = store.cacheState?.epoch ?? store.identity.epoch;
  const { replica } = store.identity;
  const reply = accept(
    await api.manifest(
      { proto: PROTO, request_id: requestId, epoch, replica, after, ...options },
      signal,
    ),
    requestId,
  );
  if (reply.reset || reply.epoch !== epoch) throw new OtherEpoch(reply.epoch);
  return reply;
}

function instant(context: SyncContext): string {
  return new Date(context.now()).toISOString();
}
