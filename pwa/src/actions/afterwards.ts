/** Logging a visit after it: where, how long, when, and what was done. No clock runs. */
import { nowInstant } from "../domain/instant.ts";
import { leastTotal } from "../domain/split.ts";
import { taskLinesOf } from "../store/lines.ts";
import { view } from "../store/view.ts";
import { begun, keepBegun, split, type Whereabouts } from "./visit.ts";
import { changeVisit, inTurn } from "./visitDraft.ts";
import { JUST_NOW } from "./visitTypes.ts";

/**
 * Begins to log a visit that is over.
 * @param from the local date it was done, when that is known; an entry to be like, with its minutes
 *   and tasks
 * @returns the id of its draft
 * @throws VisitIncomplete "no_place", "no_address"; NotSaved; Locked
 */
export function beginAfterwards(
  at: Whereabouts,
  from: { date?: string; like?: string } = {},
): Promise<string> {
  const madeAt = nowInstant();
  return inTurn(async () => {
    const like = from.like ? view.row("log_entry", from.like) : undefined;
    const lines = like ? taskLinesOf(like.id) : [];
    const visit = begun(at, madeAt);
    await keepBegun({
      ...visit,
      step: "afterwards",
      done: from.date ?? JUST_NOW,
      totalMinutes: like?.duration_minutes ?? 0,
      tasks: lines.map((line) => ({ taskType: line.task_type, minutes: line.duration_minutes })),
    });
    return visit.entryId;
  });
}

/** How long it took, in minutes. */
export function setMinutes(minutes: number, entryId: string): Promise<void> {
  return changeVisit(
    (visit) => split(visit, Math.max(minutes, leastTotal(visit.tasks.length))),
    entryId,
  );
}

/** The local date it was done, or JUST_NOW. */
export function setDone(done: string, entryId: string): Promise<void> {
  return changeVisit((visit) => ({ ...visit, done }), entryId);
}
