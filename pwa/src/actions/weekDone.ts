/** Telling that a week has been gone through: each working day has an entry, or a reason for none. */
import { newId } from "../domain/ids.ts";
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import type { WeekDone } from "../store/rows.ts";
import { view } from "../store/view.ts";
import { operationOf } from "./operation.ts";
import { saveUndoably } from "./undo.ts";

/** Why a working day has no entry. Never why somebody was away: that is the leader's system's. */
export const EMPTY_REASONS = ["off", "away", "office", "course", "no_visits"] as const;

/** That this person's week is done, when it is. @param week as in 2026-W47 */
export function weekDone(week: string): WeekDone | undefined {
  const me = openedStore().identity.user.id;
  return view.rows("week_done").find((one) => one.week === week && one.user_id === me);
}

/** Marks the week as done, once. @param reasons by local date, keys of EMPTY_REASONS. @throws NotSaved; Locked */
export async function markWeekDone(
  week: string,
  reasons: Record<string, string>,
  draftId?: string,
): Promise<void> {
  if (weekDone(week)) return;
  const store = openedStore();
  await saveUndoably(
    operationOf([
      {
        entity: "week_done",
        id: newId(),
        action: "create",
        base_version: 0,
        base: {},
        set: { user_id: store.identity.user.id, week, reasons, done_at: nowInstant() },
      },
    ]),
    draftId,
  );
}
