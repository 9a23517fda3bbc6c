/** What office screens ask of the server. */
import { ask } from "./client.ts";

interface Named {
  id: string;
  code: string;
  name: string;
}

/** One log entry as the office sees it. Instants are UTC, dates local, minutes whole. */
export interface OfficeEntry {
  id: string;
  code: string | null;
  version: number;
  state: string;
  kind: string;
  done_on: string;
  started_at: string;
  ended_at: string;
  duration_minutes: number;
  travel_minutes: number;
  km: number;
  outcome: string | null;
  note: string | null;
  was_offline: boolean;
  review_flags: string[];
  author: Named;
  colleagues: Named[];
  case: { id: string; code: string; resident_name: string } | null;
  place: { id: string; address: string | null } | null;
  lines: OfficeLine[];
  received_at: string | null;
  received_number: number | null;
  approved_at: string | null;
  approved_by: Named | null;
  may_approve: boolean;
}

export interface OfficeLine {
  id: string;
  position: number;
  task_type: string;
  duration_minutes: number;
  sacks: number;
  kg: number;
}

export interface EntryPage {
  entries: OfficeEntry[];
  total: number;
  page: number;
  page_size: number;
}

/** A word of a closed list. */
export interface OfficeWord {
  id: string;
  list: string;
  key: string;
  label: string;
  short_label: string | null;
  group: string | null;
  position: number;
  is_retired: boolean;
}

/** One page (from 1) of the entries in a state. @throws ApiError, NetworkError */
export function listEntries(state: string, page = 1): Promise<EntryPage> {
  return ask(`/api/entries?state=${encodeURIComponent(state)}&page=${page}`);
}

/** One entry. @throws ApiError (not_found), NetworkError */
export function getEntry(id: string): Promise<OfficeEntry> {
  return ask(`/api/entries/${encodeURIComponent(id)}`);
}

/**
 * Approves exactly the version that was seen. `op_id` is made when the entry is opened, so that
 * asking twice is harmless.
 * @throws ApiError (stale_version, already_approved, own_entry, not_found), NetworkError
 */
export function approveEntry(
  id: string,
  { op_id, base_version }: { op_id: string; base_version: number },
): Promise<OfficeEntry> {
  const path = `/api/entries/${encodeURIComponent(id)}/approve`;
  return ask(path, { method: "POST", body: { op_id, base_version } });
}

/** All word lists. @throws ApiError, NetworkError */
export async function fetchWords(): Promise<OfficeWord[]> {
  return (await ask<{ words: OfficeWord[] }>("/api/words")).words;
}
