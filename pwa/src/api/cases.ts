/** What the office asks of the server about cases. */
import { ask } from "./client.ts";
import type {
  CareRecord,
  Case,
  CaseClosing,
  CaseList,
  CaseReopening,
  CaseTimeline,
} from "./types.ts";

/** A case as its page shows it, its parts, and a case in the list. */
export type {
  CareRecord,
  Case as OfficeCaseFile,
  CaseAssignment,
  CaseConsent,
  CaseContact,
  CaseDecisionRequest,
  CaseEvent,
  CaseList,
  CaseReminder,
  CaseRow,
  CaseSafetyNote,
  CaseTimeline,
  MarkedEntry,
} from "./types.ts";

/** Which cases a list shows. */
export type Shown = "open" | "ending" | "closed" | "all";

/** One page (from 1) of the cases that the reader may see. @throws ApiError, NetworkError */
export function listCases(show: Shown, isMine: boolean, page = 1): Promise<CaseList> {
  const asked = new URLSearchParams({ show, mine: String(isMine), page: String(page) });
  return ask(`/api/cases?${asked}`);
}

/** One case with what hangs on it. @throws ApiError (not_found), NetworkError */
export function getCase(id: string): Promise<Case> {
  return ask(`/api/cases/${encodeURIComponent(id)}`);
}

/** One page (from 1) of what has happened in a case, newest first. @throws ApiError, NetworkError */
export function readTimeline(id: string, page: number): Promise<CaseTimeline> {
  return ask(`/api/cases/${encodeURIComponent(id)}/timeline?page=${page}`);
}

/** What of a case belongs in the care record. @throws ApiError (not_found), NetworkError */
export function readCareRecord(id: string): Promise<CareRecord> {
  return ask(`/api/cases/${encodeURIComponent(id)}/care-record`);
}

/** Closes a case with its outcome. @throws ApiError (already_decided, not_found), NetworkError */
export function closeCase(id: string, asked: CaseClosing): Promise<Case> {
  return ask(`/api/cases/${encodeURIComponent(id)}/close`, { method: "POST", body: asked });
}

/** Opens a closed case again. @throws as closeCase */
export function reopenCase(id: string, asked: CaseReopening): Promise<Case> {
  return ask(`/api/cases/${encodeURIComponent(id)}/reopen`, { method: "POST", body: asked });
}
