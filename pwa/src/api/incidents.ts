/** Safety incidents in the office. */
import { ask } from "./client.ts";
import type { IncidentPage } from "./types.ts";

export type { IncidentPage, IncidentRow } from "./types.ts";

/** One page (from 1) of the incidents, those that wait first. @throws ApiError, NetworkError */
export function listIncidents(page: number): Promise<IncidentPage> {
  return ask<IncidentPage>(`/api/incidents?page=${page}`);
}
