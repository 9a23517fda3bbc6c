/**
 * What a field is called and what stands in it, in plain words: for values that are shown side by
 * side, on the phone and at the desk.
 */
import { clockTime, localDate, localTime, number, shortDate } from "../../domain/format.ts";
import { hasText, t } from "../../locales/t.ts";

/** A word's label in a list: the phone and the desk each know the lists in their own way. */
export type Labeller = (list: string, key: string) => string;

/** One field with the words of its two values; `theirs` is what stands at the office. */
export interface Difference {
  name: string;
  theirs: string;
  mine: string;
}

/** The list that a field's words come from. */
const LISTS: Record<string, string> = {
  kind: "entry_kind",
  outcome: "visit_outcome",
  state: "entry_state",
  task_type: "task_type",
  who_did_it: "who_did_it",
  tenure: "tenure",
  source: "inquiry_source",
  channel: "channel",
  urgency: "urgency",
  decision: "inquiry_decision",
  slot: "photo_slot",
};

/** Fields that mean something to the machine alone. */
const UNSPOKEN = new Set([
  "tz",
  "was_offline",
  "position",
  "entry_id",
  "author_id",
  "sha256",
  "size",
]);

/** Whether a field means something to people. */
export function isSpoken(field: string): boolean {
  return !UNSPOKEN.has(field);
}

/** What a field is called. */
export function fieldName(field: string): string {
  return hasText(`field.${field}`) ? t(`field.${field}`) : t("field.other");
}

/** A value in words. */
export function valueWords(field: string, value: unknown, label: Labeller): string {
  if (value === null || value === undefined || value === "") return t("field.nothing");
  if (typeof value === "boolean") return value ? t("field.yes") : t("field.no");
  const list = LISTS[field];
  if (list) return label(list, String(value));
  if (field.endsWith("_minutes")) return t("time.minutes", { minutes: Number(value) });
  if (field === "km") return t("field.km_value", { km: number(Number(value)) });
  if (field.endsWith("_on")) return shortDate(String(value));
  if (field === "deleted_at") return t("field.deleted");
  if (field.endsWith("_at")) return whenWords(String(value));
  if (field === "starts_at_local") return t("time.clock", { time: localTime(String(value)) });
  if (typeof value === "number") return number(value);
  if (field.endsWith("_id") || typeof value === "object") return t("field.changed");
  return String(value);
}

/** An instant with its date. */
export function whenWords(instant: string): string {
  return t("time.date_and_clock", {
    date: shortDate(localDate(instant)),
    time: clockTime(instant),
  });
}

/** The fields in which two sets of values differ, in words. */
export function differences(theirs: unknown, mine: unknown, label: Labeller): Difference[] {
  const a = (theirs ?? {}) as Record<string, unknown>;
  const b = (mine ?? {}) as Record<string, unknown>;
  return Object.keys(b)
    .filter((field) => isSpoken(field) && a[field] !== b[field])
    .map((field) => ({
      name: fieldName(field),
      theirs: valueWords(field, a[field], label),
      mine: valueWords(field, b[field], label),
    }));
}
