/** The rows that a phone holds, as they come over the wire. Instants are UTC text, dates local. */
import type { Entity } from "../api/wire.ts";

export type { Entity } from "../api/wire.ts";

/** What every synced row has. `version` is 0 while the server has not seen the row. */
export interface Synced {
  id: string;
  version: number;
  deleted_at: string | null;
}

export interface Word extends Synced {
  list: string;
  key: string;
  label: string;
  short_label: string | null;
  group: string | null;
  position: number;
  is_retired: boolean;
}

export interface Resident extends Synced {
  name: string;
  birth_year: number | null;
  phone: string | null;
}

export interface Landlord extends Synced {
  code: string | null;
  name: string;
  landlord_type: string;
  phone: string | null;
}

export interface Partner extends Synced {
  code: string | null;
  name: string;
  partner_type: string;
  phone: string | null;
}

/** `address` is null on a phone when it is protected. */
export interface PlaceRow extends Synced {
  address: string | null;
  tenure: string | null;
  landlord_id: string | null;
  is_address_protected: boolean;
}

export interface Case extends Synced {
  code: string;
  resident_id: string;
  place_id: string | null;
  risk_reason: string | null;
  housing_goal: string | null;
  eviction_stage: string | null;
  eviction_deadline_on: string | null;
  legal_track: string | null;
  opened_on: string;
  planned_end_on: string | null;
  is_photo_allowed: boolean;
  closed_on: string | null;
  outcome: string | null;
}

export interface Assignment extends Synced {
  case_id: string;
  user_id: string;
}

export interface Consent extends Synced {
  case_id: string;
  scope: string;
  topic: string | null;
  given: string | null;
  given_on: string | null;
  withdrawn_on: string | null;
  words: string | null;
}

export interface SafetyNote extends Synced {
  case_id: string;
  type: string;
  text: string;
  noted_on: string;
}

/** `starts_at_local` is a clock time in Oslo, "08:40". */
export interface PlannedVisit extends Synced {
  case_id: string | null;
  place_id: string | null;
  planned_on: string;
  starts_at_local: string | null;
  duration_minutes: number | null;
  note: string | null;
}

export interface PlannedWorker extends Synced {
  planned_visit_id: string;
  user_id: string;
}

export interface LogEntry extends Synced {
  code: string | null;
  author_id: string;
  kind: string;
  case_id: string | null;
  place_id: string | null;
  planned_visit_id: string | null;
  done_on: string;
  started_at: string;
  ended_at: string;
  tz: string;
  duration_minutes: number;
  travel_minutes: number;
  km: number;
  outcome: string | null;
  note: string | null;
  was_offline: boolean;
  state: "draft" | "submitted" | "returned" | "approved" | "voided";
  review_flags: string[];
  approved_by: string | null;
  approved_at: string | null;
  return_comment: string | null;
}

export interface TaskLine extends Synced {
  entry_id: string;
  position: number;
  task_type: string;
  duration_minutes: number;
  sacks: number;
  kg: number;
  who_did_it: string | null;
}

export interface Participation extends Synced {
  entry_id: string;
  user_id: string;
  confirmed_at: string | null;
}

/** A photo; its bytes follow. `sha256` and `size` are of what this phone sends. */
export interface Attachment extends Synced {
  entry_id: string;
  slot: string;
  position: number;
  taken_at: string;
  media_type: string;
  sha256: string;
  size: number;
  state: "waiting" | "stored" | "damaged";
  received_sha256: string | null;
  stored_sha256: string | null;
  received_at: string | null;
}

export interface Inquiry extends Synced {
  code: string | null;
  received_at: string;
  source: string;
  channel: string;
  received_by: string | null;
  case_id: string | null;
  urgency: string | null;
  decision: string;
  partner_id: string | null;
  follow_up_on: string | null;
  text: string | null;
}

export interface FieldConflict extends Synced {
  entity: Entity;
  record_id: string;
  field_group: string;
  base: unknown;
  kept: unknown;
  offered: unknown;
  op_id: string;
  status: string;
  resolved_by_op: string | null;
}

/** Each entity's row. */
export interface Rows {
  word: Word;
  resident: Resident;
  landlord: Landlord;
  partner: Partner;
  place: PlaceRow;
  case: Case;
  assignment: Assignment;
  consent: Consent;
  safety_note: SafetyNote;
  planned_visit: PlannedVisit;
  planned_worker: PlannedWorker;
  log_entry: LogEntry;
  task_line: TaskLine;
  participation: Participation;
  attachment: Attachment;
  inquiry: Inquiry;
  field_conflict: FieldConflict;
}

/** A row of any entity, before it is known which. */
export type AnyRow = Synced & Record<string, unknown>;
