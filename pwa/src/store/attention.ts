/**
 * What must be looked at: every parked operation, each question of a conflict by itself, and what
 * the office has sent back. Nothing leaves this list until the server has said that it moved on; what
 * has been decided here stays on it, marked as decided. Pure.
 */
import type { Ledger, PendingOp } from "./ledger.ts";
import type { FieldConflict } from "./rows.ts";
import type { Receipt } from "./vault.ts";
import type { View } from "./view.ts";

export type AttentionKind = "returned" | "conflict" | "rejected" | "late" | "held" | "quarantined";

/** One question, with what is known about it. */
export interface Attention {
  /** Stays the same while the question does. */
  key: string;
  kind: AttentionKind;
  /** The entry that it is about; null when it is about something else. */
  entryId: string | null;
  /** The parked operation and the server's word on it; null for what was sent back. */
  op: PendingOp | null;
  receipt: Receipt | null;
  /** The two values of each field; minutes that must sum are one question. */
  conflicts: FieldConflict[];
  /** Whether a decision lies on the phone, on its way to the server. */
  isDecided: boolean;
}

/** In this order: first what this person can do something about. */
const ORDER: AttentionKind[] = ["returned", "conflict", "rejected", "late", "held", "quarantined"];

/** Everything that must be looked at by `me`. */
export function attentionOf(ledger: Ledger, view: View, me: string): Attention[] {
  const found = [...returned(ledger, view, me), ...parked(ledger, view)];
  return found.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function returned(ledger: Ledger, view: View, me: string): Attention[] {
  return view
    .rows("log_entry")
    .filter((entry) => entry.author_id === me && entry.state === "returned")
    .filter((entry) => ledger.state(entry.id, view.isDecided) === "received")
    .map(({ id }) => ({
      key: id,
      kind: "returned",
      entryId: id,
      op: null,
      receipt: null,
      conflicts: [],
      isDecided: false,
    }));
}

function parked(ledger: Ledger, view: View): Attention[] {
  const open = view.rows("field_conflict").filter(({ status }) => status === "open");
  return ledger.parked().flatMap((receipt) => {
    const op = ledger.op(receipt.opId) ?? null;
    const one: Attention = {
      key: receipt.opId,
      kind: receipt.outcome as AttentionKind,
      entryId: entryOf(op, receipt, view),
      op,
      receipt,
      conflicts: [],
      isDecided: view.isDecided(receipt.opId),
    };
    if (one.kind !== "conflict") return [one];
    const mine = open.filter((conflict) => conflict.op_id === receipt.opId);
    if (mine.length) return questions(one, mine, ledger);
    // A later change of mine took this one's place in the question.
    const isTold = open.some((conflict) => receipt.records.includes(conflict.record_id));
    return isTold ? [] : [one];
  });
}

/** Fields whose minutes must sum are decided together; every other group is a question by itself. */
function questions(one: Attention, conflicts: FieldConflict[], ledger: Ledger): Attention[] {
  const together = conflicts.filter(isAboutMinutes);
  const single = conflicts.filter((conflict) => !isAboutMinutes(conflict));
  return [...(together.length ? [together] : []), ...single.map((each) => [each])].map((each) => ({
    ...one,
    key: each[0]?.id ?? one.key,
    conflicts: each,
    isDecided: each.every(({ id }) => ledger.isDecided(id)),
  }));
}

/** Whether the values are minutes, of an entry or of one of its lines. */
export function isAboutMinutes({ entity, field_group }: FieldConflict): boolean {
  return entity === "task_line" ? field_group === "duration_minutes" : field_group === "time";
}

/** The entry that an operation is about: the one it names, or that of a line it names. */
function entryOf(op: PendingOp | null, receipt: Receipt, view: View): string | null {
  for (const { entity, id, set } of op?.body.changes ?? []) {
    if (entity === "log_entry") return id;
    const entryId = set?.entry_id;
    if (typeof entryId === "string") return entryId;
  }
  for (const id of receipt.records) {
    if (view.row("log_entry", id)) return id;
    const line = view.row("task_line", id);
    if (line) return line.entry_id;
  }
  return null;
}
