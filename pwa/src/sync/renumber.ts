/**
 * When the numbers of this phone's log and the server's do not meet. Nothing is ever guessed and
 * nothing dropped: operation ids and bodies stay, and the server knows by them what it has.
 */

import { newId } from "../domain/ids.ts";
import type { Identity } from "../lock/device.ts";
import { NotThisUser, type SyncContext } from "./context.ts";
import { accept, PROTO } from "./envelope.ts";
import { phoneLabel, rescueKeyOf } from "./phone.ts";

/**
 * The log has forked: the server holds other operations under our numbers, or more than we ever
 * wrote (a copied phone, a phone set back). A new replica takes what is not acknowledged.
 */
export async function forkLog(context: SyncContext): Promise<void> {
  const { store } = context;
  const seen = await store.vault.head();
  const identity = await newReplica(context);
  await store.startNewLog(seen, identity, 1, (opId) => !store.ledger.receipt(opId));
}

/**
 * The server holds less than it acknowledged: it was set back to a backup. What it has lost is
 * unsent again, and goes on from its number.
 * @param answered operations that this very reply answered, so that their receipts are true
 */
export async function resumeFrom(
  context: SyncContext,
  lastSeq: number,
  answered: ReadonlySet<string>,
): Promise<void> {
  const { store } = context;
  const head = await store.vault.head();
  const rows = await store.vault.readLog(head.log, lastSeq + 1);
  const stale = rows.map(({ opId }) => opId).filter((id) => !answered.has(id));
  await store.dropReceipts(stale.filter((id) => store.ledger.receipt(id)));
  if (store.ledger.firstUnanswered(head.log) === lastSeq + 1) return;
  if (rows[0]?.seq === lastSeq + 1 || rows.length === 0) {
    // Known to the server from another log, or not to be opened: the rest goes on without it.
    await moveOn(context, lastSeq + 1);
    return;
  }
  await resendEverything(context);
}

/** Numbers what is unanswered anew from here, as the same replica. */
async function moveOn(context: SyncContext, fromSeq: number): Promise<void> {
  const { store } = context;
  const seen = await store.vault.head();
  await store.startNewLog(seen, store.identity, fromSeq, (opId) => isSendable(context, opId));
}

/**
 * The server has been set back. It may lack what it had acknowledged, under this replica or an earlier
 * one, and others may have written under our numbers since: a new replica sends all that is kept, and
 * the server knows by its id what it has.
 * @returns whether the epoch was another
 */
export async function meetEpoch(context: SyncContext, epoch: string): Promise<boolean> {
  if (epoch === context.store.identity.epoch) return false;
  await resendEverything(context);
  return true;
}

/** A new replica sends all that is kept, whatever was acknowledged. @throws NotThisUser */
export async function resendEverything(context: SyncContext): Promise<void> {
  const { store } = context;
  const seen = await store.vault.head();
  const identity = await newReplica(context);
  await store.dropReceipts(store.ledger.receipts().map(({ opId }) => opId));
  await store.startNewLog(seen, identity, 1, (opId) => isSendable(context, opId));
}

function isSendable({ store }: SyncContext, opId: string): boolean {
  return store.ledger.op(opId) !== undefined && !store.ledger.receipt(opId);
}

/** Enrols again as the same user. @throws NotThisUser when somebody else is signed in */
async function newReplica({ api, store }: SyncContext): Promise<Identity> {
  const requestId = newId();
  const reply = accept(
    await api.enrol({ proto: PROTO, request_id: requestId, ...phoneLabel() }),
    requestId,
  );
  if (reply.user.id !== store.identity.user.id) throw new NotThisUser();
  return { ...store.identity, replica: reply.replica, epoch: reply.epoch, ...rescueKeyOf(reply) };
}
