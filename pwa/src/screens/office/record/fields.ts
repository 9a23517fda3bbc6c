/** The fields of a form over one record: how what is typed becomes what is sent, and back. */
import type { RecordChange } from "../../../api/changes.ts";

/** How a field is filled in. Money is øre in the record and kroner on screen. */
export type FieldKind =
  | "text"
  | "long"
  | "date"
  | "clock"
  | "word"
  | "number"
  | "money"
  | "bool"
  | "user"
  | "partner"
  | "landlord"
  | "case"
  | "choice";

/** One field of a form. */
export interface RecordField {
  name: string;
  kind: FieldKind;
  /** The word list of a `word`. */
  list?: string;
  /** What a `choice` offers. */
  options?: { id: string; name: string }[];
  isRequired?: boolean;
  /** The most characters; 500 where nothing is said, 2000 for long text. */
  longest?: number;
  hint?: string;
  /** What follows from what has been typed; read aloud when it changes. */
  outcome?: string | undefined;
}

/** A record as the server told it. */
export type RecordRow = { id: string; version: number } & Record<string, unknown>;

/** What stands in the form: text as it is typed. */
export type Typed = Record<string, string | boolean>;

const MONEY = /^-?\d+(?:[.,]\d{1,2})?$/;
const SPACES = /[\s\u00a0\u202f]/g;

/** What a form over `row` begins with. */
export function typedFrom(fields: RecordField[], row: Record<string, unknown>): Typed {
  return Object.fromEntries(fields.map((field) => [field.name, textOf(field, row[field.name])]));
}

/** What is to be sent, and what is wrong with it: field name to a key. */
export function read(
  fields: RecordField[],
  typed: Typed,
): { values: Record<string, unknown>; wrong: Record<string, string> } {
  const values: Record<string, unknown> = {};
  const wrong: Record<string, string> = {};
  for (const field of fields) {
    const value = sentOf(field, typed[field.name]);
    if (value === undefined) wrong[field.name] = "invalid_value";
    else if (value === null && field.isRequired) wrong[field.name] = "required";
    else values[field.name] = value;
  }
  return { values, wrong };
}

/** The change that makes a new record, or that patches one; null when nothing is different. */
export function changeOf(
  entity: RecordChange["entity"],
  id: string,
  row: RecordRow | null,
  fixed: Record<string, unknown>,
  values: Record<string, unknown>,
): RecordChange | null {
  if (!row) {
    const given = Object.entries(values).filter(([, value]) => value !== null);
    const set = { ...fixed, ...Object.fromEntries(given) };
    return { entity, id, action: "create", base_version: 0, base: {}, set };
  }
  const names = Object.keys(values).filter((name) => values[name] !== (row[name] ?? null));
  if (!names.length) return null;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return {
    entity,
    id,
    action: "patch",
    base_version: row.version,
    base: pick(row),
    set: pick(values),
  };
}

function textOf(field: RecordField, value: unknown): string | boolean {
  if (field.kind === "bool") return value === true;
  if (value === null || value === undefined) return "";
  if (field.kind === "money") return (Number(value) / 100).toString().replace(".", ",");
  return String(value);
}

/** undefined when what was typed is no such value. */
function sentOf(field: RecordField, typed: string | boolean | undefined): unknown {
  if (field.kind === "bool") return typed === true;
  const text = String(typed ?? "").trim();
  if (!text) return null;
  if (field.kind === "number") return /^\d+$/.test(text) ? Number(text) : undefined;
  if (field.kind !== "money") return text;
  const amount = text.replace(SPACES, "");
  return MONEY.test(amount) ? Math.round(Number(amount.replace(",", ".")) * 100) : undefined;
}
