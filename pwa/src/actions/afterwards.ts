/** Logging work after it: what kind, where, how long, when, and what was done. No clock runs. */
import { nowInstant } from "../domain/instant.ts";
import { leastTotal } from "../domain/split.ts";
import { WORK, type Work } from "../domain/work.ts";
import { taskLinesOf } from "../store/lines.ts";
import { view } from "../store/view.ts";
import { begun, keepBegun, split, type Whereabouts } from "./visit.ts";
import { changeVisit, inTurn } from "./visitDraft.ts";
import { JUST_NOW } from "./visitTypes.ts";

/**
 * Begins to log a visit that is over.
 * @param from the local date it was done, when that is known; an entry to be like, with its minutes
 *   and tasks; what kind of work it was, of which only a visit needs a place; a task that is told
 *   already
 * @returns the id of its draft
 * @throws VisitIncomplete "no_place", "no_address"; NotSaved; Locked
 */
export function beginAfterwards(
  at: Whereabouts,
  from: { date?: string; like?: string; work?: Work; task?: string } = {},
): Promise<string> {
  const madeAt = nowInstant();
  return inTurn(async () => {
    const like = from.like ? view.row("log_entry", from.like) : undefined;
    const lines = like ? taskLinesOf(like.id) : [];
    const work = from.work ?? "visit";
    const { tasks, isTold } = WORK[work];
    const known = from.task ? [from.task] : isTold ? tasks : [];
    const told = like ? lines.map(({ task_type }) => task_type) : known;
    const visit = begun({ ...at, isLeftOpen: work !== "visit" }, madeAt);
    await keepBegun({
      ...visit,
      ...(work === "visit" ? {} : { work }),
      step: "afterwards",
      done: from.date ?? JUST_NOW,
      totalMinutes: like?.duration_minutes ?? 0,
      tasks: told.map((taskType, i) => ({ taskType, minutes: lines[i]?.duration_minutes ?? 0 })),
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
