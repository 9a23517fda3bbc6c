/** The rows that a phone holds, as they come over the wire. Instants are UTC text, dates local. */
import type { Entity } from "../api/wire.ts";
import type {
  Agreement,
  Colleague,
  Equipment,
  Landlord,
  Partner,
  PlaceRow,
  Setting,
  Synced,
  Word,
} from "./registerRows.ts";

export type { Entity } from "../api/wire.ts";
export type * from "./registerRows.ts";

export interface Resident extends Synced {
  name: string;
  birth_year: number | null;
  phone: string | null;
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
  review_on: string | null;
  plan: string | null;
  eviction_letter_on: string | null;
  eviction_outcome: string | null;
  eviction_decided_on: string | null;
  care_record_ref: string | null;
  children_count: number | null;
  joint_follow_up: string | null;
  is_next_of_kin_involved: boolean;
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
  recorded_by: string | null;
  words: string | null;
}

export interface SafetyNote extends Synced {
  case_id: string;
  type: string;
  text: string;
  noted_on: string;
  reviewed_on: string | null;
  ended_on: string | null;
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
  travel_role: string | null;
  car: string | null;
  is_for_care_record: boolean;
  outcome: string | null;
  note: string | null;
  was_offline: boolean;
  state: "draft" | "submitted" | "returned" | "approved" | "voided";
  review_flags: string[];
  approved_by: string | null;
  approved_at: string | null;
  return_comment: string | null;
  return_line_id: string | null;
}

export interface TaskLine extends Synced {
  entry_id: string;
  position: number;
  task_type: string;
  duration_minutes: number;
  sacks: number;
  kg: number;
  trips: number;
  is_hazardous: boolean;
  result: string | null;
  partner_id: string | null;
  who_did_it: string | null;
}

export interface Participation extends Synced {
  entry_id: string;
  user_id: string;
  confirmed_at: string | null;
  declined_at: string | null;
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
  caller_name: string | null;
  caller_phone: string | null;
  about: string | null;
  address: string | null;
  is_without_home: boolean;
  is_not_coping: boolean;
  is_not_reached: boolean;
  first_contact_at: string | null;
  text: string | null;
  decision_reason: string | null;
}

/** Something to think of at the next visit; `phrase` is a word, `text` a few of one's own. */
export interface Reminder extends Synced {
  author_id: string;
  case_id: string | null;
  place_id: string | null;
  phrase: string | null;
  text: string | null;
  done_at: string | null;
  done_by: string | null;
}

/** What somebody is to do, decided in a meeting or at a desk. */
export interface Task extends Synced {
  agenda_item_id: string | null;
  case_id: string | null;
  inquiry_id: string | null;
  owner_id: string;
  text: string;
  due_on: string | null;
  made_by: string;
  done_at: string | null;
  done_by: string | null;
}

/** When to hear from a caretaker, and whom the server tells when nothing is heard. */
export interface SafeVisit extends Synced {
  user_id: string;
  entry_id: string;
  case_id: string | null;
  place_id: string | null;
  whereabouts: string | null;
  started_at: string;
  expected_end_at: string;
  call_at: string | null;
  watcher_id: string | null;
  ended_at: string | null;
  escalated_at: string | null;
  seen_at: string | null;
  seen_by: string | null;
}

/** A week gone through; `week` is as in 2026-W47, `reasons` are by date. */
export interface WeekDone extends Synced {
  user_id: string;
  week: string;
  reasons: Record<string, string> | null;
  done_at: string;
}

/** A request for a formal decision. */
export interface DecisionRequest extends Synced {
  case_id: string;
  asked_on: string;
  words: string | null;
  noted_by: string;
  partner_id: string | null;
  sent_on: string | null;
  remind_on: string | null;
  answered_on: string | null;
  answer: string | null;
}

export interface CaseContact extends Synced {
  case_id: string;
  name: string;
  relation: string;
  phone: string | null;
  partner_id: string | null;
  note: string | null;
}

/** A case that is to be taken up in the next weekly meeting. */
export interface AgendaMark extends Synced {
  case_id: string;
  author_id: string;
  marked_on: string;
  reason: string | null;
  handled_on: string | null;
}

export interface Incident extends Synced {
  case_id: string | null;
  entry_id: string | null;
  reported_by: string;
  occurred_at: string;
  type: string;
  text: string | null;
  follow_up_by: string | null;
  followed_up_on: string | null;
  follow_up: string | null;
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
  colleague: Colleague;
  setting: Setting;
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
  reminder: Reminder;
  safe_visit: SafeVisit;
  week_done: WeekDone;
  decision_request: DecisionRequest;
  case_contact: CaseContact;
  agenda_mark: AgendaMark;
  incident: Incident;
  agreement: Agreement;
  task: Task;
  equipment: Equipment;
  field_conflict: FieldConflict;
}

/** A row of any entity, before it is known which. */
export type AnyRow = Synced & Record<string, unknown>;
