/** What one has been given to do: a tap says that it is done, and another takes that back. */
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import { view } from "../store/view.ts";
import { inTurns } from "./inTurns.ts";
import { operationOf } from "./operation.ts";
import { baseOf } from "./records.ts";
import { saveUndoably } from "./undo.ts";

const inTurn = inTurns();

/** Ticks a task, or takes the tick away. @throws NotSaved; Locked */
export function tickTask(id: string): Promise<void> {
  return inTurn(async () => {
    const one = view.row("task", id);
    if (!one) return;
    const { done_at, done_by } = one;
    const by = openedStore().identity.user.id;
    const set = done_at ? { done_at: null, done_by: null } : { done_at: nowInstant(), done_by: by };
    const change = {
      entity: "task",
      id,
      action: "patch",
      base_version: baseOf("task", id),
    } as const;
    await saveUndoably(operationOf([{ ...change, base: { done_at, done_by }, set }]));
  });
}
