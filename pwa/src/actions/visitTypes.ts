/** A visit under way, as it lies in its draft. Instants are UTC text, minutes whole. */
export interface RunningVisit {
  /** Tells this draft from drafts of other kinds. */
  kind: "visit";
  entryId: string;
  /** Made when the visit starts, so that saving twice is one operation. */
  opId: string;
  caseId: string | null;
  placeId: string | null;
  /** The street line of a place that this visit makes; `placeId` is its id. */
  newAddress?: string;
  plannedVisitId: string | null;
  startedAt: string;
  endedAt: string | null;
  /** In the order they were ticked; minutes are 0 until the visit has ended. */
  tasks: { taskType: string; minutes: number }[];
  /** The minutes to be saved; 0 until the visit has ended. */
  totalMinutes: number;
  /** A key of `visit_outcome`. */
  outcome: string | null;
  note: string;
  step: "running" | "split" | "afterwards";
  /** When ▶ was pressed, where the start can still be moved from it. */
  tappedAt?: string;
  /** When a task was ticked last. */
  touchedAt?: string;
  /** When it was said that it still goes on, after it had seemed forgotten. */
  goesOnAt?: string;
  /** Afterwards: the local date it was done, or that it was just now (which `startedAt` then tells). */
  done?: string;
}

/** The task type of an attempt that met nobody. */
export const CONTACT_ATTEMPT = "contact_attempt";

/** What is missing before a visit can be started or saved. */
export class VisitIncomplete extends Error {
  override name = "VisitIncomplete";

  constructor(readonly reason: "no_address" | "no_place" | "no_task" | "no_visit") {
    super(reason);
  }
}

/** What `done` holds when it was just now. */
export const JUST_NOW = "just_now";
