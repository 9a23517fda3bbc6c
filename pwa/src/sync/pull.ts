/** Reading: what is new on the server, page by page, until there is no more. */
import { NetworkError } from "../api/errors.ts";
import type { Entity, PulledChange, PullReply } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import type { CacheState, EntityRow } from "../store/cache.ts";
import type { AnyRow } from "../store/rows.ts";
import type { SyncContext } from "./context.ts";
import { accept, PROTO } from "./envelope.ts";
import { receiptsFrom } from "./receipts.ts";
import { forkLog, resumeFrom } from "./renumber.ts";

/** A fill that is reset again and again has met a server that does not settle. */
const FILL_TRIES = 3;

/** Reads to the end. @throws NetworkError, ApiError, NotThisUser */
export async function pullAll(context: SyncContext): Promise<void> {
  const { store } = context;
  if (!store.cacheState || store.needsRefill) {
    await fill(context, store.identity.epoch);
    return;
  }
  for (;;) {
    const state: CacheState | undefined = store.cacheState;
    if (!state) return;
    const answered = await answeredUpTo(context);
    const reply = await pullPage(context, state);
    if (reply.reset) {
      await store.keepEpoch(reply.epoch);
      await fill(context, reply.epoch);
      return;
    }
    await takeOutcomes(context, reply);
    const { put, gone } = sort(reply.changes, ({ entity, id }) =>
      store.confirmedVersion(entity as Entity, id),
    );
    const written = await store.applyPage(stateAfter(context, state, reply), put, gone);
    if (written && !reply.more) return compareLogs(context, reply, answered);
  }
}

/** Reads everything the server has for us, and puts it in the place of the old rows in one go. */
async function fill(context: SyncContext, firstEpoch: string): Promise<void> {
  const { store } = context;
  let epoch = firstEpoch;
  for (let left = FILL_TRIES; left > 0; left--) {
    let state = await store.cache.newGeneration(epoch);
    const rows = new Map<string, EntityRow>();
    for (;;) {
      const answered = await answeredUpTo(context);
      const reply = await pullPage(context, state);
      epoch = reply.epoch;
      if (reply.reset) break;
      await takeOutcomes(context, reply);
      const { put, gone } = sort(reply.changes, ({ id }) => rows.get(id)?.row.version ?? 0);
      for (const entry of put) rows.set(entry.row.id, entry);
      for (const { row } of gone) rows.delete(row.id);
      state = stateAfter(context, state, reply);
      if (reply.more) continue;
      await store.keepEpoch(epoch);
      await store.replaceCache(state, [...rows.values()]);
      return compareLogs(context, reply, answered);
    }
  }
  throw new NetworkError("unexpected");
}

async function pullPage(context: SyncContext, state: CacheState): Promise<PullReply> {
  const { api, store, signal } = context;
  const requestId = newId();
  const reply = await api.pull(
    {
      proto: PROTO,
      request_id: requestId,
      epoch: state.epoch,
      replica: store.identity.replica,
      cursor: state.cursor,
      scope_rev: state.scopeRev,
    },
    signal,
  );
  return accept(reply, requestId);
}

function stateAfter(context: SyncContext, state: CacheState, reply: PullReply): CacheState {
  return {
    ...state,
    cursor: Math.max(state.cursor, reply.to),
    epoch: reply.epoch,
    scopeRev: reply.scope_rev,
    updatedAt: reply.more ? state.updatedAt : new Date(context.now()).toISOString(),
  };
}

async function takeOutcomes(context: SyncContext, reply: PullReply): Promise<void> {
  const { store } = context;
  const now = new Date(context.now()).toISOString();
  await store.keepReceipts(receiptsFrom(store.ledger, reply.outcomes ?? [], now));
}

/** Rows that are newer than what is held, and records that are to leave. */
function sort(changes: PulledChange[], versionOf: (change: PulledChange) => number) {
  const put: EntityRow[] = [];
  const gone: EntityRow[] = [];
  for (const change of changes) {
    const { id, version } = change;
    const entity = change.entity as Entity;
    if (change.row) {
      if (version <= versionOf(change)) continue;
      const row = { deleted_at: null, ...change.row, id, version } as AnyRow;
      put.push({ entity, row });
    } else {
      gone.push({ entity, row: { id, version, deleted_at: null } });
    }
  }
  return { put, gone };
}

/** Our highest number that the server has answered, as far as this phone knows. */
async function answeredUpTo({ store }: SyncContext): Promise<number> {
  const { log, lastSeq } = await store.vault.head();
  return (store.ledger.firstUnanswered(log) ?? lastSeq + 1) - 1;
}

/** Brings the logs together when the server's count of our operations cannot be right. */
async function compareLogs(
  context: SyncContext,
  reply: PullReply,
  answered: number,
): Promise<void> {
  const { lastSeq } = await context.store.vault.head();
  if (reply.last_seq > lastSeq) await forkLog(context);
  else if (reply.last_seq < answered) await resumeFrom(context, reply.last_seq, new Set());
}
