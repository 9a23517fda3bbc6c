/** What waits for a decision after sync, as the office sees it, and the ways out. */
import { ask } from "./client.ts";
import type { Choices, Parked, ParkedPage, WayOut } from "./types.ts";

export type {
  Choice,
  OfferedField,
  OpenConflict,
  Parked,
  ParkedChange,
  ParkedCounts,
  ParkedPage,
} from "./types.ts";

/** Why something waits. */
export type ParkedOutcome = Parked["outcome"];

/** What somebody at a desk may do with it. */
export type Way = Parked["ways"][number];

/** One page (from 1) of what waits for one reason, the oldest first. @throws ApiError, NetworkError */
export function listParked(outcome: ParkedOutcome, page = 1): Promise<ParkedPage> {
  return ask(`/api/parked?outcome=${outcome}&page=${page}`);
}

/** One thing that waits. @throws ApiError (not_found when it has been dealt with), NetworkError */
export function getParked(opId: string): Promise<Parked> {
  return ask(`/api/parked/${encodeURIComponent(opId)}`);
}

/**
 * Takes it on a way out, from exactly the outcome that was seen. `op_id` is made when it is opened,
 * so that asking twice is harmless.
 * @throws ApiError (stale_version, already_decided, own_entry, not_released), NetworkError
 */
export function takeWay(opId: string, way: Way, said: WayOut): Promise<void> {
  return ask(`/api/parked/${encodeURIComponent(opId)}/${way}`, { method: "POST", body: said });
}

/** Chooses between two values, for all that belongs together. @throws as takeWay */
export function decideConflicts(choices: Choices): Promise<void> {
  return ask("/api/conflicts/decide", { method: "POST", body: choices });
}
