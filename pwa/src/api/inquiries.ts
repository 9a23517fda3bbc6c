/** What the office asks about inquiries, and does about them. */
import { ask, askAgain, type Held } from "./client.ts";
import type {
  InquiryAsked,
  InquiryDecision,
  InquiryMatches,
  InquiryPage,
  NewInquiry,
  WholeInquiry,
} from "./types.ts";

export type {
  CaseMatch,
  Inquiry as OfficeInquiry,
  InquiryAsked,
  InquiryDecision,
  InquiryEvent,
  InquiryMatch,
  InquiryMatches,
  InquiryPage,
  NewCase,
  NewInquiry,
  ShortJob,
  WholeInquiry,
} from "./types.ts";

/** Which inquiries: `critical` are those that nobody has seen. */
export type InquiryState = "undecided" | "follow_up" | "critical" | "all";

const ALL = "/api/inquiries";

function of(id: string): string {
  return `${ALL}/${encodeURIComponent(id)}`;
}

/**
 * One page (from 1) of the inquiries in a state; what is held is given back while it still holds.
 * @throws ApiError, NetworkError
 */
export function listInquiries(
  state: InquiryState,
  page: number,
  pageSize: number,
  held: Held<InquiryPage> | null,
): Promise<Held<InquiryPage>> {
  return askAgain(`${ALL}?state=${state}&page=${page}&page_size=${pageSize}`, held);
}

/** One inquiry with what has happened to it. @throws ApiError (not_found), NetworkError */
export function readInquiry(id: string): Promise<WholeInquiry> {
  return ask(of(id));
}

/** Registers an inquiry. @throws ApiError (invalid, not_found, op_id_taken), NetworkError */
export function registerInquiry(told: NewInquiry): Promise<WholeInquiry> {
  return ask(ALL, { method: "POST", body: told });
}

/** What an inquiry that is being typed may belong to. @throws ApiError, NetworkError */
export function matchWords(asked: InquiryAsked, signal: AbortSignal): Promise<InquiryMatches> {
  return ask(`${ALL}/matches`, { method: "POST", body: asked, signal });
}

/** What one inquiry may belong to. @throws ApiError (not_found), NetworkError */
export function matchInquiry(id: string): Promise<InquiryMatches> {
  return ask(`${of(id)}/matches`);
}

/** Notes that it has been seen, or that there has been first contact. @throws ApiError, NetworkError */
export function markInquiry(
  id: string,
  what: "seen" | "contact",
  opId: string,
): Promise<WholeInquiry> {
  return ask(`${of(id)}/mark`, { method: "POST", body: { op_id: opId, what } });
}

/** Adds a line to the office's note. @throws ApiError (invalid), NetworkError */
export function noteOnInquiry(id: string, note: string, opId: string): Promise<WholeInquiry> {
  return ask(`${of(id)}/note`, { method: "POST", body: { op_id: opId, note } });
}

/** What an inquiry is joined to; null for nothing. */
export interface Joining {
  op_id: string;
  base_version: number;
  case_id?: string | null;
  joined_to_id?: string | null;
}

/** Joins it to a case or to an earlier inquiry. @throws ApiError (already_decided, not_found), NetworkError */
export function joinInquiry(id: string, joining: Joining): Promise<WholeInquiry> {
  return ask(`${of(id)}/join`, { method: "POST", body: joining });
}

/** Notes what came of following up. @throws ApiError (already_decided, invalid), NetworkError */
export function followUpInquiry(
  id: string,
  said: { op_id: string; note: string; next_on: string | null },
): Promise<WholeInquiry> {
  return ask(`${of(id)}/follow-up`, { method: "POST", body: said });
}

/** Decides about it. @throws ApiError (already_decided, invalid, not_allowed), NetworkError */
export function decideInquiry(id: string, decision: InquiryDecision): Promise<WholeInquiry> {
  return ask(`${of(id)}/decide`, { method: "POST", body: decision });
}
