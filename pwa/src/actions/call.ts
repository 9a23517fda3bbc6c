/**
 * *Ring og før*: a call that is made from the app is a draft from the tap on the number, and over when
 * one is back. It is offered to be saved, and stays until it is saved or dropped.
 */
import { nowInstant } from "../domain/instant.ts";
import { MAX_MINUTES } from "../domain/split.ts";
import { taskOfCall } from "../domain/work.ts";
import { begun, type RunningVisit, split } from "./visit.ts";
import { changeVisit, inTurn, keepVisit, visitDrafts } from "./visitDraft.ts";
import { JUST_NOW } from "./visitTypes.ts";

/** Shorter than this one has answered the phone's own question, and not called yet; in milliseconds. */
const AWAY_MS = 3_000;

/** When one was last back from elsewhere; a page that was killed is back when it is there again. */
let backAt = nowInstant();
let leftAt: number | undefined;

/** Somebody in a case is called now. @param relation a key of `contact_relation` @throws NotSaved; Locked */
export function noteCall(
  caseId: string,
  { name, relation }: { name: string; relation: string },
): Promise<void> {
  const calledAt = nowInstant();
  return inTurn(async () => {
    await endOpen(calledAt);
    await keepVisit({
      ...begun({ caseId }, calledAt),
      work: "phone",
      call: { name, relation },
      step: "afterwards",
      done: JUST_NOW,
      tasks: [{ taskType: taskOfCall(relation), minutes: 0 }],
    });
  });
}

/** A call is over, unless it was before. @throws NotSaved; Locked */
export function endCall(entryId: string): Promise<void> {
  const at = nowInstant();
  return changeVisit((visit) => over(visit, at), entryId);
}

/** Calls that one is back from are over since then. @throws NotSaved; Locked */
export function endReturned(): Promise<void> {
  return inTurn(() => endOpen(backAt));
}

/** How long a call took so far, in whole minutes, at least one. @param at in milliseconds, as of Date */
export function minutesOfCall({ totalMinutes, startedAt }: RunningVisit, at: number): number {
  if (totalMinutes) return totalMinutes;
  const minutes = Math.round((at - Date.parse(startedAt)) / 60_000);
  return Math.min(MAX_MINUTES, Math.max(1, minutes));
}

async function endOpen(at: string): Promise<void> {
  for (const one of visitDrafts.value)
    if (one.call && !one.endedAt && one.startedAt < at) await keepVisit(over(one, at));
}

function over(visit: RunningVisit, at: string): RunningVisit {
  return visit.endedAt
    ? visit
    : split({ ...visit, endedAt: at }, minutesOfCall(visit, Date.parse(at)));
}

function left(): void {
  leftAt ??= Date.now();
}

/** One is here again, after having been away or not. */
function back(): void {
  if (leftAt !== undefined && Date.now() - leftAt >= AWAY_MS) backAt = nowInstant();
  leftAt = undefined;
}

if (typeof document !== "undefined") {
  document.addEventListener("visibilitychange", () => (document.hidden ? left() : back()));
  // A phone may lay the call above the page without ever hiding it.
  addEventListener("blur", left);
  addEventListener("focus", back);
}
