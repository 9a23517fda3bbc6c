/** What office screens ask of the server. */
import { ask } from "./client.ts";
import type {
  AllowPhotos,
  Approval,
  BulkApproved,
  CasePhotos,
  Correction,
  Entry,
  EntryPage,
  Return,
  SeenEntry,
  Word,
  WordList,
} from "./types.ts";

/** A log entry as the office sees it, its parts, and a word of a closed list. */
export type {
  CasePhotos,
  Entry as OfficeEntry,
  EntryCase as OfficeCase,
  EntryLine as OfficeLine,
  EntryPage,
  EntryPhoto as OfficePhoto,
  Word as OfficeWord,
} from "./types.ts";

/** Which of the entries in a state: those with nothing to look at, or those with something; and in which order. */
export interface EntryFilter {
  kind?: "all" | "plain" | "odd";
  sort?: "newest" | "oldest" | "longest" | "author";
  page_size?: number;
}

/** One page (from 1) of the entries in a state. @throws ApiError, NetworkError */
export function listEntries(state: string, page = 1, filter: EntryFilter = {}): Promise<EntryPage> {
  const words = new URLSearchParams({ state, page: String(page) });
  for (const [name, value] of Object.entries(filter)) words.set(name, String(value));
  return ask(`/api/entries?${words}`);
}

/** Approves entries without a flag, each in the version that was seen. @throws ApiError, NetworkError */
export function approvePlain(op_id: string, entries: SeenEntry[]): Promise<BulkApproved> {
  return ask("/api/entries/approve", { method: "POST", body: { op_id, entries } });
}

/** Puts an entry right with a reason, in the version that was seen. @throws as approveEntry */
export function correctEntry(id: string, correction: Correction): Promise<Entry> {
  const path = `/api/entries/${encodeURIComponent(id)}/correct`;
  return ask(path, { method: "POST", body: correction });
}

/** One entry. @throws ApiError (not_found), NetworkError */
export function getEntry(id: string): Promise<Entry> {
  return ask(`/api/entries/${encodeURIComponent(id)}`);
}

/**
 * Approves exactly the version that was seen. `op_id` is made when the entry is opened, so that
 * asking twice is harmless.
 * @throws ApiError (stale_version, already_approved, own_entry, not_found), NetworkError
 */
export function approveEntry(id: string, approval: Approval): Promise<Entry> {
  const path = `/api/entries/${encodeURIComponent(id)}/approve`;
  return ask(path, { method: "POST", body: approval });
}

/** Where a photo that has come is shown from. */
export function photoAddress(id: string): string {
  return `/api/attachments/${encodeURIComponent(id)}/file`;
}

/** Allows photos in a case, or allows them no longer. @throws ApiError (not_found), NetworkError */
export function allowPhotos(caseId: string, asked: AllowPhotos): Promise<CasePhotos> {
  const path = `/api/cases/${encodeURIComponent(caseId)}/photos`;
  return ask(path, { method: "POST", body: asked });
}

/** Sends exactly the version that was seen back to its author. @throws as approveEntry */
export function returnEntry(id: string, said: Return): Promise<Entry> {
  const path = `/api/entries/${encodeURIComponent(id)}/return`;
  return ask(path, { method: "POST", body: said });
}

/** All word lists. @throws ApiError, NetworkError */
export async function fetchWords(): Promise<Word[]> {
  return (await ask<WordList>("/api/words")).words;
}
