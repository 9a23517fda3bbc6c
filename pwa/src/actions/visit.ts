/**
 * A visit, from the tap on ▶ to *Lagre*. Every tap is sealed into the vault's draft before it is
 * drawn; time is two stored instants, so a killed app or an empty battery costs nothing.
 */
import { newId } from "../domain/ids.ts";
import { nowInstant } from "../domain/instant.ts";
import {
  changeShare,
  changeShares,
  leastTotal,
  MAX_MINUTES,
  offeredTotal,
} from "../domain/split.ts";
import { openedStore, reach } from "../store/current.ts";
import { askForStorageAfterSave } from "../store/persistence.ts";
import { photosOf } from "../store/photoShelf.ts";
import { view } from "../store/view.ts";
import { timed } from "./afterwardsTimes.ts";
import { firstGuess } from "./lastSplit.ts";
import { pausedMs, pausesUntil } from "./pause.ts";
import { endSafeVisit } from "./safeVisit.ts";
import { saveTyped } from "./typed.ts";
import { saveUndoably } from "./undo.ts";
import {
  changeVisit,
  forgetTyped,
  inTurn,
  keepVisit,
  runningVisit,
  visitDraft,
  withTyped,
} from "./visitDraft.ts";
import { MAX_TASKS, visitOperation } from "./visitOperation.ts";
import { type RunningVisit, VisitIncomplete } from "./visitTypes.ts";

export { runningVisit, setNote, typeNote, visitDraft, visitDrafts } from "./visitDraft.ts";
export { linesOf } from "./visitOperation.ts";
export { type RunningVisit, VisitIncomplete } from "./visitTypes.ts";

/** Outcomes that say that there was no visit to time any longer: choosing one ends it. */
const ENDING = new Set([
  "no_answer",
  "declined",
  "cancelled_by_resident",
  "cancelled_by_us",
  "stopped_for_safety",
  "moved",
]);

/** The form in which a new place's street line is typed. */
export const NEW_PLACE = "new_place";

/** The longest street line that the server takes. */
const MAX_ADDRESS = 200;
let saving: Promise<{ entryId: string }> | undefined;

/** Where a visit is: known to the phone, a new street line, or to be told later. */
export interface Whereabouts {
  caseId?: string;
  placeId?: string;
  plannedVisitId?: string;
  newAddress?: string;
  isLeftOpen?: boolean;
}

/**
 * Starts a visit; one that runs already goes on instead.
 * @throws VisitIncomplete "no_place", "no_address"; NotSaved; Locked
 */
export function startVisit(at: Whereabouts): Promise<void> {
  const tappedAt = nowInstant();
  return inTurn(async () => {
    if (runningVisit.value?.step === "running") return;
    await keepBegun({ ...begun(at, tappedAt), step: "running", tappedAt });
  });
}

/** Keeps a visit just begun; the street line of a new place is now its own. @throws NotSaved; Locked */
export function keepBegun(visit: RunningVisit): Promise<void> {
  if (!visit.newAddress) return keepVisit(visit);
  return saveTyped(NEW_PLACE, () => keepVisit(visit));
}

/**
 * A visit that nothing is told of yet but where it is.
 * @throws VisitIncomplete "no_place", "no_address"
 */
export function begun(at: Whereabouts, startedAt: string): RunningVisit {
  const newAddress = at.newAddress?.trim().normalize("NFC").slice(0, MAX_ADDRESS);
  if (at.newAddress !== undefined && !newAddress) throw new VisitIncomplete("no_address");
  const planned = at.plannedVisitId ? view.row("planned_visit", at.plannedVisitId) : undefined;
  const caseId = at.caseId ?? planned?.case_id ?? null;
  const known = caseId ? view.row("case", caseId) : undefined;
  const knownPlace = at.placeId ?? planned?.place_id ?? known?.place_id ?? null;
  const placeId = newAddress ? newId() : knownPlace;
  if (!caseId && !placeId && !at.isLeftOpen) throw new VisitIncomplete("no_place");
  return {
    kind: "visit",
    entryId: newId(),
    opId: newId(),
    caseId,
    placeId,
    ...(newAddress ? { newAddress } : {}),
    plannedVisitId: at.plannedVisitId ?? null,
    startedAt,
    endedAt: null,
    tasks: [],
    totalMinutes: 0,
    outcome: null,
    note: "",
    step: "running",
  };
}

/** It began so many minutes before ▶ was pressed. */
export function startedEarlier(minutes: number): Promise<void> {
  return changeVisit((visit) => {
    const tapped = Date.parse(visit.tappedAt ?? visit.startedAt);
    return { ...visit, startedAt: new Date(tapped - minutes * 60_000).toISOString() };
  });
}

/** Ticks a task, or takes the tick away; the order of ticks is kept. */
export function toggleTask(taskType: string, entryId?: string): Promise<void> {
  const touchedAt = nowInstant();
  return changeVisit((visit) => {
    const isTicked = visit.tasks.some((task) => task.taskType === taskType);
    if (!isTicked && visit.tasks.length >= MAX_TASKS) return visit;
    const tasks = isTicked
      ? visit.tasks.filter((task) => task.taskType !== taskType)
      : [...visit.tasks, { taskType, minutes: 0 }];
    if (visit.totalMinutes === 0) return { ...visit, tasks, touchedAt };
    return split({ ...visit, tasks }, Math.max(visit.totalMinutes, leastTotal(tasks.length)));
  }, entryId);
}

/** Ends the visit under way, now or at another instant, and offers its minutes. */
export function endVisit(endedAt = nowInstant()): Promise<void> {
  return changeVisit((visit) => ended(visit, endedAt));
}

/** The whole visit longer or shorter, in minutes; never below what its tasks need. */
export function changeTotal(delta: number, entryId?: string): Promise<void> {
  return changeVisit((visit) => {
    const least = leastTotal(visit.tasks.length);
    const totalMinutes = Math.min(MAX_MINUTES, Math.max(least, visit.totalMinutes + delta));
    const minutes = visit.tasks.map((task) => task.minutes);
    return withMinutes({ ...visit, totalMinutes }, changeShares(minutes, totalMinutes));
  }, entryId);
}

/** One task longer or shorter, in minutes; the others give or take. */
export function changeLine(taskType: string, delta: number, entryId?: string): Promise<void> {
  return changeVisit((visit) => {
    const index = visit.tasks.findIndex((task) => task.taskType === taskType);
    const minutes = visit.tasks.map((task) => task.minutes);
    return withMinutes(visit, changeShare(minutes, index, delta));
  }, entryId);
}

/** How the visit turned out. An outcome without a visit, such as *Ingen åpnet*, also ends it. */
export function setOutcome(outcome: string | null, entryId?: string): Promise<void> {
  const endedAt = nowInstant();
  return changeVisit((visit) => {
    const next = { ...visit, outcome };
    return outcome && ENDING.has(outcome) && visit.step === "running" ? ended(next, endedAt) : next;
  }, entryId);
}

/** It was not over after all: the clock runs on from its start. */
export function backToRunning(): Promise<void> {
  return changeVisit((visit) => ({ ...visit, step: "running", endedAt: null, outcome: null }));
}

/** Drops the visit, draft, photos and all. */
export function dropVisit(entryId?: string): Promise<void> {
  return inTurn(async () => {
    const visit = visitDraft(entryId);
    if (!visit) return;
    forgetTyped(visit.entryId);
    const store = openedStore();
    const removed = { kind: "removed", at: nowInstant() } as const;
    for (const { id } of photosOf(visit.entryId)) await store.photos.decide(id, removed);
    await store.dropDraft(visit.entryId);
    await endSafeVisit(visit.entryId);
  });
}

/**
 * Saves the visit as one operation: when this returns, it lies on the phone's disk and was read
 * back. A double tap is one entry.
 * @throws VisitIncomplete "no_task", "no_visit"; NotSaved; Locked
 */
export function saveVisit(entryId?: string): Promise<{ entryId: string }> {
  const savedAt = nowInstant();
  saving ??= inTurn(async () => {
    const begun = visitDraft(entryId);
    if (!begun) throw new VisitIncomplete("no_visit");
    const visit = withTyped(begun);
    const whole = visit.step === "running" ? ended(visit, savedAt) : timed(visit);
    const store = openedStore();
    const wasOffline = reach.value === "offline" || navigator.onLine === false;
    const authorId = store.identity.user.id;
    const photos = photosOf(visit.entryId);
    const body = visitOperation(whole, { authorId, savedAt, wasOffline, photos });
    await saveUndoably(body, visit.entryId, visit);
    forgetTyped(visit.entryId);
    if (visit.step === "running") await endSafeVisit(visit.entryId, savedAt);
    askForStorageAfterSave();
    return { entryId: visit.entryId };
  }).finally(() => {
    saving = undefined;
  });
  return saving;
}

/** The visit as it is when it was over then: its minutes are offered. */
export function ended(visit: RunningVisit, endedAt: string): RunningVisit {
  const whole = { ...visit, ...pausesUntil(visit, endedAt), endedAt, step: "split" as const };
  const from = Date.parse(visit.startedAt) + pausedMs(whole, Date.parse(endedAt));
  const total = offeredTotal(new Date(from).toISOString(), endedAt, visit.tasks.length);
  return split(whole, total);
}

/** The visit with another total, and the first guess of what each task took of it. */
export function split(visit: RunningVisit, totalMinutes: number): RunningVisit {
  const shares = firstGuess(
    visit.tasks.map((task) => task.taskType),
    totalMinutes,
  );
  return withMinutes({ ...visit, totalMinutes }, shares);
}

function withMinutes(visit: RunningVisit, minutes: number[]): RunningVisit {
  const tasks = visit.tasks.map((task, i) => ({ ...task, minutes: minutes[i] ?? 0 }));
  return { ...visit, tasks };
}
