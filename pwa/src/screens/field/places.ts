/** Where one may be going: a few suggestions, and the search over all places that the phone holds. */
import { CONTACT_ATTEMPT } from "../../actions/visitTypes.ts";
import { folded, likeness } from "../../domain/likeness.ts";
import type { Case, LogEntry, PlaceRow, PlannedVisit, TaskLine } from "../../store/rows.ts";
import type { Day } from "./day.ts";

/** A place that can be chosen; either id may be missing. */
export interface Target {
  caseId?: string;
  placeId?: string;
  plannedVisitId?: string;
}

/** So many are suggested: they are seen at once, without scrolling. */
const SUGGESTIONS = 5;
/** So many are shown of what a search found. */
const FOUND = 10;

/**
 * Planned today first, then where one was last, then the usual ones; each place once.
 * @param own one's own entries, newest first
 */
export function suggestions(day: Pick<Day, "planned" | "usual">, own: LogEntry[]): Target[] {
  const open = new Set(day.usual.map((one) => one.id));
  const found = new Map<string, Target>();
  const add = (caseId: string | null, placeId: string | null, plannedVisitId?: string) => {
    const key = caseId ?? placeId;
    if (!key || found.has(key) || found.size === SUGGESTIONS) return;
    found.set(key, targetOf(caseId, placeId, plannedVisitId));
  };
  for (const visit of day.planned) add(visit.case_id, visit.place_id, visit.id);
  for (const entry of own)
    if (!entry.case_id || open.has(entry.case_id)) add(entry.case_id, entry.place_id);
  for (const one of day.usual) add(one.id, one.place_id);
  return [...found.values()];
}

/**
 * The ids of open cases: what is planned today first, then where one was last, then by code.
 * @param own one's own entries, newest first
 */
export function nearestCases(cases: Case[], planned: PlannedVisit[], own: LogEntry[]): string[] {
  const byCode = cases.filter((one) => !one.closed_on).sort((a, b) => (a.code < b.code ? -1 : 1));
  const open = new Set(byCode.map((one) => one.id));
  const near = [...planned, ...own].flatMap(({ case_id }) => case_id ?? []);
  return [...new Set([...near, ...open])].filter((id) => open.has(id));
}

/**
 * The entry to be like, and where: the last one at the next planned place, else the last of all.
 * One where nobody was met is no pattern.
 * @param own one's own entries, newest first
 */
export function lastLike(
  planned: PlannedVisit[],
  own: LogEntry[],
  linesOf: (entryId: string) => TaskLine[],
): { at: Target; entry: LogEntry } | null {
  const isPattern = ({ id, case_id, place_id }: LogEntry) => {
    const lines = linesOf(id);
    const isMet = !lines.some((line) => line.task_type === CONTACT_ATTEMPT);
    return (case_id ?? place_id) !== null && lines.length > 0 && isMet;
  };
  for (const visit of planned) {
    const entry = own.find((one) => isAt(one, visit) && isPattern(one));
    if (entry) return { at: targetOf(visit.case_id, visit.place_id, visit.id), entry };
  }
  const entry = own.find(isPattern);
  return entry ? { at: targetOf(entry.case_id, entry.place_id), entry } : null;
}

type At = Pick<LogEntry, "case_id" | "place_id">;

function isAt(one: At, other: At): boolean {
  return other.case_id ? one.case_id === other.case_id : one.place_id === other.place_id;
}

/** What a search looks through. `words` tells how a case or place is called on the screens. */
export interface Searched {
  cases: Case[];
  places: PlaceRow[];
  words(caseId: string | null, placeId: string | null): (string | null)[];
}

/** Open cases and places where every part of the text is like a word of theirs. */
export function search(text: string, { cases, places, words }: Searched): Target[] {
  const parts = folded(text).split(" ").filter(Boolean);
  if (parts.length === 0) return [];
  const open = cases.filter((one) => !one.closed_on);
  const taken = new Set(cases.map((one) => one.place_id));
  return [
    ...open.map((one) => [one.id, one.place_id] as const),
    ...places.filter((one) => !taken.has(one.id)).map((one) => [null, one.id] as const),
  ]
    .filter(([caseId, placeId]) => {
      const all = folded(words(caseId, placeId).filter(Boolean).join(" ")).split(" ");
      return parts.every((part) => all.some((word) => likeness(part, word) > 0));
    })
    .slice(0, FOUND)
    .map(([caseId, placeId]) => targetOf(caseId, placeId));
}

function targetOf(caseId: string | null, placeId: string | null, planned?: string): Target {
  return {
    ...(caseId ? { caseId } : {}),
    ...(placeId ? { placeId } : {}),
    ...(planned ? { plannedVisitId: planned } : {}),
  };
}
