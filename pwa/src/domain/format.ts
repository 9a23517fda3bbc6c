/**
 * Dates, times and numbers as Norwegians write them, in the zone where the work is done.
 * Form only: the words around them ("kl.", "uke") come from the catalogue.
 */
import { weekday } from "./week.ts";

/** The zone that a local date and a clock time mean. */
export const ZONE = "Europe/Oslo";

const inZone = new Intl.DateTimeFormat("nb-NO", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const dayNames = new Intl.DateTimeFormat("nb-NO", { timeZone: "UTC", weekday: "long" });
const monthNames = new Intl.DateTimeFormat("nb-NO", { timeZone: "UTC", month: "long" });

/** The local date of an instant, YYYY-MM-DD; of now when none is given. */
export function localDate(instant: string | number = Date.now()): string {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

/** An instant's clock time, 09.05. */
export function clockTime(instant: string | number): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}.${minute}`;
}

/** The instant of a clock time (08:40) on a local date, outside the night when clocks are moved. */
export function instantAt(date: string, time: string): string {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`);
  const { year, month, day, hour, minute } = partsOf(asUtc);
  const offset = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00.000Z`) - asUtc;
  return new Date(asUtc - offset).toISOString();
}

/** A local time as it is stored ("08:40") in the form that is shown (08.40). */
export function localTime(time: string): string {
  return time.replace(":", ".");
}

/** A local date (YYYY-MM-DD) as 17.11.2026. */
export function shortDate(date: string): string {
  const [year, month, day] = date.split("-");
  return `${day}.${month}.${year}`;
}

/** A local date's weekday in full, in lower case. */
export function weekdayName(date: string): string {
  return dayNames.format(Date.parse(`${date}T12:00:00Z`));
}

/** A local date as day and month in words: 17. november. */
export function dayAndMonth(date: string): string {
  return `${Number(date.slice(8, 10))}. ${monthNames.format(Date.parse(`${date}T12:00:00Z`))}`;
}

/** A number with a decimal comma and, from 10 000, a space between thousands. */
export function number(value: number, decimals = 0): string {
  return new Intl.NumberFormat("nb-NO", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: "min2",
  }).format(value);
}

/** Elapsed whole minutes between two instants, never below nothing. */
export function elapsedMinutes(from: string, to: string | number = Date.now()): number {
  const end = typeof to === "number" ? to : Date.parse(to);
  return Math.max(0, Math.floor((end - Date.parse(from)) / 60_000));
}

/** Elapsed whole days between an instant and now, never below nothing. */
export function elapsedDays(from: string, to: number = Date.now()): number {
  return Math.floor(elapsedMinutes(from, to) / (24 * 60));
}

/** Whether the date is a Saturday or Sunday. */
export function isWeekend(date: string): boolean {
  return weekday(date) > 5;
}

function partsOf(instant: string | number): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const { type, value } of inZone.formatToParts(new Date(instant))) parts[type] = value;
  return parts;
}
