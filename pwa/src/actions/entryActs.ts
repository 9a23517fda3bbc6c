/** What can be done to a saved entry with one tap, by its author or by whoever was there, too. */
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import type { Participation } from "../store/rows.ts";
import { view } from "../store/view.ts";
import { operationOf } from "./operation.ts";
import { baseOf } from "./records.ts";
import { saveUndoably } from "./undo.ts";

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
  await patch(
    "log_entry",
    entryId,
    "is_for_care_record",
    entry.is_for_care_record,
    !entry.is_for_care_record,
  );
}

/** Visits that a colleague says one was on, and that one has not confirmed. */
export function unconfirmed(): Participation[] {
  const me = openedStore().identity.user.id;
  return view
    .rows("participation")
    .filter((one) => one.user_id === me && one.confirmed_at === null)
    .filter((one) => {
      const entry = view.row("log_entry", one.entry_id);
      return entry !== undefined && entry.state !== "voided";
    });
}

/** One was there. @throws NotSaved; Locked */
export async function confirmPresence(participationId: string): Promise<void> {
  const one = view.row("participation", participationId);
  if (!one || one.confirmed_at) return;
  await patch("participation", participationId, "confirmed_at", null, nowInstant());
}

function patch(
  entity: "log_entry" | "participation",
  id: string,
  name: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  const base_version = baseOf(entity, id);
  const values = { base: { [name]: before }, set: { [name]: after } };
  return saveUndoably(operationOf([{ entity, id, action: "patch", base_version, ...values }]));
}
