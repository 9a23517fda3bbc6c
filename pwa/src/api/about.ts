/** What the public page about the service says, as the office changes it. */
import { ask } from "./client.ts";
import type { About, AboutChange, AboutHistory } from "./types.ts";

export type { About, AboutChange, AboutHistory } from "./types.ts";

/** What the page says, and what it has said. @throws ApiError, NetworkError */
export function readAbout(): Promise<AboutHistory> {
  return ask<AboutHistory>("/api/about");
}

/** Says something else on the page. @throws ApiError, NetworkError */
export function changeAbout(change: AboutChange): Promise<About> {
  return ask<About>("/api/about", { method: "POST", body: change });
}
