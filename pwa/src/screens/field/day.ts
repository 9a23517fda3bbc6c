/**
 * What a day holds for one caretaker. Pure: rows in, lists out, so that the choice of what stands
 * on Today is tested without a screen.
 */
import type { Assignment, Case, LogEntry, PlannedVisit, PlannedWorker } from "../../store/rows.ts";

export interface DayRows {
  planned_visit: PlannedVisit[];
  planned_worker: PlannedWorker[];
  case: Case[];
  assignment: Assignment[];
  log_entry: LogEntry[];
}

export interface Day {
  /** Planned for me today and not yet logged, by clock time. */
  planned: PlannedVisit[];
  /** Whether anything was planned for me today at all. */
  hadPlans: boolean;
  /** Other open cases on this phone, mine first, then by code. */
  usual: Case[];
  /** My entries of today, newest first. */
  entries: LogEntry[];
  /** Whole minutes of my entries of today. */
  minutes: number;
  /** Whole minutes and kilometres of the ways there. */
  travelMinutes: number;
  km: number;
}

/**
 * @param date the local date, YYYY-MM-DD
 * @param me my user id
 * @param runningPlannedId the planned visit that is under way, which stands by itself
 */
export function dayOf(
  data: DayRows,
  date: string,
  me: string,
  runningPlannedId: string | null,
): Day {
  const forMe = new Set(
    data.planned_worker.filter((one) => one.user_id === me).map((one) => one.planned_visit_id),
  );
  const entries = ownEntries(
    data.log_entry.filter((entry) => entry.done_on === date),
    me,
  );
  const logged = new Set(entries.map((entry) => entry.planned_visit_id));
  const today = data.planned_visit.filter(
    (visit) => visit.planned_on === date && forMe.has(visit.id),
  );
  const planned = today
    .filter((visit) => !logged.has(visit.id) && visit.id !== runningPlannedId)
    .sort((a, b) => inOrder(a.starts_at_local ?? "99", b.starts_at_local ?? "99"));

  const plannedCases = new Set(today.map((visit) => visit.case_id));
  const mine = new Set(
    data.assignment.filter((one) => one.user_id === me).map((one) => one.case_id),
  );
  const usual = data.case
    .filter((one) => !one.closed_on && !plannedCases.has(one.id))
    .sort((a, b) => Number(mine.has(b.id)) - Number(mine.has(a.id)) || inOrder(a.code, b.code));
  const sum = (name: "duration_minutes" | "travel_minutes" | "km") =>
    entries.reduce((whole, entry) => whole + entry[name], 0);
  const sums = {
    minutes: sum("duration_minutes"),
    travelMinutes: sum("travel_minutes"),
    km: sum("km"),
  };
  return { planned, hadPlans: today.length > 0, usual, entries, ...sums };
}

/** My entries that are not taken back, newest first. */
export function ownEntries(all: LogEntry[], me: string): LogEntry[] {
  return all
    .filter((entry) => entry.author_id === me && entry.state !== "voided")
    .sort((a, b) => inOrder(b.started_at, a.started_at));
}

/** The order of instants, clock times and codes: plain text, far quicker than a language's order. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Entries by their day, in the order they come. */
export function byDay(entries: LogEntry[]): { date: string; entries: LogEntry[] }[] {
  const days: { date: string; entries: LogEntry[] }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last?.date === entry.done_on) last.entries.push(entry);
    else days.push({ date: entry.done_on, entries: [entry] });
  }
  return days;
}
