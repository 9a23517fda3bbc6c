/** *Hent sak*: cases that this phone does not hold. Needs a network. */
import { ask } from "./client.ts";
import type { FoundCase, FoundCases } from "./types.ts";

export type { FoundCase } from "./types.ts";

/** The first open cases that have the beginnings of words. @throws ApiError, NetworkError */
export async function findCases(text: string): Promise<FoundCase[]> {
  const body = { text };
  return (await ask<FoundCases>("/api/case-fetch/find", { method: "POST", body })).cases;
}

/** Lets this user's phones hold a case; it comes with the next sync. @throws ApiError, NetworkError */
export async function fetchCase(id: string): Promise<void> {
  await ask("/api/case-fetch", { method: "POST", body: { case_id: id } });
}
