/** When a visit was over that nobody ended: what can be offered for an answer. Instants are UTC text. */
import { instantAt, localDate } from "../domain/format.ts";
import { nowInstant } from "../domain/instant.ts";
import { currentStore } from "../store/current.ts";
import { view } from "../store/view.ts";
import type { Whereabouts } from "./visit.ts";
import { changeVisit } from "./visitDraft.ts";
import type { RunningVisit } from "./visitTypes.ts";

const MINUTE_MS = 60_000;
/** A visit may last this long past its plan before it is asked about. */
const GRACE_MS = 60 * MINUTE_MS;

/** When the plan had it end; null where nothing was planned, or it began after that. */
export function plannedEnd(visit: RunningVisit): string | null {
  const planned = visit.plannedVisitId
    ? view.row("planned_visit", visit.plannedVisitId)
    : undefined;
  if (!planned?.duration_minutes) return null;
  const from = planned.starts_at_local
    ? instantAt(planned.planned_on, planned.starts_at_local)
    : visit.startedAt;
  const end = new Date(Date.parse(from) + planned.duration_minutes * MINUTE_MS).toISOString();
  return end > visit.startedAt ? end : null;
}

/** Whether the visit seems forgotten: an hour past its plan, or past midnight. */
export function isForgotten(visit: RunningVisit, now: number): boolean {
  if (visit.step !== "running") return false;
  const from = visit.goesOnAt ?? visit.startedAt;
  if (localDate(from) !== localDate(now)) return true;
  const end = Date.parse(plannedEnd(visit) ?? "");
  return Math.max(end, Date.parse(visit.goesOnAt ?? "") || end) + GRACE_MS < now;
}

/** It is no mistake: the visit still goes on. */
export function goOn(): Promise<void> {
  const goesOnAt = nowInstant();
  return changeVisit((visit) => ({ ...visit, goesOnAt }));
}

/** When one left for the next place, by how long the way to it took the last time; null when that is not known. */
export function leftFor(next: Whereabouts, from: RunningVisit, now: number): string | null {
  const me = currentStore.value?.identity.user.id;
  const last = view
    .rows("log_entry")
    .filter((one) => one.author_id === me && one.travel_minutes > 0)
    .filter((one) =>
      next.caseId ? one.case_id === next.caseId : one.place_id === (next.placeId ?? ""),
    )
    .sort((a, b) => (a.started_at < b.started_at ? 1 : -1))[0];
  if (!last) return null;
  const left = new Date(now - last.travel_minutes * MINUTE_MS).toISOString();
  return left > from.startedAt ? left : null;
}
