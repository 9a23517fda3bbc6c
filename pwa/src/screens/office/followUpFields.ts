import type { RecordField } from "./record/fields.ts";

/** What is said of a follow-up when it is done. */
export const FOLLOW_UP_FIELDS: RecordField[] = [
  { name: "done_on", kind: "date" },
  { name: "result", kind: "word", list: "follow_up_result" },
  { name: "note", kind: "long", longest: 500 },
];
