/** *Husk til neste gang*: what to think of at the next visit. A tick is done; nothing is asked twice. */
import type { Change } from "../api/wire.ts";
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import type { Reminder } from "../store/rows.ts";
import { view } from "../store/view.ts";
import { inTurns } from "./inTurns.ts";
import { operationOf } from "./operation.ts";
import { baseOf, created, kept } from "./records.ts";
import { saveUndoably } from "./undo.ts";

/** Where a reminder belongs: a case, or the place of a job without one. */
export interface ReminderPlace {
  caseId: string | null;
  placeId: string | null;
}

/** Taps take effect in the order they were made, each on what the one before left. */
const inTurn = inTurns();

/** Whether a reminder belongs there. */
export function belongsTo(one: Reminder, { caseId, placeId }: ReminderPlace): boolean {
  if (caseId) return one.case_id === caseId;
  return placeId !== null && one.place_id === placeId;
}

/** Reminds of a phrase, or no longer. @throws NotSaved; Locked */
export function toggleReminder(at: ReminderPlace, phrase: string): Promise<void> {
  return inTurn(() => {
    const open = view
      .rows("reminder")
      .find((one) => belongsTo(one, at) && one.phrase === phrase && one.done_at === null);
    return save(open ? change("delete", open.id) : made(at, { phrase }));
  });
}

/** Reminds of a few words; blank ones are nothing. @throws NotSaved; Locked */
export function addReminder(at: ReminderPlace, text: string, draftId?: string): Promise<void> {
  return inTurn(async () => {
    const words = kept(text);
    if (words) await save(made(at, { text: words }), draftId);
  });
}

/** Ticks a reminder, or takes the tick away. @throws NotSaved; Locked */
export function tickReminder(id: string): Promise<void> {
  return inTurn(async () => {
    const one = view.row("reminder", id);
    if (!one) return;
    const { done_at, done_by } = one;
    const by = openedStore().identity.user.id;
    const set = done_at ? { done_at: null, done_by: null } : { done_at: nowInstant(), done_by: by };
    await save({ ...change("patch", id), base: { done_at, done_by }, set });
  });
}

function made(
  { caseId, placeId }: ReminderPlace,
  what: { phrase?: string; text?: string },
): Change {
  return created("reminder", {
    author_id: openedStore().identity.user.id,
    case_id: caseId,
    place_id: caseId ? null : placeId,
    phrase: what.phrase ?? null,
    text: what.text ?? null,
    done_at: null,
    done_by: null,
  });
}

function change(action: "patch" | "delete", id: string): Change {
  return {
    entity: "reminder",
    id,
    action,
    base_version: baseOf("reminder", id),
    base: {},
    set: {},
  };
}

function save(one: Change, draftId?: string): Promise<void> {
  return saveUndoably(operationOf([one]), draftId);
}
