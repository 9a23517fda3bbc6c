/** What can be done to a saved entry with one tap, by its author or by whoever was there, too. */
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import type { Participation } from "../store/rows.ts";
import { view } from "../store/view.ts";
import { operationOf } from "./operation.ts";
import { baseOf, created } from "./records.ts";
import { saveUndoably } from "./undo.ts";

/** States in which an entry changes no more. */
const CLOSED = new Set(["approved", "voided"]);

/** Takes the entry out of all figures; what it said stays in the server's records. @throws NotSaved; Locked */
export async function voidEntry(entryId: string): Promise<void> {
  if (view.row("log_entry", entryId)?.state === "voided") return;
  const base_version = baseOf("log_entry", entryId);
  await saveUndoably(
    operationOf([
      {
        entity: "log_entry",
        id: entryId,
        action: "act",
        act: "void",
        base_version,
        base: {},
        set: {},
      },
    ]),
  );
}

/** Marks the entry for the care record system, or takes the mark away. @throws NotSaved; Locked */
export async function markForCareRecord(entryId: string): Promise<void> {
  const entry = view.row("log_entry", entryId);
  if (!entry) return;
  await saveUndoably(
    operationOf([
      {
        entity: "log_entry",
        id: entryId,
        action: "patch",
        base_version: baseOf("log_entry", entryId),
        base: { is_for_care_record: entry.is_for_care_record },
        set: { is_for_care_record: !entry.is_for_care_record },
      },
    ]),
  );
}

/** Visits that a colleague says one was on, and that one has not answered. */
export function unanswered(): Participation[] {
  const me = openedStore().identity.user.id;
  return view
    .rows("participation")
    .filter((one) => one.user_id === me && !one.confirmed_at && !one.declined_at)
    .filter((one) => {
      const entry = view.row("log_entry", one.entry_id);
      return entry !== undefined && entry.state !== "voided";
    });
}

/** Colleagues whom one has named on an open entry, and who say that they were not there. */
export function declinedByOthers(): Participation[] {
  const me = openedStore().identity.user.id;
  return view.rows("participation").filter((one) => {
    const entry = view.row("log_entry", one.entry_id);
    return one.declined_at && entry?.author_id === me && !CLOSED.has(entry.state);
  });
}

/** One was there, or was not. @throws NotSaved; Locked */
export async function answerPresence(id: string, wasThere: boolean): Promise<void> {
  const one = view.row("participation", id);
  if (!one) return;
  const { confirmed_at, declined_at = null } = one;
  const now = nowInstant();
  const set = { confirmed_at: wasThere ? now : null, declined_at: wasThere ? null : now };
  const base = { confirmed_at, declined_at };
  const base_version = baseOf("participation", id);
  await saveUndoably(
    operationOf([{ entity: "participation", id, action: "patch", base_version, base, set }]),
  );
}

/**
 * The colleague is no longer named on one's entry; where `isAskedAnew`, is named and asked once more.
 * @throws NotSaved; Locked
 */
export async function takeAwayColleague(id: string, isAskedAnew: boolean): Promise<void> {
  const one = view.row("participation", id);
  if (!one) return;
  const { entry_id, user_id } = one;
  const named = { entry_id, user_id, confirmed_at: null, declined_at: null };
  const base_version = baseOf("participation", id);
  await saveUndoably(
    operationOf([
      { entity: "participation", id, action: "delete", base_version, base: {}, set: {} },
      ...(isAskedAnew ? [created("participation", named)] : []),
    ]),
  );
}
