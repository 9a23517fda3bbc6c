/**
 * The drafts of visits: at most one is under way, others wait to be finished. Changes take effect in
 * the order they were made, each sealed and written before it is shown.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { openedStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { sealsDrafts } from "./drafts.ts";
import { inTurns } from "./inTurns.ts";
import { endSafeVisit } from "./safeVisit.ts";
import type { RunningVisit } from "./visitTypes.ts";

/** Typing is sealed at most this often, in milliseconds: each time the disk is waited for. */
const TYPING_MS = 200;

/** Taps take effect in the order they were made, each on what the one before left. */
export const inTurn = inTurns();
/** What has been typed and is not sealed yet, by entry; every change of the visit takes it along. */
const typed = new Map<string, string>();
let sealing: Promise<void> | undefined;
let sealedAt = Number.NEGATIVE_INFINITY;

/** Every visit that is begun and not saved, the latest start first. */
export const visitDrafts: ReadonlySignal<RunningVisit[]> = computed(() =>
  // A later build may have left drafts of any form.
  ([...drafts.value.values()] as (RunningVisit | null)[])
    .filter((draft) => draft?.kind === "visit")
    .map((draft) => draft as RunningVisit)
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)),
);

/** The visit under way on this phone, or the last one whose minutes are still to be told, or null. */
export const runningVisit: ReadonlySignal<RunningVisit | null> = computed(() => {
  const begun = visitDrafts.value;
  const at = (step: RunningVisit["step"]) => begun.find((visit) => visit.step === step);
  return at("running") ?? at("split") ?? null;
});

/** A visit that is begun and not saved. @param entryId the one under way when none is told */
export function visitDraft(entryId?: string): RunningVisit | null {
  if (entryId === undefined) return runningVisit.value;
  return visitDrafts.value.find((visit) => visit.entryId === entryId) ?? null;
}

/** Changes one visit; one that is gone stays gone. @throws NotSaved; Locked */
export function changeVisit(
  next: (visit: RunningVisit) => RunningVisit,
  entryId?: string,
): Promise<void> {
  return inTurn(async () => {
    const visit = visitDraft(entryId);
    if (!visit) {
      if (entryId) typed.delete(entryId);
      return;
    }
    const taken = typed.get(visit.entryId);
    const changed = next(withTyped(visit));
    await keepVisit(changed);
    if (visit.step === "running" && changed.step !== "running") {
      await endSafeVisit(visit.entryId, changed.endedAt ?? undefined);
    }
    if (typed.get(visit.entryId) === taken) typed.delete(visit.entryId);
  });
}

/** Sealed and written first; the signal, and with it the screen, follows. @throws NotSaved; Locked */
export function keepVisit(visit: RunningVisit): Promise<void> {
  const since = visit.step === "running" ? visit.startedAt : undefined;
  return openedStore().putDraft(visit.entryId, visit, since);
}

/** What there is to say about it. */
export function setNote(note: string): Promise<void> {
  typed.clear();
  return changeVisit((visit) => ({ ...visit, note }));
}

/**
 * What is being typed: sealed at once after a pause, and within a moment while typing goes on. The
 * promise is of that sealing. @throws NotSaved
 */
export function typeNote(note: string, entryId = runningVisit.value?.entryId): Promise<void> {
  if (!entryId) return Promise.resolve();
  typed.set(entryId, note);
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

/**
 * Writes the visit under way once more, for when the page may not live on: when this returns, it
 * lies sealed on the phone's disk. @throws NotSaved
 */
export async function sealVisitNow(): Promise<void> {
  await changeVisit((visit) => visit);
  await sealTyped();
}

/** The visit with what is typed of it and not sealed yet. */
export function withTyped(visit: RunningVisit): RunningVisit {
  return { ...visit, note: typed.get(visit.entryId) ?? visit.note };
}

/** Lets go of what was typed: the visit is saved or dropped. */
export function forgetTyped(entryId: string): void {
  typed.delete(entryId);
}

/** Seals what is typed, and whatever change is still on its way. */
async function sealTyped(): Promise<void> {
  for (const entryId of [...typed.keys()]) await changeVisit((visit) => visit, entryId);
  await inTurn(async () => undefined);
}

sealsDrafts(sealTyped);
