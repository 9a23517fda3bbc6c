/** One page of a pull: how it is asked for, and what it holds. */
import type { Entity, PulledChange, PullReply, RecordKey } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import type { CacheState, EntityRow } from "../store/cache.ts";
import { noteClock } from "../store/clock.ts";
import type { AnyRow } from "../store/rows.ts";
import type { SyncContext } from "./context.ts";
import { accept, PROTO } from "./envelope.ts";
import { receiptsFrom } from "./receipts.ts";
import { reportOf } from "./report.ts";

/**
 * Asks for what is new after the state's cursor; or, with `want`, for those records as they are now.
 * @throws NetworkError, ApiError
 */
export async function pullPage(
  context: SyncContext,
  state: CacheState,
  want?: RecordKey[],
): Promise<PullReply> {
  const { api, store, signal } = context;
  const requestId = newId();
  const sentAt = context.now();
  const reply = await api.pull(
    {
      proto: PROTO,
      request_id: requestId,
      epoch: state.epoch,
      replica: store.identity.replica,
      cursor: state.cursor,
      scope_rev: state.scopeRev,
      report: reportOf(store),
      ...(want ? { want } : {}),
    },
    signal,
  );
  accept(reply, requestId);
  await noteClock(store.vault, sentAt, context.now(), reply.server_now);
  // Our server has spoken to our user: what was closed for want of contact may be seen again.
  await store.confirmed.renewLease();
  return reply;
}

/** Keeps the outcomes that came with a page. */
export async function takeOutcomes(context: SyncContext, reply: PullReply): Promise<void> {
  const { store } = context;
  const now = new Date(context.now()).toISOString();
  await store.keepReceipts(receiptsFrom(store.ledger, reply.outcomes ?? [], now));
}

/** Rows that are newer than what is held, and records that are to leave. */
export function sorted(changes: PulledChange[], versionOf: (change: PulledChange) => number) {
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

/** The same, against what this phone holds. */
export function sortedFor({ store }: SyncContext, changes: PulledChange[]) {
  return sorted(changes, ({ entity, id }) => store.confirmedVersion(entity as Entity, id));
}
