/** One's own time, logged at a desk. */
import { ask } from "./client.ts";
import type { OwnEntry, OwnLogged, OwnWeek } from "./types.ts";

export type { OwnEntry, OwnWeek, OwnWeekEntry } from "./types.ts";

/** Logs one's own work and hands it in; sent again it counts once. @throws ApiError, NetworkError */
export function logOwn(entry: OwnEntry): Promise<OwnLogged> {
  return ask<OwnLogged>("/api/own/entries", { method: "POST", body: entry });
}

/** One's own week, that of a day or this one. @throws ApiError, NetworkError */
export function readOwnWeek(day: string | null): Promise<OwnWeek> {
  return ask<OwnWeek>(day ? `/api/own/week?day=${encodeURIComponent(day)}` : "/api/own/week");
}
