/** Breaks of a visit: kept as instants, and taken off its minutes. */
import { nowInstant } from "../domain/instant.ts";
import { changeVisit } from "./visitDraft.ts";
import type { Pause, RunningVisit } from "./visitTypes.ts";

/** The break that goes on, when one does. */
export function pauseOf(visit: RunningVisit): Pause | undefined {
  return visit.pauses?.find(({ until }) => until === null);
}

/** How long one has paused, in milliseconds, counting a break that goes on until `now`. */
export function pausedMs({ pauses = [], startedAt }: RunningVisit, now: number): number {
  const began = Date.parse(startedAt);
  return pauses.reduce((sum, { from, until }) => {
    const end = until ? Date.parse(until) : now;
    return sum + Math.max(0, Math.min(end, now) - Math.max(Date.parse(from), began));
  }, 0);
}

/** The breaks, the last one ended then. */
export function pausesUntil(visit: RunningVisit, until: string): Pick<RunningVisit, "pauses"> {
  if (!visit.pauses) return {};
  return { pauses: visit.pauses.map((one) => ({ ...one, until: one.until ?? until })) };
}

/** A break begins, or the one that goes on is over. @throws NotSaved; Locked */
export function togglePause(): Promise<void> {
  const at = nowInstant();
  return changeVisit((visit) =>
    pauseOf(visit)
      ? { ...visit, ...pausesUntil(visit, at) }
      : { ...visit, pauses: [...(visit.pauses ?? []), { from: at, until: null }] },
  );
}
