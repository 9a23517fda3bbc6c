/** Reading: what is new on the server, page by page, until there is no more. */
import { NetworkError } from "../api/errors.ts";
import type { PullReply } from "../api/wire.ts";
import type { CacheState, EntityRow } from "../store/cache.ts";
import type { SyncContext } from "./context.ts";
import { checkWeekly, OtherEpoch, repair } from "./manifest.ts";
import { pullPage, sorted, sortedFor, takeOutcomes } from "./page.ts";
import { forkLog, meetEpoch, resumeFrom } from "./renumber.ts";

/** A fill that is reset again and again has met a server that does not settle. */
const FILL_TRIES = 3;

/** Reads to the end. @throws NetworkError, ApiError, NotThisUser */
export async function pullAll(context: SyncContext): Promise<void> {
  const { store } = context;
  try {
    if (!store.cacheState || store.needsRefill) await fill(context, store.identity.epoch);
    else await readOn(context);
  } catch (error) {
    if (!(error instanceof OtherEpoch)) throw error;
    await meetEpoch(context, error.epoch);
    await fill(context, error.epoch);
  }
}

async function readOn(context: SyncContext): Promise<void> {
  const { store } = context;
  for (;;) {
    const state: CacheState | undefined = store.cacheState;
    // Dropped meanwhile, to make room for what is unsent.
    if (!state) return fill(context, store.identity.epoch);
    const answered = await answeredUpTo(context);
    const reply = await pullPage(context, state);
    if (reply.reset) return startOver(context, reply);
    await takeOutcomes(context, reply);
    const { put, gone } = sortedFor(context, reply.changes);
    const written = await store.applyPage(stateAfter(context, state, reply), put, gone);
    if (!written || reply.more) continue;
    await compareLogs(context, reply, answered);
    return checkWeekly(context);
  }
}

/** What the server cannot continue is repaired, or read anew beside the old. */
async function startOver(context: SyncContext, { reset, epoch }: PullReply): Promise<void> {
  const { store } = context;
  // What became of our parked operations beyond the floor is told to a full reading only.
  const isPastWords = reset === "floor" && store.ledger.parked().length > 0;
  if ((reset === "scope" || reset === "floor") && !isPastWords) return repair(context, reset);
  await meetEpoch(context, epoch);
  return fill(context, epoch);
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
      const { put, gone } = sorted(reply.changes, ({ id }) => rows.get(id)?.row.version ?? 0);
      for (const entry of put) rows.set(entry.row.id, entry);
      for (const { row } of gone) rows.delete(row.id);
      state = stateAfter(context, state, reply);
      if (reply.more) continue;
      const isRenumbered = await meetEpoch(context, epoch);
      // What has just been read whole needs no check for a week.
      await store.replaceCache({ ...state, checkedAt: state.updatedAt }, [...rows.values()]);
      if (!isRenumbered) await compareLogs(context, reply, answered);
      return;
    }
  }
  throw new NetworkError("unexpected");
}

function stateAfter(context: SyncContext, state: CacheState, reply: PullReply): CacheState {
  return {
    ...state,
    cursor: Math.max(state.cursor, reply.to),
    epoch: reply.epoch,
    scopeRev: reply.scope_rev,
    packDays: reply.pack_days,
    updatedAt: reply.more ? state.updatedAt : new Date(context.now()).toISOString(),
  };
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
