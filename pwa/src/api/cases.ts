/** What the office asks of the server about cases. */
import { ask } from "./client.ts";
import type { Case, CaseList } from "./types.ts";

/** A case as its page shows it, its parts, and a case in the list. */
export type {
  Case as OfficeCaseFile,
  CaseAssignment,
  CaseConsent,
  CaseContact,
  CaseDecisionRequest,
  CaseList,
  CaseRow,
  CaseSafetyNote,
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
