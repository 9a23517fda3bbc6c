/**
 * What this phone has saved and what the server said of it, in memory while the phone is open.
 * Operations stay here until they are settled: answered as applied, and read back with a pull.
 * Parked ones stay until somebody has dealt with them.
 */
import type { OperationBody } from "../api/wire.ts";
import type { Receipt, StoredOp } from "./vault.ts";

/** Answers that leave something for a person, or a repair, to do. */
const PARKED = new Set(["conflict", "late", "held", "rejected", "quarantined"]);

/** An operation that the confirmed rows do not hold yet. */
export interface PendingOp {
  n: number;
  opId: string;
  log: number;
  seq: number;
  body: OperationBody;
}

/** How a record stands between phone and server. */
export type SyncState = "on_device" | "received" | "needs_attention";

/** Whether this answer leaves the operation parked. */
export function isParked(receipt: Receipt | undefined): boolean {
  return receipt !== undefined && PARKED.has(receipt.outcome);
}

/** The memory of operations and receipts. */
export class Ledger {
  private readonly ops = new Map<string, PendingOp>();
  private readonly answers = new Map<string, Receipt>();
  private readonly byRecord = new Map<string, Set<string>>();
  private readonly superseded = new Set<string>();
  private readonly unreadable = new Set<string>();
  /** The highest outbox number that has been read. */
  lastN = 0;

  /** Takes in an operation from the vault. */
  addOp(stored: StoredOp): PendingOp {
    const { n, opId, log, seq, text } = stored;
    const op = { n, opId, log, seq, body: JSON.parse(text) as OperationBody };
    this.ops.set(opId, op);
    this.lastN = Math.max(this.lastN, n);
    if (op.body.supersedes) this.superseded.add(op.body.supersedes);
    for (const { id } of op.body.changes ?? []) this.touch(id, opId);
    return op;
  }

  /** Takes note of an operation that lies in the vault but does not open; it cannot be sent. */
  addUnreadable(opId: string): void {
    this.unreadable.add(opId);
  }

  /** Whether this answer says more than what is known already. */
  isNews(receipt: Receipt): boolean {
    const known = this.answers.get(receipt.opId);
    return !known || isLater(receipt, known);
  }

  /** Takes in an answer, unless a later word of the server is known already. */
  addReceipt(receipt: Receipt): void {
    if (!this.isNews(receipt)) return;
    this.answers.set(receipt.opId, receipt);
    for (const id of receipt.records) this.touch(id, receipt.opId);
  }

  /** Takes back answers; the operations are unsent again. */
  forgetReceipts(opIds: string[]): void {
    for (const id of opIds) this.answers.delete(id);
  }

  /** Lets go of operations that are applied, and in the rows that reach up to the cursor. */
  settle(cursor: number): boolean {
    let changed = false;
    for (const opId of [...this.ops.keys()]) {
      const answer = this.answers.get(opId);
      if (answer && isSettled(answer, cursor)) changed = this.ops.delete(opId) || changed;
    }
    return changed;
  }

  /** Operations that are not settled, in outbox order. */
  pending(): PendingOp[] {
    return [...this.ops.values()]
      .filter(({ opId }) => !this.superseded.has(opId))
      .sort((a, b) => a.n - b.n);
  }

  /** The server's word on an operation, if it has said any. */
  receipt(opId: string): Receipt | undefined {
    return this.answers.get(opId);
  }

  /** All receipts. */
  receipts(): Receipt[] {
    return [...this.answers.values()];
  }

  /** How many operations the server has not answered. */
  unsent(): number {
    let count = 0;
    for (const opId of this.unreadable) if (!this.answers.has(opId)) count++;
    for (const opId of this.ops.keys()) if (!this.answers.has(opId)) count++;
    return count;
  }

  /** The lowest number in a log that the server has not answered. */
  firstUnanswered(log: number): number | undefined {
    let first: number | undefined;
    for (const op of this.ops.values()) {
      if (op.log !== log || this.answers.has(op.opId)) continue;
      if (first === undefined || op.seq < first) first = op.seq;
    }
    return first;
  }

  /** The operation, while it is not settled. */
  op(opId: string): PendingOp | undefined {
    return this.ops.get(opId);
  }

  /** How many operations are parked. */
  parked(): number {
    let count = 0;
    for (const opId of this.unreadable) if (!this.answers.has(opId)) count++;
    for (const [opId, answer] of this.answers) {
      if (isParked(answer) && !this.superseded.has(opId)) count++;
    }
    return count;
  }

  /** How one record stands. */
  state(recordId: string): SyncState {
    let state: SyncState = "received";
    for (const opId of this.byRecord.get(recordId) ?? []) {
      const answer = this.answers.get(opId);
      if (isParked(answer) && !this.superseded.has(opId)) return "needs_attention";
      if (!answer && this.ops.has(opId)) state = "on_device";
    }
    return state;
  }

  /** What is known of one record's way, from the last operation that touched it. */
  history(recordId: string): { savedAt?: string; receipt?: Receipt } {
    let last: { savedAt?: string; receipt?: Receipt } = {};
    for (const opId of this.byRecord.get(recordId) ?? []) {
      const receipt = this.answers.get(opId);
      const savedAt = this.ops.get(opId)?.body.at ?? receipt?.savedAt;
      if (!savedAt || (last.savedAt && last.savedAt > savedAt)) continue;
      last = receipt ? { savedAt, receipt } : { savedAt };
    }
    return last;
  }

  private touch(recordId: string, opId: string): void {
    const known = this.byRecord.get(recordId);
    if (known) known.add(opId);
    else this.byRecord.set(recordId, new Set([opId]));
  }
}

/** Whether nothing of the operation needs to be laid over the rows any more. */
export function isSettled(receipt: Receipt, cursor: number): boolean {
  return !isParked(receipt) && receipt.serverSeq <= cursor;
}

function isLater(a: Receipt, b: Receipt): boolean {
  if (a.serverSeq !== b.serverSeq) return a.serverSeq > b.serverSeq;
  return a.n > b.n && (a.outcome !== b.outcome || a.reason !== b.reason);
}
