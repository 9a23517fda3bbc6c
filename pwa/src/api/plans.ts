/** The week board of planned visits. */
import { ask } from "./client.ts";
import type { Board, Plan, Planned, Stopped } from "./types.ts";

export type { Board, BoardPerson, BoardVisit, BoardWorker, Plan } from "./types.ts";

/** The week that holds a day (YYYY-MM-DD); this week when none is given. @throws ApiError, NetworkError */
export function readWeek(day: string | null): Promise<Board> {
  return ask<Board>(day ? `/api/plans?day=${encodeURIComponent(day)}` : "/api/plans");
}

/** Plans a visit, once or every so many weeks. @throws ApiError, NetworkError */
export function planVisit(plan: Plan): Promise<Planned> {
  return ask<Planned>("/api/plans", { method: "POST", body: plan });
}

/** Takes away a visit and those after it that were planned together. @throws ApiError, NetworkError */
export function stopRepeat(visitId: string, opId: string): Promise<Stopped> {
  return ask<Stopped>(`/api/plans/${visitId}/stop`, { method: "POST", body: { op_id: opId } });
}
