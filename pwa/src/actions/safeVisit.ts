/**
 * A safe visit (field.md, thing 8): when one expects to be done, and who is told when nothing is heard.
 * The server follows, and only what it has confirmed is followed. Nobody is tracked.
 */
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import type { SafeVisit } from "../store/rows.ts";
import { rows, view } from "../store/view.ts";
import { inTurns } from "./inTurns.ts";
import { operationOf } from "./operation.ts";
import { baseOf, created } from "./records.ts";
import type { RunningVisit } from "./visitTypes.ts";

/** Two quick taps are one start. */
const inTurn = inTurns();

/**
 * Begins to be followed during a visit.
 * @param watcherId the user who is told first; null for the office
 * @param whereabouts what that person is told of the place
 * @throws NotSaved; Locked
 */
export function startSafeVisit(
  visit: RunningVisit,
  minutes: number,
  watcherId: string | null,
  whereabouts: string | null,
): Promise<void> {
  return inTurn(async () => {
    if (safeVisitOf(visit.entryId)) return;
    const startedAt = nowInstant();
    await save(
      created("safe_visit", {
        user_id: openedStore().identity.user.id,
        entry_id: visit.entryId,
        case_id: visit.caseId,
        // A place that this visit makes is not at the server yet, and a start must not wait for it.
        place_id: visit.newAddress ? null : visit.placeId,
        whereabouts: whereabouts?.slice(0, 200) || null,
        started_at: startedAt,
        expected_end_at: later(startedAt, minutes),
        call_at: null,
        watcher_id: watcherId,
        ended_at: null,
        seen_at: null,
        seen_by: null,
      }),
    );
  });
}

/** It takes some minutes more from now. @throws NotSaved; Locked */
export function putOff(id: string, minutes: number): Promise<void> {
  return change(id, () => ({ expected_end_at: later(nowInstant(), minutes) }));
}

/** There is no coverage: one has agreed to ring within so many minutes, and is done by then at the latest. */
export function agreeToRing(id: string, minutes: number): Promise<void> {
  return change(id, (one) => {
    const call_at = later(nowInstant(), minutes);
    const expected_end_at = one.expected_end_at > call_at ? one.expected_end_at : call_at;
    return { call_at, expected_end_at };
  });
}

/** The visit is over: nobody needs to follow any longer. Harmless when nobody did. */
export async function endSafeVisit(entryId: string, endedAt = nowInstant()): Promise<void> {
  const one = safeVisitOf(entryId);
  if (one) await change(one.id, () => ({ ended_at: endedAt }));
}

/** One sees to a colleague who is not heard of. @throws NotSaved; Locked */
export function noteContact(id: string): Promise<void> {
  const seen = { seen_at: nowInstant(), seen_by: openedStore().identity.user.id };
  return change(id, () => seen);
}

/** The safe visit that still goes on during a visit. */
export function safeVisitOf(entryId: string): SafeVisit | undefined {
  return ownSafeVisits().find((one) => one.entry_id === entryId);
}

/** One's own that still go on. */
export function ownSafeVisits(): SafeVisit[] {
  const me = openedStore().identity.user.id;
  return rows("safe_visit").filter((one) => one.user_id === me && one.ended_at === null);
}

/** Colleagues of whom nothing has been heard, for whom one is the first to be told. */
export function unheardColleagues(): SafeVisit[] {
  const me = openedStore().identity.user.id;
  return rows("safe_visit").filter(
    (one) =>
      one.watcher_id === me &&
      one.ended_at === null &&
      one.escalated_at === one.expected_end_at &&
      one.seen_at === null,
  );
}

/** Whether the server has confirmed the start, and follows. */
export function isFollowed(one: SafeVisit): boolean {
  return view.confirmedVersion("safe_visit", one.id) > 0;
}

/** Whether something that was said of it is still only on this phone. */
export function hasUnsentChange(one: SafeVisit): boolean {
  return openedStore().ledger.lastBuildable(one.id) !== undefined;
}

function change(id: string, next: (one: SafeVisit) => Partial<SafeVisit>): Promise<void> {
  return inTurn(async () => {
    const one = view.row("safe_visit", id);
    if (!one) return;
    const set = next(one);
    const names = Object.keys(set) as (keyof SafeVisit)[];
    const base = Object.fromEntries(names.map((name) => [name, one[name]]));
    const base_version = baseOf("safe_visit", id);
    await save({ entity: "safe_visit", id, action: "patch", base_version, base, set });
  });
}

function save(one: ReturnType<typeof created>): Promise<void> {
  return openedStore().saveOperation(operationOf([one]));
}

function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
