/**
 * What crosses the wire in sync. The envelopes are generated from the server's contract; the body
 * of an operation is text to that contract, so its shape is written here (sync.md, decision 6).
 */
import type * as types from "./types.ts";
import type { Change as PulledRow, Result } from "./types.ts";

export type {
  EnrolRequest,
  ManifestRequest,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  Report,
  User,
} from "./types.ts";

/** The synced entities, by their wire names, in the order of the registry and of a manifest. */
export const ENTITIES = [
  "word",
  "colleague",
  "setting",
  "resident",
  "landlord",
  "partner",
  "place",
  "case",
  "assignment",
  "consent",
  "safety_note",
  "planned_visit",
  "planned_worker",
  "log_entry",
  "task_line",
  "participation",
  "attachment",
  "inquiry",
  "reminder",
  "safe_visit",
  "week_done",
  "decision_request",
  "case_contact",
  "agenda_mark",
  "incident",
  "agreement",
  "task",
  "equipment",
  "field_conflict",
] as const;

/** A synced entity. */
export type Entity = (typeof ENTITIES)[number];

/** One record, by name. */
export interface RecordKey {
  entity: Entity;
  id: string;
}

/** An earlier phone of this user, which said that it had unsent work. */
export interface LeftBehind {
  label: string;
  pending: number;
  last_seen_at: string;
}

export type EnrolReply = types.EnrolReply & { left_behind?: LeftBehind[] };

/** One page: id and version of what this phone may hold. */
export type ManifestReply = Omit<types.ManifestReply, "records"> & {
  records: Record<string, [id: string, version: number][]>;
};

/** What became of an operation; the last five are parked and wait for a person or a repair. */
export type Outcome = Result["outcome"];

/** The server's word on one operation, from a push or a pull. */
export interface OpResult {
  op_id: string;
  outcome: Outcome;
  reason?: string | null;
  server_seq: number;
  /** Which of its words it is, from 1; only a pull says so. */
  n?: number;
  /** What somebody said when they decided it; only a pull says so. */
  comment?: string | null;
}

/** A row as the server has it, or the news that this phone holds it no more. */
export type PulledChange = PulledRow;

/** The version that a change builds on: the server's, or what an earlier operation will give. */
export type BaseVersion = number | { after: string };

/** Acts on an entry, on a parked operation, and on two values for the same. */
export type Act = "submit" | "approve" | "return" | "void" | ParkedAct | "keep" | "take";

/** The ways out of a parked operation. A phone only withdraws. */
export type ParkedAct = "accept" | "decline" | "retry" | "withdraw";

/**
 * One record's change within an operation. `base` is what was seen, `set` what was set. A parked
 * operation is acted upon as if it were a record; its version is the n of its latest outcome.
 */
export interface Change {
  entity: Entity | "operation";
  id: string;
  action: "create" | "patch" | "delete" | "act";
  base_version: BaseVersion;
  base: Record<string, unknown>;
  set: Record<string, unknown>;
  act?: Act;
}

/** What one saved action is, serialised once and never again. */
export interface OperationBody {
  op_id: string;
  schema: 1;
  at: string;
  tz: string;
  offset_min: number;
  supersedes?: string;
  changes: Change[];
}
