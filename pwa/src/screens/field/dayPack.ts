/** Why a case lies on a phone, and until when. Pure; the rule itself is the server's (server/access/visible.py). */
import { daysAfter } from "../../domain/week.ts";
import type { Assignment, LogEntry, PlannedVisit, PlannedWorker } from "../../store/rows.ts";

export interface WhyHeld {
  isAssigned: boolean;
  /** The next visit that is planned for me, else the last one; a local date. */
  plannedOn: string | null;
  /** When I last worked on it; a local date. */
  touchedOn: string | null;
  /** The last local date on which it is held, when nothing more happens; null while it is assigned to me. */
  until: string | null;
}

export interface PackRows {
  assignment: Assignment[];
  planned_visit: PlannedVisit[];
  planned_worker: PlannedWorker[];
  log_entry: LogEntry[];
}

/**
 * Why a case is held.
 * @param today the local date, YYYY-MM-DD
 * @param days how many days it stays after one's last work on it
 */
export function whyHeld(
  caseId: string,
  data: PackRows,
  me: string,
  today: string,
  days: number,
): WhyHeld {
  const isAssigned = data.assignment.some((one) => one.case_id === caseId && one.user_id === me);
  const mine = new Set(
    data.planned_worker.filter((one) => one.user_id === me).map((one) => one.planned_visit_id),
  );
  const planned = data.planned_visit
    .filter((one) => one.case_id === caseId && mine.has(one.id))
    .map((one) => one.planned_on)
    .sort();
  const touched = data.log_entry
    .filter((one) => one.case_id === caseId && one.author_id === me)
    .map((one) => one.done_on)
    .sort();
  const touchedOn = touched.at(-1) ?? null;
  const last = [planned.at(-1), touchedOn]
    .filter((one) => one != null)
    .sort()
    .at(-1);
  return {
    isAssigned,
    plannedOn: planned.find((date) => date >= today) ?? planned.at(-1) ?? null,
    touchedOn,
    until: isAssigned || !last ? null : daysAfter(last, days),
  };
}
