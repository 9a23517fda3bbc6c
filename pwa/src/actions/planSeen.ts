/** One's plan against what was last seen of it: the news are told until one says that one has seen them. */
import { localDate } from "../domain/format.ts";
import { nowInstant } from "../domain/instant.ts";
import { type PlanChange, type PlanLine, planChanges } from "../domain/planChanges.ts";
import { currentStore } from "../store/current.ts";
import { keepPlanSeen, planSeen } from "../store/planSeen.ts";
import { entrySteps, row, rows } from "../store/view.ts";

/** The planned visits of the phone's user from today on, and past ones that this phone still holds. */
export function ownPlan(me: string): PlanLine[] {
  const mine = new Set(
    rows("planned_worker")
      .filter((one) => one.user_id === me)
      .map((one) => one.planned_visit_id),
  );
  return rows("planned_visit")
    .filter((one) => mine.has(one.id))
    .map((one) => {
      const found = row("case", one.case_id ?? "");
      const place = row("place", one.place_id ?? found?.place_id ?? "");
      const resident = row("resident", found?.resident_id ?? "");
      return {
        id: one.id,
        name: resident?.name ?? place?.address ?? "",
        on: one.planned_on,
        at: one.starts_at_local,
        safety: rows("safety_note")
          .filter((note) => note.case_id === one.case_id && !note.ended_on)
          .map((note) => note.type),
      };
    });
}

/** What has changed since, but for what was changed on this very phone. */
export function planNews(me: string): PlanChange[] {
  const seen = planSeen.value;
  if (!seen) return [];
  return planChanges(seen.lines, ownPlan(me), localDate()).filter(
    ({ line }) => !entrySteps(line.id).some(({ savedAt }) => savedAt > seen.at),
  );
}

/** Remembers the plan as it stands; nothing of a plan that was never read whole. */
export async function markPlanSeen(me: string): Promise<void> {
  const store = currentStore.value;
  if (!store?.cacheState?.updatedAt) return;
  await keepPlanSeen(store.vault, { at: nowInstant(), lines: ownPlan(me) });
}
