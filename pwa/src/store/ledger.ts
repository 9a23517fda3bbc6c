/**
 * What this phone has saved and what the server said of it, in memory while the phone is open.
 * Operations stay here until they are settled: answered as applied, and read back with a pull.
 * Parked ones stay until somebody has dealt with them.
 */
import type { OperationBody } from "../api/wire.ts";
import type { Receipt, StoredOp } from "./vault.ts";

/** Answers after which there is nothing left to do. Any other, known to this build or not, is parked. */
const DONE = new Set(["applied", "merged"]);

/** Refusals that the writer has asked for: there is nothing left to do about them. */
const CLOSED = new Set(["withdrawn", "superseded"]);

/** An operation that the confirmed rows do not hold yet. */
export interface PendingOp {
  n: number;
  opId: string;
  log: number;
  seq: number;
  body: OperationBody;
}

/** One operation on a record's way: when it was saved, and the server's word on it, if any. */
export interface Step {
  savedAt: string;
  receipt?: Receipt;
}

/** What a further change can build on: it will stand, or what waits is laid over and waits first. */
const BUILDABLE = new Set(["unsent", "applied", "merged", "held"]);

/** How a record stands between phone and server. */
export type SyncState = "on_device" | "received" | "needs_attention";

/** Whether this answer leaves the operation parked. */
export function isParked(receipt: Receipt | undefined): boolean {
  if (receipt === undefined || DONE.has(receipt.outcome)) return false;
  return receipt.outcome !== "rejected" || !CLOSED.has(receipt.reason ?? "");
}

/** Whether the writer has taken it back, or put another in its place. */
export function isClosed(receipt: Receipt | undefined): boolean {
  return receipt?.outcome === "rejected" && CLOSED.has(receipt.reason ?? "");
}

/** The memory of operations and receipts. */
export class Ledger {
  private readonly ops = new Map<string, PendingOp>();
  private readonly answers = new Map<string, Receipt>();
  private readonly byRecord = new Map<string, Set<string>>();
  private readonly superseded = new Set<string>();
  /** What was decided here about parked operations and conflicts, by the id that it is about. */
  private readonly decisions = new Map<string, Set<string>>();
  private readonly unreadable = new Set<string>();
  /** The entry that a record belongs to, of records that were made here. */
  private readonly entryOf = new Map<string, string>();
  /** The highest outbox number that has been read. */
  lastN = 0;

  /** Takes in an operation from the vault. */
  addOp(stored: StoredOp): PendingOp {
    const { n, opId, log, seq, text } = stored;
    const op = { n, opId, log, seq, body: readBody(text) };
    this.ops.set(opId, op);
    this.lastN = Math.max(this.lastN, n);
    if (op.body.supersedes) this.superseded.add(op.body.supersedes);
    for (const { entity, id, set } of op.body.changes) {
      // What an app of another version has saved may have another form.
      if (typeof set?.entry_id === "string") this.entryOf.set(id, set.entry_id);
      if (entity === "operation" || entity === "field_conflict") note(this.decisions, id, opId);
      else this.touch(id, opId);
    }
    if (op.body.supersedes) note(this.decisions, op.body.supersedes, opId);
    return op;
  }

  /** Forgets an operation that was taken back before it was sent. */
  removeOp(opId: string): void {
    const replaced = this.ops.get(opId)?.body.supersedes;
    if (replaced) this.superseded.delete(replaced);
    this.ops.delete(opId);
    for (const ids of this.byRecord.values()) ids.delete(opId);
    for (const ids of this.decisions.values()) ids.delete(opId);
  }

  /** Takes note of an operation that lies in the vault but does not open; it cannot be sent. */
  addUnreadable(opId: string): void {
    this.unreadable.add(opId);
  }

  /** Whether something was saved here that this page cannot know. */
  hasUnreadable(): boolean {
    return this.unreadable.size > 0;
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

  /** Forgets answers: they are true no more, or their operations have been let go of. */
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
      .filter(({ opId }) => !this.superseded.has(opId) && !this.isLetGo(opId))
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

  /**
   * How many things the server has not answered for: a visit is one, with all that was saved of it and
   * with its safe visit. None exactly when no operation is unanswered.
   */
  unsentThings(): number {
    const things = new Set<string>();
    for (const opId of this.unreadable) if (!this.answers.has(opId)) things.add(opId);
    for (const { opId, body } of this.ops.values()) {
      if (this.answers.has(opId)) continue;
      const id = body.changes[0]?.id ?? opId;
      things.add(this.entryOf.get(id) ?? id);
    }
    return things.size;
  }

  /** When the oldest operation was saved that the server has not answered, as the phone had it. */
  oldestUnsentAt(): string | null {
    let oldest: string | null = null;
    for (const { opId, body } of this.ops.values()) {
      if (this.answers.has(opId) || !body.at) continue;
      if (oldest === null || body.at < oldest) oldest = body.at;
    }
    return oldest;
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

  /** Operations that lie in the vault and do not open; no server has answered them. */
  unopened(): number {
    return [...this.unreadable].filter((opId) => !this.answers.has(opId)).length;
  }

  /** The receipts of parked operations that nothing has been put in the place of. */
  parked(): Receipt[] {
    return [...this.answers.values()].filter(
      (answer) =>
        isParked(answer) && (!this.superseded.has(answer.opId) || this.isDecided(answer.opId)),
    );
  }

  /**
   * Whether something that is saved here, and that the server may still follow, decides about a
   * parked operation or a conflict.
   */
  isDecided(id: string): boolean {
    return [...(this.decisions.get(id) ?? [])].some(
      (opId) => this.ops.has(opId) && !isParked(this.answers.get(opId)),
    );
  }

  /** How one record stands. `isDecided` tells of operations that wait for the server alone. */
  state(recordId: string, isDecided: (opId: string) => boolean): SyncState {
    let state: SyncState = "received";
    for (const opId of this.byRecord.get(recordId) ?? []) {
      const answer = this.answers.get(opId);
      if (isParked(answer) && !this.superseded.has(opId)) {
        if (!isDecided(opId)) return "needs_attention";
        state = "on_device";
      } else if (!answer && this.ops.has(opId)) state = "on_device";
    }
    return state;
  }

  /** Every operation that touched a record, as far as this phone remembers, oldest first. */
  history(recordId: string): Step[] {
    const steps: Step[] = [];
    for (const opId of this.byRecord.get(recordId) ?? []) {
      const receipt = this.answers.get(opId);
      const savedAt = this.ops.get(opId)?.body.at ?? receipt?.savedAt;
      if (savedAt) steps.push(receipt ? { savedAt, receipt } : { savedAt });
    }
    return steps.sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1));
  }

  /** The last operation on a record that the next one can be built upon, if there is one. */
  lastBuildable(recordId: string): string | undefined {
    return this.pending()
      .filter(({ opId, body }) => {
        const outcome = this.answers.get(opId)?.outcome ?? "unsent";
        return BUILDABLE.has(outcome) && body.changes.some(({ id }) => id === recordId);
      })
      .at(-1)?.opId;
  }

  /** Whether it is withdrawn; a withdrawal that the server has not answered is believed. */
  private isLetGo(opId: string): boolean {
    const answer = this.answers.get(opId);
    return isClosed(answer) || (isParked(answer) && this.isDecided(opId));
  }

  private touch(recordId: string, opId: string): void {
    note(this.byRecord, recordId, opId);
  }
}

function note(among: Map<string, Set<string>>, id: string, opId: string): void {
  const known = among.get(id);
  if (known) known.add(opId);
  else among.set(id, new Set([opId]));
}

/**
 * What can be shown of an operation. A later build may have written it, in a form that says
 * nothing to this one: it is sent as it stands, and no change of it is shown.
 */
function readBody(text: string): OperationBody {
  let body: Partial<OperationBody> | null = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Not even JSON: opaque.
  }
  const changes = Array.isArray(body?.changes) ? body.changes : [];
  const at = typeof body?.at === "string" ? body.at : "";
  return {
    ...(body as OperationBody),
    at,
    changes: changes.filter((change) => typeof change?.id === "string"),
  };
}

/** Whether nothing of the operation needs to be laid over the rows any more. */
export function isSettled(receipt: Receipt, cursor: number): boolean {
  return !isParked(receipt) && receipt.serverSeq <= cursor;
}

function isLater(a: Receipt, b: Receipt): boolean {
  if (a.serverSeq !== b.serverSeq) return a.serverSeq > b.serverSeq;
  if (a.n <= b.n) return false;
  // Whoever decides about a parked one must name which of its words they have seen.
  return a.outcome !== b.outcome || a.reason !== b.reason || !DONE.has(a.outcome);
}
