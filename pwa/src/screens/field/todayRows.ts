/** The day as it stands on this phone. */
import { rows } from "../../store/view.ts";
import { type Day, dayOf } from "./day.ts";

/** What a day holds for one caretaker. Parameters as of dayOf. */
export function todayRows(date: string, me: string, runningPlannedId: string | null): Day {
  const data = {
    planned_visit: rows("planned_visit"),
    planned_worker: rows("planned_worker"),
    case: rows("case"),
    assignment: rows("assignment"),
    log_entry: rows("log_entry"),
  };
  return dayOf(data, date, me, runningPlannedId);
}
