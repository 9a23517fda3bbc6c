/** Caretakers of whom nothing has been heard, as the office sees them. */
import { newId } from "../domain/ids.ts";
import { ask } from "./client.ts";
import type { Unheard, UnheardList } from "./types.ts";

export type { Unheard } from "./types.ts";

/** Everyone whom the office is to look after now. @throws ApiError, NetworkError */
export async function listUnheard(): Promise<Unheard[]> {
  return (await ask<UnheardList>("/api/safe-visits")).safe_visits;
}

/** Somebody here sees to it; gives who is left. @throws ApiError, NetworkError */
export async function noteContact(id: string): Promise<Unheard[]> {
  const path = `/api/safe-visits/${encodeURIComponent(id)}/contact`;
  const body = { op_id: newId() };
  return (await ask<UnheardList>(path, { method: "POST", body })).safe_visits;
}
