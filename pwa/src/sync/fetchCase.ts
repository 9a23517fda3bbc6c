/** *Hent sak*: asking the office for a case that this phone does not hold, and reading it in. */
import * as api from "../api/caseFetch.ts";
import { syncNow } from "./sync.ts";

export type { FoundCase } from "../api/caseFetch.ts";
export { findCases } from "../api/caseFetch.ts";

/** Fetches a case: when this returns, it is here, or comes with the next sync. @throws ApiError, NetworkError */
export async function fetchCase(id: string): Promise<void> {
  await api.fetchCase(id);
  await syncNow();
}
