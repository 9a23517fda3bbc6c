/**
 * Laying pending operations over confirmed rows. Pure; the rows themselves are never changed.
 *
 * An operation that may still be applied is laid over as it stands. Where the server kept its own
 * value (late, conflict) or refused (rejected), its value is what is shown; but a record that only
 * exists in such an operation is shown all the same, so that no work is ever out of sight.
 */
import type { Change, Entity } from "../api/wire.ts";
import type { PendingOp } from "./ledger.ts";
import type { AnyRow, FieldConflict } from "./rows.ts";
import type { Receipt } from "./vault.ts";

/** Overlaid rows by entity and id; null where an operation deletes the record. */
export type Overlay = Map<Entity, Map<string, AnyRow | null>>;

type Confirmed = (entity: Entity, id: string) => AnyRow | undefined;

const SERVER_KEPT = new Set(["conflict", "late", "rejected"]);

const STATE_AFTER: Record<string, string> = {
  submit: "submitted",
  approve: "approved",
  void: "voided",
};

/** What the server will set by itself when such a row is made, so that screens find every field. */
const SERVER_SETS: Partial<Record<Entity, Record<string, unknown>>> = {
  log_entry: {
    code: null,
    state: "draft",
    review_flags: [],
    approved_by: null,
    approved_at: null,
    return_comment: null,
    return_line_id: null,
  },
  attachment: { state: "waiting", received_sha256: null, stored_sha256: null, received_at: null },
  inquiry: { code: null },
};

/** The records that an operation has laid something over. */
export type Touched = Map<Entity, Set<string>>;

/** Lays one operation over what is there; later ones must be laid later. */
export function layOver(
  overlay: Overlay,
  op: PendingOp,
  receipt: Receipt | undefined,
  confirmed: Confirmed,
): Touched {
  const touched: Touched = new Map();
  const serverKept = receipt !== undefined && SERVER_KEPT.has(receipt.outcome);
  for (const change of op.body.changes) {
    // What is done to an operation is the server's to carry out, and shows as a decision taken.
    if (change.entity === "operation") continue;
    if (change.entity === "field_conflict") {
      if (!serverKept) layDecision(overlay, touched, change, confirmed);
      continue;
    }
    const row = confirmed(change.entity, change.id);
    if (serverKept && row) continue;
    const layer = layerOf(overlay, change.entity);
    const before = layer.has(change.id) ? layer.get(change.id) : row;
    const after = applied(change, before ?? undefined);
    if (after === undefined) continue;
    layer.set(change.id, after);
    touch(touched, change.entity, change.id);
  }
  return touched;
}

/** Choosing one's own of two values shows it at once; keeping the other leaves all as it is. */
function layDecision(
  overlay: Overlay,
  touched: Touched,
  change: Change,
  confirmed: Confirmed,
): void {
  const conflict = confirmed("field_conflict", change.id) as FieldConflict | undefined;
  if (change.act !== "take" || !conflict || conflict.field_group === "deleted_at") return;
  const { entity, record_id: id, offered } = conflict;
  const before = layerOf(overlay, entity).get(id) ?? confirmed(entity, id);
  if (!before) return;
  layerOf(overlay, entity).set(id, { ...before, ...(offered as object), ...change.set });
  touch(touched, entity, id);
}

function applied(change: Change, before: AnyRow | undefined): AnyRow | null | undefined {
  switch (change.action) {
    case "create":
      // The server's row is newer than the operation that made it.
      if (before && before.version > 0) return before;
      return {
        ...SERVER_SETS[change.entity as Entity],
        ...change.set,
        id: change.id,
        version: 0,
        deleted_at: null,
      };
    case "patch":
      return before && { ...before, ...change.set };
    case "delete":
      return before && null;
    case "act": {
      const state = STATE_AFTER[change.act ?? ""];
      return before && state ? { ...before, ...change.set, state } : before;
    }
    default:
      return undefined;
  }
}

function touch(touched: Touched, entity: Entity, id: string): void {
  const ids = touched.get(entity);
  if (ids) ids.add(id);
  else touched.set(entity, new Set([id]));
}

function layerOf(overlay: Overlay, entity: Entity): Map<string, AnyRow | null> {
  const known = overlay.get(entity);
  if (known) return known;
  const fresh = new Map<string, AnyRow | null>();
  overlay.set(entity, fresh);
  return fresh;
}
