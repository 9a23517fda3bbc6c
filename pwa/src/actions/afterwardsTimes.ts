/** When a visit was that is logged after it: its minutes and its day are known, its clock is not. */
import { instantAt, localDate } from "../domain/format.ts";
import { currentStore } from "../store/current.ts";
import { view } from "../store/view.ts";
import { JUST_NOW, type RunningVisit } from "./visitTypes.ts";

/** Where nothing else is known of the day, work began at this clock time. */
const DAY_BEGINS = "08:00";

/**
 * The visit with its two instants. Just now: it ended when it began to be logged; a call from the app began then. On a day: at its
 * planned time, else after one's last entry of that day; never in the future.
 */
export function timed(visit: RunningVisit): RunningVisit {
  if (visit.step !== "afterwards") return visit;
  const length = visit.totalMinutes * 60_000;
  const madeAt = Date.parse(visit.startedAt);
  const date = visit.done ?? JUST_NOW;
  let start = visit.call ? madeAt : madeAt - length;
  if (date !== JUST_NOW) start = Math.min(start, Date.parse(startOn(date, visit.plannedVisitId)));
  const [startedAt, endedAt] = [start, start + length].map((at) => new Date(at).toISOString());
  return { ...visit, startedAt: startedAt ?? "", endedAt: endedAt ?? null };
}

function startOn(date: string, plannedVisitId: string | null): string {
  const planned = plannedVisitId ? view.row("planned_visit", plannedVisitId) : undefined;
  if (planned?.planned_on === date && planned.starts_at_local)
    return instantAt(date, planned.starts_at_local);
  const me = currentStore.value?.identity.user.id;
  return view
    .rows("log_entry")
    .filter((one) => one.author_id === me && one.done_on === date && one.state !== "voided")
    .map((one) => one.ended_at)
    .filter((end) => localDate(end) === date)
    .reduce((last, end) => (end > last ? end : last), instantAt(date, DAY_BEGINS));
}
