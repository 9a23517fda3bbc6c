/** The team's hours, and who has opened what of one's own. */
import { ask } from "./client.ts";
import type { AccessNote, AccessNotes, Team, TeamWeek } from "./types.ts";

export type { AccessNote, TeamWeek } from "./types.ts";

/** The last weeks of approved work, the earliest first. @throws ApiError, NetworkError */
export async function readTeamHours(weeks: number): Promise<TeamWeek[]> {
  return (await ask<Team>(`/api/team/hours?weeks=${weeks}`)).weeks;
}

/** Who has opened one's own entries, the latest first. @throws ApiError, NetworkError */
export async function readOpenings(): Promise<AccessNote[]> {
  return (await ask<AccessNotes>("/api/own/openings")).openings;
}
