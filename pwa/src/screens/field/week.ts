/** One's own week, day by day. Pure: rows in, days out. */
import { isWeekend } from "../../domain/format.ts";
import { datesOfWeek, type IsoWeek } from "../../domain/week.ts";
import type { LogEntry } from "../../store/rows.ts";

export interface WeekDay {
  date: string;
  count: number;
  /** Whole minutes. */
  minutes: number;
  /** Whether it must have an entry or a reason before the week is done. */
  isAsked: boolean;
}

/** The seven days, Monday first. @param own one's own entries that are not voided */
export function weekDays(week: IsoWeek, own: LogEntry[]): WeekDay[] {
  return datesOfWeek(week).map((date) => {
    const entries = own.filter((entry) => entry.done_on === date);
    return {
      date,
      count: entries.length,
      minutes: entries.reduce((sum, entry) => sum + entry.duration_minutes, 0),
      isAsked: entries.length === 0 && !isWeekend(date),
    };
  });
}

/** A week as it is stored: 2026-W47. */
export function weekName({ year, week }: IsoWeek): string {
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The week of a name. */
export function weekOf(name: string): IsoWeek {
  const [year, week] = name.split("-W").map(Number);
  return { year: year ?? 0, week: week ?? 0 };
}
