import type { Work } from "../domain/work.ts";

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
  /** What kind of work it was; a visit when nothing is told. */
  work?: Work;
  /** Whom one called from the app; the relation is a key of `contact_relation`. */
  call?: { name: string; relation: string };
  startedAt: string;
  endedAt: string | null;
  /** In the order they were ticked; minutes are 0 until the visit has ended. */
  tasks: VisitTask[];
  /** The minutes to be saved; 0 until the visit has ended. */
  totalMinutes: number;
  /** A key of `visit_outcome`. */
  outcome: string | null;
  note: string;
  /** The way there, when it is told. */
  travel?: Travel;
  /** User ids of those who were there, too; each confirms it on their own phone. */
  colleagues?: string[];
  /** Whether it is to be written into the care record system, at a desk. */
  isForCareRecord?: boolean;
  /** Breaks, in order; the last one goes on while it has no end. */
  pauses?: Pause[];
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

/** One ticked task, with what was tapped about it. */
export interface VisitTask {
  taskType: string;
  minutes: number;
  /** A key of `who_did_it`. */
  whoDidIt?: string | null;
  /** A key of `navigation_result`. */
  result?: string | null;
  partnerId?: string | null;
  waste?: Waste;
}

/** What was carried away: sacks, kilograms, trips to the recycling station. */
export interface Waste {
  sacks: number;
  kg: number;
  trips: number;
  isHazardous: boolean;
}

/** Nothing was carried away. */
export const NO_WASTE: Waste = { sacks: 0, kg: 0, trips: 0, isHazardous: false };

/** The way to a visit. Minutes and kilometres are whole; role and car are keys of the vocabulary. */
export interface Travel {
  minutes: number;
  km: number;
  role: string;
  car: string | null;
}

/** A break. Instants are UTC text. */
export interface Pause {
  from: string;
  until: string | null;
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
