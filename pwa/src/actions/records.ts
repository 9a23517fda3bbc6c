/** Changes of single records by the person at this phone. */
import type { BaseVersion, Change } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import { openedStore } from "../store/current.ts";
import type { Entity } from "../store/rows.ts";
import { view } from "../store/view.ts";

/** What a change builds upon: what this phone has itself on the way, or what the server confirmed. */
export function baseOf(entity: Entity, id: string): BaseVersion {
  const after = openedStore().ledger.lastBuildable(id);
  return after ? { after } : view.confirmedVersion(entity, id);
}

/** A new record of these values. */
export function created(entity: Entity, set: Record<string, unknown>): Change {
  return { entity, id: newId(), action: "create", base_version: 0, base: {}, set };
}

/** Typed text as it is stored: trimmed, in one form of letters, null when nothing is left. */
export function kept(text: string): string | null {
  return text.trim().normalize("NFC") || null;
}
