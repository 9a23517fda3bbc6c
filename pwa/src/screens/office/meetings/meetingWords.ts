/** What a meeting is called, and when it is. */
import type { Occurrence } from "../../../api/series.ts";
import { localTime, shortDate, weekdayName } from "../../../domain/format.ts";
import { isoWeek } from "../../../domain/week.ts";
import { t } from "../../../locales/t.ts";
import { wordLabel } from "../words.ts";

/** A day with its weekday: torsdag 19.11.2026. */
export function dayWords(date: string): string {
  return t("meetings.day", { weekday: weekdayName(date), date: shortDate(date) });
}

/** A day's week, with the year where it is not the day's own: 1 January 2027 is in week 53 of 2026. */
export function weekWords(date: string): string {
  const { year, week } = isoWeek(date);
  return String(year) === date.slice(0, 4)
    ? t("meetings.week", { week })
    : t("meetings.week_of", { week, year });
}

/** The week and the time of a meeting. */
export function whenWords(held: Pick<Occurrence, "held_on" | "starts_at_local">): string {
  const week = weekWords(held.held_on);
  if (!held.starts_at_local) return week;
  return `${week} · ${t("time.clock", { time: localTime(held.starts_at_local) })}`;
}

/** What a meeting is called: its series' name, or its kind. */
export function meetingName(one: Pick<Occurrence, "name" | "type">): string {
  return one.name ?? wordLabel("meeting_type", one.type);
}
