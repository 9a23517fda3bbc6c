/** Choosing between two values for the same: what stands at the office, or what was written here. */
import type { Change } from "../api/wire.ts";
import { openedStore } from "../store/current.ts";
import type { FieldConflict } from "../store/rows.ts";
import { operationOf } from "./operation.ts";
import { saveUndoably } from "./undo.ts";

/** Lets the office's values stand. @throws NotSaved; Locked */
export function keepTheirs(conflicts: FieldConflict[]): Promise<void> {
  return decide(conflicts, "keep");
}

/** Puts one's own values in their place. @throws NotSaved; Locked */
export function takeMine(conflicts: FieldConflict[]): Promise<void> {
  return decide(conflicts, "take");
}

/** The change that decides one conflict, bound to the version of it that was seen. */
export function decision(
  conflict: FieldConflict,
  act: "keep" | "take",
  set: Record<string, unknown> = {},
): Change {
  const { id, version } = conflict;
  return { entity: "field_conflict", id, action: "act", act, base_version: version, base: {}, set };
}

async function decide(conflicts: FieldConflict[], act: "keep" | "take"): Promise<void> {
  const store = openedStore();
  const open = conflicts.filter(({ id }) => !store.ledger.isDecided(id));
  if (open.length === 0) return;
  await saveUndoably(operationOf(open.map((conflict) => decision(conflict, act))));
}
