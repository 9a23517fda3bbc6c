/** How far it was the last time between the same two places, whichever way one went. */
import { localDate } from "../domain/format.ts";
import { currentStore } from "../store/current.ts";
import type { LogEntry } from "../store/rows.ts";
import { view } from "../store/view.ts";
import type { RunningVisit, Travel } from "./visitTypes.ts";

/** Where a day's first way begins. */
const BASE = "base";

type At = Pick<LogEntry, "case_id" | "place_id">;

/** The way to the visit as it was the last time between the two places, or null on the first. */
export function lastTrip(visit: RunningVisit): Travel | null {
  const mine = ownEntries();
  const today = localDate(visit.startedAt);
  const before = mine.filter((one) => one.done_on === today && one.started_at < visit.startedAt);
  const to = placeOf({ case_id: visit.caseId, place_id: visit.placeId });
  const from = before.length ? placeOf(before[before.length - 1] as LogEntry) : BASE;
  let found: LogEntry | undefined;
  mine.forEach((one, i) => {
    if (one.travel_minutes === 0 && one.km === 0) return;
    const previous = mine[i - 1];
    const began = previous?.done_on === one.done_on ? placeOf(previous) : BASE;
    const ended = placeOf(one);
    if ((began === from && ended === to) || (began === to && ended === from)) found = one;
  });
  return found ? travelOf(found) : null;
}

/** What a first way between two places begins with: nothing, in the car one used last. */
export function firstTrip(): Travel {
  const last = ownEntries().findLast((one) => one.travel_role !== null);
  return {
    minutes: 0,
    km: 0,
    role: last?.travel_role ?? "driver",
    car: last ? last.car : "service",
  };
}

function travelOf({ travel_minutes, km, travel_role, car }: LogEntry): Travel {
  const role = travel_role ?? "driver";
  return { minutes: travel_minutes, km, role, car: role === "driver" ? (car ?? "service") : car };
}

/** One's own entries, in the order of the days. */
function ownEntries(): LogEntry[] {
  const me = currentStore.value?.identity.user.id;
  return view
    .rows("log_entry")
    .filter((one) => one.author_id === me && one.state !== "voided")
    .sort((a, b) => (a.started_at < b.started_at ? -1 : 1));
}

function placeOf({ case_id, place_id }: At): string {
  const known = case_id ? view.row("case", case_id)?.place_id : null;
  return place_id ?? known ?? case_id ?? BASE;
}
