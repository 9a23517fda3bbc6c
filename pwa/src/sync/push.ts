/** Sending: everything that the server has not answered, in order, until there is no more. */
import { ApiError, NetworkError } from "../api/errors.ts";
import type { PushReply } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import { noteClock } from "../store/clock.ts";
import { type SyncContext, Wait } from "./context.ts";
import { accept, PROTO } from "./envelope.ts";
import { type Batch, type Gathered, gather, MAX_OPS, packBatch } from "./gather.ts";
import { receiptsFrom } from "./receipts.ts";
import { forkLog, meetEpoch, resumeFrom } from "./renumber.ts";
import { reportOf } from "./report.ts";

/** The build that made an operation, told to the server for its support of older phones. */
const BUILD = import.meta.env.VITE_BUILD ?? "dev";

/** So many operations are tried first after a network that was not there. */
const FEW = 25;

/** So many pushes without a single answer mean that the two sides do not understand each other. */
const PATIENCE = 5;

/** Sends until nothing is unanswered. @throws NetworkError, ApiError, Wait, NotThisUser */
export async function pushAll(context: SyncContext): Promise<void> {
  const { store, batch } = context;
  for (let fruitless = 0; fruitless < PATIENCE; fruitless++) {
    const { log } = await store.vault.head();
    const from = store.ledger.firstUnanswered(log);
    if (from === undefined) return;
    const ops = await gather(context, log, from);
    if (ops.length === 0) return;
    const before = store.ledger.unsent();
    const reply = await pushSome(context, ops);
    if (!reply) continue;
    await takeReply(context, reply);
    batch.limit = Math.min(MAX_OPS, batch.limit * 2);
    if (store.ledger.unsent() !== before) fruitless = -1;
  }
  throw new NetworkError("unexpected");
}

async function pushSome(context: SyncContext, ops: Gathered): Promise<PushReply | undefined> {
  const { api, store, batch, now, signal } = context;
  const requestId = newId();
  const sentAt = now();
  const packed = await packBatch(
    {
      proto: PROTO,
      request_id: requestId,
      build: BUILD,
      epoch: store.identity.epoch,
      replica: store.identity.replica,
      device_now: new Date(sentAt).toISOString(),
      report: reportOf(store),
    },
    ops,
  );
  const half = Math.max(1, Math.floor(ops.length / 2));
  if (!packed) {
    batch.limit = half;
    return undefined;
  }
  try {
    const reply = accept(await api.push(packed satisfies Batch, signal), requestId);
    await noteClock(store.vault, sentAt, now(), reply.server_now);
    return reply;
  } catch (error) {
    const isTooLarge = error instanceof ApiError && error.status === 413;
    const isTooSlow = error instanceof NetworkError && error.kind === "timeout";
    if (isTooLarge || isTooSlow) batch.limit = half;
    // Without a network each try would pack hundreds in vain; what gets through doubles the next one.
    else if (error instanceof NetworkError) batch.limit = Math.min(batch.limit, FEW);
    if (isTooLarge && ops.length > 1) return undefined;
    throw error;
  }
}

async function takeReply(context: SyncContext, reply: PushReply): Promise<void> {
  const { store } = context;
  await store.keepReceipts(receiptsFrom(store.ledger, reply.results, reply.server_now));
  if (await meetEpoch(context, reply.epoch)) return;
  // By the server's clock: the phone's own may stand years ahead, and what is pruned is insurance.
  await store.prune(Date.parse(reply.server_now)).catch(() => undefined);
  const head = await store.vault.head();
  if (reply.stop === "fork" || reply.last_seq > head.lastSeq) {
    await forkLog(context);
  } else if (reply.stop === "gap") {
    await resumeFrom(context, reply.last_seq, new Set(reply.results.map(({ op_id }) => op_id)));
  } else if (reply.retry_after) {
    throw new Wait(reply.retry_after);
  } else if (reply.stop === "retry") {
    throw new Wait(1);
  }
}
