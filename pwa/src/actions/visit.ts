/**
 * A visit, from the tap on ▶ to *Lagre*. Every tap is sealed into the vault's draft before it is
 * drawn; time is two stored instants, so a killed app or an empty battery costs nothing.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { newId } from "../domain/ids.ts";
import { nowInstant } from "../domain/instant.ts";
import {
  changeShare,
  changeShares,
  leastTotal,
  MAX_MINUTES,
  offeredTotal,
  splitEvenly,
} from "../domain/split.ts";
import { openedStore, reach } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { askForStorageAfterSave } from "../store/persistence.ts";
import { photosOf } from "../store/photoShelf.ts";
import { view } from "../store/view.ts";
import { sealsDrafts } from "./drafts.ts";
import { MAX_TASKS, visitOperation } from "./visitOperation.ts";
import { type RunningVisit, VisitIncomplete } from "./visitTypes.ts";

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

/** The visit under way on this phone, or null. */
export const runningVisit: ReadonlySignal<RunningVisit | null> = computed(() => {
  for (const draft of drafts.value.values()) {
    // A later build may have left drafts of any form.
    const visit = draft as RunningVisit | null;
    if (visit?.kind === "visit") return visit;
  }
  return null;
});

/** The longest street line that the server takes. */
const MAX_ADDRESS = 200;
/** Typing is sealed at most this often, in milliseconds: each time the disk is waited for. */
const TYPING_MS = 200;

let queue: Promise<unknown> = Promise.resolve();
let saving: Promise<{ entryId: string }> | undefined;
/** What has been typed and is not sealed yet; every change of the visit takes it along. */
let typed: { entryId: string; note: string } | undefined;
let sealing: Promise<void> | undefined;
let sealedAt = Number.NEGATIVE_INFINITY;

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
  const startedAt = nowInstant();
  return inTurn(async () => {
    if (runningVisit.value) return;
    const newAddress = at.newAddress?.trim().normalize("NFC").slice(0, MAX_ADDRESS);
    if (at.newAddress !== undefined && !newAddress) throw new VisitIncomplete("no_address");
    const planned = at.plannedVisitId ? view.row("planned_visit", at.plannedVisitId) : undefined;
    const caseId = at.caseId ?? planned?.case_id ?? null;
    const known = caseId ? view.row("case", caseId) : undefined;
    const knownPlace = at.placeId ?? planned?.place_id ?? known?.place_id ?? null;
    const placeId = newAddress ? newId() : knownPlace;
    if (!caseId && !placeId && !at.isLeftOpen) throw new VisitIncomplete("no_place");
    await keep({
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
    });
  });
}

/** Ticks a task, or takes the tick away; the order of ticks is kept. */
export function toggleTask(taskType: string): Promise<void> {
  return change((visit) => {
    const isTicked = visit.tasks.some((task) => task.taskType === taskType);
    if (!isTicked && visit.tasks.length >= MAX_TASKS) return visit;
    const tasks = isTicked
      ? visit.tasks.filter((task) => task.taskType !== taskType)
      : [...visit.tasks, { taskType, minutes: 0 }];
    if (visit.step === "running") return { ...visit, tasks };
    return split({ ...visit, tasks }, Math.max(visit.totalMinutes, leastTotal(tasks.length)));
  });
}

/** Ends the visit now and offers its minutes. */
export function endVisit(): Promise<void> {
  const endedAt = nowInstant();
  return change((visit) => ended(visit, endedAt));
}

/** The whole visit longer or shorter, in minutes; never below what its tasks need. */
export function changeTotal(delta: number): Promise<void> {
  return change((visit) => {
    const least = leastTotal(visit.tasks.length);
    const totalMinutes = Math.min(MAX_MINUTES, Math.max(least, visit.totalMinutes + delta));
    const minutes = visit.tasks.map((task) => task.minutes);
    return withMinutes({ ...visit, totalMinutes }, changeShares(minutes, totalMinutes));
  });
}

/** One task longer or shorter, in minutes; the others give or take. */
export function changeLine(taskType: string, delta: number): Promise<void> {
  return change((visit) => {
    const index = visit.tasks.findIndex((task) => task.taskType === taskType);
    const minutes = visit.tasks.map((task) => task.minutes);
    return withMinutes(visit, changeShare(minutes, index, delta));
  });
}

/** How the visit turned out. An outcome without a visit, such as *Ingen åpnet*, also ends it. */
export function setOutcome(outcome: string | null): Promise<void> {
  const endedAt = nowInstant();
  return change((visit) => {
    const next = { ...visit, outcome };
    return outcome && ENDING.has(outcome) && visit.step === "running" ? ended(next, endedAt) : next;
  });
}

/** What there is to say about it. */
export function setNote(note: string): Promise<void> {
  typed = undefined;
  return change((visit) => ({ ...visit, note }));
}

/**
 * What is being typed: sealed at once after a pause, and within a moment while typing goes on. The
 * promise is of that sealing. @throws NotSaved
 */
export function typeNote(note: string): Promise<void> {
  const entryId = runningVisit.value?.entryId;
  if (!entryId) return Promise.resolve();
  typed = { entryId, note };
  sealing ??= pause(sealedAt + TYPING_MS - performance.now()).then(() => {
    sealing = undefined;
    sealedAt = performance.now();
    return sealTyped();
  });
  return sealing;
}

function pause(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}

/** It was not over after all: the clock runs on from its start. */
export function backToRunning(): Promise<void> {
  return change((visit) => ({ ...visit, step: "running", endedAt: null, outcome: null }));
}

/** Drops the visit, draft, photos and all. */
export function dropVisit(): Promise<void> {
  return inTurn(async () => {
    const visit = runningVisit.value;
    typed = undefined;
    if (!visit) return;
    const store = openedStore();
    const removed = { kind: "removed", at: nowInstant() } as const;
    for (const { id } of photosOf(visit.entryId)) await store.photos.decide(id, removed);
    await store.dropDraft(visit.entryId);
  });
}

/**
 * Writes what is half made once more, for when the page may not live on: when this returns, it lies
 * sealed on the phone's disk. @throws NotSaved
 */
export function sealDraftsNow(): Promise<void> {
  return change((visit) => visit);
}

/**
 * Saves the visit as one operation: when this returns, it lies on the phone's disk and was read
 * back. A double tap is one entry.
 * @throws VisitIncomplete "no_task"; NotSaved; Locked
 */
export function saveVisit(): Promise<{ entryId: string }> {
  const savedAt = nowInstant();
  saving ??= inTurn(async () => {
    const visit = withTyped(runningVisit.value);
    if (!visit) throw new VisitIncomplete("no_visit");
    const whole = visit.step === "split" ? visit : ended(visit, savedAt);
    const store = openedStore();
    const wasOffline = reach.value === "offline" || navigator.onLine === false;
    const authorId = store.identity.user.id;
    const photos = photosOf(visit.entryId);
    const body = visitOperation(whole, { authorId, savedAt, wasOffline, photos });
    await store.saveOperation(body, visit.entryId);
    typed = undefined;
    askForStorageAfterSave();
    return { entryId: visit.entryId };
  }).finally(() => {
    saving = undefined;
  });
  return saving;
}

function ended(visit: RunningVisit, endedAt: string): RunningVisit {
  const total = offeredTotal(visit.startedAt, endedAt, visit.tasks.length);
  return split({ ...visit, endedAt, step: "split" }, total);
}

function split(visit: RunningVisit, totalMinutes: number): RunningVisit {
  return withMinutes({ ...visit, totalMinutes }, splitEvenly(totalMinutes, visit.tasks.length));
}

function withMinutes(visit: RunningVisit, minutes: number[]): RunningVisit {
  const tasks = visit.tasks.map((task, i) => ({ ...task, minutes: minutes[i] ?? 0 }));
  return { ...visit, tasks };
}

function change(next: (visit: RunningVisit) => RunningVisit): Promise<void> {
  return inTurn(async () => {
    const visit = withTyped(runningVisit.value);
    const taken = typed;
    if (!visit) return;
    await keep(next(visit));
    if (typed === taken) typed = undefined;
  });
}

function withTyped(visit: RunningVisit | null): RunningVisit | null {
  return visit && typed?.entryId === visit.entryId ? { ...visit, note: typed.note } : visit;
}

/** Seals what is typed, and whatever change is still on its way. */
function sealTyped(): Promise<void> {
  return typed ? change((visit) => visit) : inTurn(async () => undefined);
}

sealsDrafts(sealTyped);

/** Sealed and written first; the signal, and with it the screen, follows. */
function keep(visit: RunningVisit): Promise<void> {
  return openedStore().putDraft(visit.entryId, visit);
}

/** Taps take effect in the order they were made, each on what the one before left. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = queue.then(work);
  queue = result.catch(() => undefined);
  return result;
}
