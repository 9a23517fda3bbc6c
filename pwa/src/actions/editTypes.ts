/** An entry while it is being changed, as it lies in its draft. */
import type { BaseVersion, OperationBody } from "../api/wire.ts";
import type { FieldConflict, LogEntry, TaskLine } from "../store/rows.ts";
import type { Waste } from "./visitTypes.ts";

/** One task line, as it is to be. */
export interface EditLine {
  id: string;
  taskType: string;
  minutes: number;
  position: number;
  /** What was carried away; a draft of an earlier build says nothing of it, and changes nothing. */
  waste?: Waste;
}

/** What stood there when the change began: what the server will hold the change against. */
export interface Seen {
  version: BaseVersion;
  fields: Pick<
    LogEntry,
    | "done_on"
    | "started_at"
    | "ended_at"
    | "tz"
    | "duration_minutes"
    | "travel_minutes"
    | "km"
    | "outcome"
    | "note"
    | "state"
  >;
  lines: { version: BaseVersion; line: TaskLine }[];
}

/** A change under way. Minutes are whole. */
export interface EntryEdit {
  /** Tells this draft from drafts of other kinds. */
  kind: "entry_edit";
  entryId: string;
  /** Made when the change begins, so that sending twice is one operation. */
  opId: string;
  seen: Seen;
  lines: EditLine[];
  totalMinutes: number;
  travelMinutes: number;
  km: number;
  outcome: string | null;
  note: string;
  /** The refused operation that this one takes the place of. */
  instead: OperationBody | null;
  /** Whether the server refused to make the entry at all, so that it must be made anew. */
  isMadeAnew: boolean;
  /** Whether it was refused because its ids are in use already. */
  isIdTaken: boolean;
  /** Two values for the same, about which this change decides. */
  conflicts: FieldConflict[];
}
