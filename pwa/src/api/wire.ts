/** What crosses the wire in sync, in the client's words. The server's OpenAPI is the contract. */

/** A synced entity, by its wire name. */
export type Entity =
  | "word"
  | "resident"
  | "landlord"
  | "partner"
  | "place"
  | "case"
  | "assignment"
  | "consent"
  | "safety_note"
  | "planned_visit"
  | "planned_worker"
  | "log_entry"
  | "task_line"
  | "participation"
  | "inquiry"
  | "field_conflict";

/** What became of an operation; the last five are parked and wait for a person or a repair. */
export type Outcome =
  | "applied"
  | "merged"
  | "conflict"
  | "late"
  | "held"
  | "rejected"
  | "quarantined";

/** The version that a change builds on: the server's, or what an earlier operation will give. */
export type BaseVersion = number | { after: string };

/** One record's change within an operation. `base` is what was seen, `set` what was set. */
export interface Change {
  entity: Entity;
  id: string;
  action: "create" | "patch" | "delete" | "act";
  base_version: BaseVersion;
  base: Record<string, unknown>;
  set: Record<string, unknown>;
  act?: "submit" | "approve" | "void";
}

/** What one saved action is, serialised once and never again (sync.md, decision 6). */
export interface OperationBody {
  op_id: string;
  schema: 1;
  at: string;
  tz: string;
  offset_min: number;
  supersedes?: string;
  changes: Change[];
}

/** The server's word on one operation. */
export interface OpResult {
  op_id: string;
  outcome: Outcome;
  reason?: string | null;
  server_seq: number;
}

export interface EnrolReply {
  proto: number;
  request_id: string;
  replica: string;
  epoch: string;
  user: SessionUser;
}

export interface PushRequest {
  proto: 1;
  request_id: string;
  build: string;
  epoch: string;
  replica: string;
  device_now: string;
  ops: { seq: number; body: string }[];
}

export interface PushReply {
  proto: number;
  request_id: string;
  epoch: string;
  server_now: string;
  last_seq: number;
  results: OpResult[];
  stop?: "gap" | "fork" | "budget" | "retry" | null;
  retry_after?: number | null;
}

export interface PullRequest {
  proto: 1;
  request_id: string;
  epoch: string;
  replica: string;
  cursor: number;
  scope_rev: number | null;
  limit?: number;
}

/** A row as the server has it, or the news that this phone holds it no more. */
export type PulledChange =
  | { entity: Entity; id: string; version: number; row: Record<string, unknown> }
  | { entity: Entity; id: string; version: number; gone: "deleted" | "scope" };

export interface PullReply {
  proto: number;
  request_id: string;
  epoch: string;
  last_seq: number;
  scope_rev: number;
  to: number;
  more: boolean;
  changes: PulledChange[];
  outcomes: (OpResult & { n: number })[];
  reset?: "epoch" | "scope" | "cursor" | null;
}

/** The signed-in user, as the server tells it. */
export interface SessionUser {
  id: string;
  code: string;
  name: string;
  username: string;
  roles: string[];
}
