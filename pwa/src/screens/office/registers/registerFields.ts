/** What the forms of the registers ask for. */
import type { RecordField } from "../record/fields.ts";

const REACHED: RecordField[] = [
  { name: "phone", kind: "text", longest: 30 },
  { name: "email", kind: "text", longest: 120 },
  { name: "note", kind: "long", longest: 500 },
];
const NAME: RecordField = { name: "name", kind: "text", longest: 120, isRequired: true };
const RETIRED: RecordField = { name: "is_retired", kind: "bool" };

export const PARTNER: RecordField[] = [
  NAME,
  { name: "partner_type", kind: "word", list: "partner_type", isRequired: true },
  ...REACHED,
  RETIRED,
];

export const PARTNER_CONTACT: RecordField[] = [
  NAME,
  { name: "role", kind: "text", longest: 120 },
  { name: "phone", kind: "text", longest: 30 },
  { name: "email", kind: "text", longest: 120 },
];

export const LANDLORD: RecordField[] = [
  NAME,
  { name: "landlord_type", kind: "word", list: "landlord_type", isRequired: true },
  ...REACHED,
  RETIRED,
];

export const DWELLING: RecordField[] = [
  { name: "address", kind: "text", longest: 200, isRequired: true },
  { name: "rooms", kind: "number" },
  { name: "rent_ore", kind: "money" },
  { name: "vacant_from", kind: "date" },
  { name: "note", kind: "long", longest: 500 },
];

export const AGREEMENT: RecordField[] = [
  { name: "text", kind: "long", longest: 500, isRequired: true },
  { name: "agreed_on", kind: "date", isRequired: true },
  { name: "next_on", kind: "date" },
];

export const GRANT: RecordField[] = [
  NAME,
  { name: "funder", kind: "text", longest: 120, isRequired: true },
  { name: "amount_ore", kind: "money", isRequired: true },
  { name: "starts_on", kind: "date", isRequired: true },
  { name: "ends_on", kind: "date", isRequired: true },
  { name: "report_due_on", kind: "date" },
  { name: "fte_hours", kind: "number", isRequired: true },
  { name: "letter_ref", kind: "text", longest: 60 },
  { name: "conditions", kind: "long" },
];

export const GRANT_SHARE: RecordField[] = [
  { name: "user_id", kind: "user", isRequired: true },
  { name: "percent", kind: "number", isRequired: true },
];

export const RATE: RecordField[] = [
  { name: "valid_from", kind: "date", isRequired: true },
  { name: "ore_per_km", kind: "money", isRequired: true },
  { name: "passenger_ore_per_km", kind: "money", isRequired: true },
  { name: "source", kind: "text", longest: 200 },
];

export const WORD: RecordField[] = [
  { name: "label", kind: "text", longest: 120, isRequired: true },
  { name: "short_label", kind: "text", longest: 14 },
  { name: "position", kind: "number", isRequired: true },
  RETIRED,
];
