/** One's own entries by week and by place, some at a time. Pure: rows in, lists out. */
import { isoWeek } from "../../domain/week.ts";
import type { LogEntry } from "../../store/rows.ts";
import { weekName } from "./week.ts";

/** So many entries come at a time: a season's work must not slow the page. */
export const AT_A_TIME = 20;

/** What is asked for; null asks for all. */
export interface Asked {
  /** As in 2026-W47. */
  week: string | null;
  /** The id of a case, or of a place without one. */
  place: string | null;
}

/** The week that an entry's work was done in. */
export function weekOfEntry(entry: Pick<LogEntry, "done_on">): string {
  return weekName(isoWeek(entry.done_on));
}

/** The case of an entry, or its place; null when it has neither. */
export function placeOfEntry(entry: Pick<LogEntry, "case_id" | "place_id">): string | null {
  return entry.case_id ?? entry.place_id;
}

/** The entries of that week and that place, in the order they come. */
export function asked(entries: LogEntry[], { week, place }: Asked): LogEntry[] {
  return entries.filter(
    (one) => (!week || weekOfEntry(one) === week) && (!place || placeOfEntry(one) === place),
  );
}

/** The weeks that have entries, newest first. */
export function weeksOf(entries: LogEntry[]): string[] {
  return [...new Set(entries.map(weekOfEntry))].sort().reverse();
}

/** The places that have entries, each with the entry that was made there last, which comes first. */
export function placesOf(entries: LogEntry[]): LogEntry[] {
  const found = new Map<string, LogEntry>();
  for (const one of entries) {
    const place = placeOfEntry(one);
    if (place && !found.has(place)) found.set(place, one);
  }
  return [...found.values()];
}
