/** ISO weeks: Monday first, week 1 holds the year's first Thursday. 2026 has 53 of them. */

/** A week and the year it belongs to, which near New Year is not always the date's own. */
export interface IsoWeek {
  year: number;
  week: number;
}

const DAY_MS = 86_400_000;

/** The ISO week of a local date (YYYY-MM-DD). */
export function isoWeek(date: string): IsoWeek {
  const day = Date.parse(`${date}T00:00:00Z`);
  const thursday = new Date(day + (4 - weekday(date)) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const first = Date.UTC(year, 0, 1);
  return { year, week: Math.floor((thursday.getTime() - first) / DAY_MS / 7) + 1 };
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** How many weeks a year has: 52 or 53. */
export function weeksInYear(year: number): number {
  return isoWeek(`${year}-12-28`).week;
}

/** The seven dates of a week, Monday first. */
export function datesOfWeek({ year, week }: IsoWeek): string[] {
  const fourth = `${year}-01-04`;
  const monday =
    Date.parse(`${fourth}T00:00:00Z`) + (1 - weekday(fourth) + (week - 1) * 7) * DAY_MS;
  return Array.from({ length: 7 }, (_, i) =>
    new Date(monday + i * DAY_MS).toISOString().slice(0, 10),
  );
}

/** The local date before this one. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** The local date so many days after this one. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
