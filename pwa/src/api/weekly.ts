/** What the weekly meeting asks of the server. */
import { newId } from "../domain/ids.ts";
import { ask, askAgain, type Held } from "./client.ts";
import type { PointTexts, PointVisit, PointWritten, Present, WeeklyMeeting } from "./types.ts";

export type {
  AgendaConflict,
  AgendaItem,
  AgendaReason,
  Attendance,
  InMeeting,
  PointTexts,
  PointWritten,
  Present,
  WeeklyMeeting,
} from "./types.ts";

/** For whom it is shown: the reader alone, or all who are present together. */
export type Audience = "me" | "present";

const ADDRESS = "/api/weekly-meetings";

/** So many people are noted as a meeting opens, and so many at once afterwards. */
const AT_OPENING = 17;
const AT_ONCE = 10;

/**
 * The meeting, or the answer that is held when nothing has changed since.
 * @param id a meeting, or "current" for the one that is open or comes next
 * @throws ApiError (not_found), NetworkError
 */
export function readMeeting(
  id: string,
  audience: Audience,
  held: Held<WeeklyMeeting> | null,
): Promise<Held<WeeklyMeeting>> {
  return askAgain(`${ADDRESS}/${encodeURIComponent(id)}?audience=${audience}`, held);
}

/** Where the agenda or the minutes are fetched as a document. */
export function meetingDocument(id: string, audience: Audience): string {
  return `${ADDRESS}/${encodeURIComponent(id)}/document?audience=${audience}`;
}

/**
 * Opens a meeting with those who are there.
 * @param id which one; null for the weekly one that comes next
 * @throws ApiError (meeting_not_open when it is called off), NetworkError
 */
export async function openMeeting(
  opId: string,
  attendance: Present[],
  id: string | null,
): Promise<void> {
  const said = { op_id: opId, attendance: attendance.slice(0, AT_OPENING) };
  const opened = await post<{ id: string }>(id ? `${id}/open` : "open", said);
  for (let n = AT_OPENING; n < attendance.length; n += AT_ONCE) {
    await changeAttendance(opened.id, attendance.slice(n, n + AT_ONCE), []);
  }
}

/** Notes who has come, and takes away who was noted by mistake. @throws ApiError, NetworkError */
export function changeAttendance(id: string, come: Present[], gone: string[]): Promise<unknown> {
  return post(`${id}/attendance`, { op_id: newId(), come, gone });
}

/**
 * Writes in a point what differs from what was seen there. Asked again with the same `opId` it is done once.
 * @throws ApiError (minutes_locked, owner_may_not_hear, …), NetworkError
 */
export function writeInPoint(
  id: string,
  itemId: string,
  said: { opId: string; version: number; base: PointTexts; set: PointTexts },
): Promise<PointWritten> {
  const { opId: op_id, version: base_version, base, set } = said;
  return post(`${id}/points/${itemId}`, { op_id, base_version, base, set });
}

/** Says that a point is dealt with, or not after all. @throws ApiError, NetworkError */
export function handlePoint(id: string, itemId: string, isHandled: boolean): Promise<unknown> {
  return post(`${id}/points/${itemId}/handled`, { op_id: newId(), is_handled: isHandled });
}

/** Takes up something that was not on the agenda. @throws ApiError, NetworkError */
export function addPoint(id: string, opId: string, part: string, title: string): Promise<unknown> {
  return post(`${id}/points`, { op_id: opId, part, title });
}

/** One more task of a point. @throws ApiError, NetworkError */
export function addTask(
  id: string,
  itemId: string,
  said: { op_id: string; owner_id: string; text: string; due_on: string | null },
): Promise<unknown> {
  return post(`${id}/points/${itemId}/tasks`, said);
}

/** Plans a visit to the point's case. @throws ApiError, NetworkError */
export function planVisit(id: string, itemId: string, said: PointVisit): Promise<unknown> {
  return post(`${id}/points/${itemId}/visits`, said);
}

/** Settles two texts of one field: keeps what stands, takes the other, or writes `set`. @throws ApiError */
export function chooseText(
  id: string,
  conflict: { id: string; version: number },
  choice: "keep" | "take",
  set?: PointTexts,
): Promise<unknown> {
  const said = { op_id: newId(), base_version: conflict.version, choice, set: set ?? null };
  return post(`${id}/texts/${conflict.id}`, said);
}

/** Closes the meeting and locks its minutes. @throws ApiError (texts_to_choose), NetworkError */
export function closeMeeting(id: string, opId: string): Promise<unknown> {
  return post(`${id}/close`, { op_id: opId });
}

/** Adds to locked minutes. @throws ApiError, NetworkError */
export function addToMinutes(
  id: string,
  opId: string,
  text: string,
  itemId: string | null,
): Promise<unknown> {
  return post(`${id}/additions`, { op_id: opId, text, item_id: itemId });
}

function post<T>(path: string, body: unknown): Promise<T> {
  return ask(`${ADDRESS}/${path}`, { method: "POST", body });
}
