/** What the office asks of the server about the home in a case, and about what is asked of the managers. */
import { ask } from "./client.ts";
import type {
  Answer,
  Changed,
  EvictionChange,
  EvictionDeadline,
  EvictionPlan,
  FollowUpPage,
  ForumQuestion,
  ForumQuestions,
  Housing,
  PresentStay,
  PresentStays,
} from "./types.ts";

/** The housing sections of a case, and their parts. */
export type {
  Answer,
  EvictionChange,
  EvictionDeadline,
  FollowUpPage,
  ForumQuestion,
  Housing,
  PresentStay,
} from "./types.ts";

/** A manager who is asked. */
export type Forum = ForumQuestion["forum"];

/** The housing sections of a case. @throws ApiError (not_found), NetworkError */
export function getHousing(caseId: string): Promise<Housing> {
  return ask(`/api/cases/${encodeURIComponent(caseId)}/housing`);
}

/** Changes the eviction track; the deadline follows the letter. @throws ApiError, NetworkError */
export function changeEviction(caseId: string, change: EvictionChange): Promise<Changed> {
  const path = `/api/cases/${encodeURIComponent(caseId)}/eviction`;
  return ask(path, { method: "POST", body: change });
}

/** The deadline that such a change would leave; nothing is written. @throws ApiError, NetworkError */
export function foretellDeadline(caseId: string, plan: EvictionPlan): Promise<EvictionDeadline> {
  const path = `/api/cases/${encodeURIComponent(caseId)}/eviction/deadline`;
  return ask(path, { method: "POST", body: plan });
}

/** What is asked of a manager: what waits, or what has an answer. @throws ApiError, NetworkError */
export async function listQuestions(
  forum: Forum,
  state: "open" | "answered",
): Promise<ForumQuestion[]> {
  return (await ask<ForumQuestions>(`/api/forum-questions?forum=${forum}&state=${state}`))
    .questions;
}

/** Answers a question, or notes its answer; the measure follows. @throws ApiError, NetworkError */
export function answerQuestion(id: string, said: Answer): Promise<Changed> {
  const path = `/api/forum-questions/${encodeURIComponent(id)}/answer`;
  return ask(path, { method: "POST", body: said });
}

/** One page (from 1) of follow-ups after closed cases. @throws ApiError, NetworkError */
export function listFollowUps(state: "due" | "coming" | "done", page = 1): Promise<FollowUpPage> {
  return ask(`/api/follow-ups?state=${state}&page=${page}`);
}

/** Who is in temporary housing now, the longest first. @throws ApiError, NetworkError */
export async function listPresentStays(): Promise<PresentStay[]> {
  return (await ask<PresentStays>("/api/temporary-stays")).stays;
}
