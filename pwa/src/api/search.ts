/** Search at a desk; what is searched for travels in the body. */
import { ask } from "./client.ts";
import type { Found } from "./types.ts";

export type { Found } from "./types.ts";

/** What one may see that has the text's words. @throws ApiError, NetworkError */
export function find(text: string, signal: AbortSignal): Promise<Found> {
  return ask<Found>("/api/search", { method: "POST", body: { text }, signal });
}
