// Generated from the server's OpenAPI document by `make types`; changes made here are lost.

export type About = {
  changed_at: string | null;
  contact_email: string;
  contact_hours: string;
  contact_name: string;
  contact_phone: string;
  known_gaps: string;
  statement_url: string;
  text: string;
  version: number;
};

export type AboutChange = {
  base_version: number;
  contact_email: string;
  contact_hours: string;
  contact_name: string;
  contact_phone: string;
  known_gaps: string;
  op_id: string;
  statement_url: string;
  text: string;
};

export type AboutHistory = {
  history: AboutVersion[];
  now: About;
};

export type AboutVersion = {
  changed_at: string | null;
  changed_by: string;
  contact_email: string;
  contact_hours: string;
  contact_name: string;
  contact_phone: string;
  known_gaps: string;
  statement_url: string;
  text: string;
  version: number;
};

export type AccessNote = {
  at: string;
  by_name: string;
  done_on: string;
  entry_code: string | null;
};

export type AccessNotes = {
  openings: AccessNote[];
};

export type AddedPoint = {
  case_id?: string | null;
  op_id: string;
  part: "cases" | "new_inquiries" | "practical_plan";
  title: string;
};

export type Addition = {
  item_id?: string | null;
  op_id: string;
  text: string;
};

export type AgendaCase = {
  code: string;
  id: string;
  name: string;
};

export type AgendaConflict = {
  field: "notes" | "decision" | "owner_id" | "due_on";
  id: string;
  offered: string | null;
  offered_person: Person | null;
  version: number;
  writer: Person | null;
};

export type AgendaIncident = {
  followed_up_on: string | null;
  id: string;
  occurred_at: string;
  text: string | null;
  type: "hazard" | "other" | "threat" | "violence";
};

export type AgendaInquiry = {
  code: string | null;
  decision: "advice_given" | "awaiting_information" | "connected_elsewhere" | "decision_request_forwarded" | "new" | "not_relevant" | "taken_in" | "withdrawn";
  id: string;
  received_at: string;
  source: "addiction_mental_health" | "anonymous" | "child_welfare" | "correctional_service" | "enforcement_officer" | "fire_service" | "gp" | "home_care" | "housing_association" | "landlord_municipal" | "landlord_private" | "municipal_debt_collection" | "nav" | "neighbour" | "next_of_kin" | "own_observation" | "police" | "property_department" | "resident" | "specialist_health" | "volunteer";
  text: string | null;
  urgency: "critical" | "normal" | "urgent";
};

export type AgendaItem = {
  case: AgendaCase | null;
  conflicts: AgendaConflict[];
  decision: string | null;
  due_on: string | null;
  handled_at: string | null;
  handled_by: Person | null;
  id: string;
  incident: AgendaIncident | null;
  inquiry: AgendaInquiry | null;
  is_hidden: boolean;
  notes: string | null;
  owner: Person | null;
  part: "cases" | "new_inquiries" | "practical_plan";
  reasons: AgendaReason[];
  tasks: AgendaTask[];
  title: string | null;
  version: number;
  worker: Person | null;
};

export type AgendaReason = {
  at: string | null;
  case: AgendaCase | null;
  cost_ore: number | null;
  days: number | null;
  is_hidden: boolean;
  key: "added" | "end_near" | "end_passed" | "eviction_deadline" | "eviction_outcome" | "eviction_stage" | "forum_answered" | "hidden_case" | "hidden_inquiry" | "incident" | "inquiry_advice" | "inquiry_critical" | "inquiry_follow_up" | "inquiry_joined" | "inquiry_new" | "inquiry_taken_in" | "inquiry_waiting" | "joint_case" | "marked" | "measure_granted" | "measure_refused" | "no_visits" | "request_unanswered" | "review_due" | "stay_first" | "stay_second" | "stopped_for_safety" | "unassigned" | "visit";
  minutes: number | null;
  on: string | null;
  place: string | null;
  text: string | null;
  who: string | null;
  word: string | null;
};

export type AgendaTask = {
  done_at: string | null;
  due_on: string | null;
  id: string;
  owner: Person | null;
  text: string;
};

export type AgreementCase = {
  code: string;
  id: string;
};

export type AllowPhotos = {
  base_version: number;
  is_allowed: boolean;
  op_id: string;
};

export type Answer = {
  answer?: string | null;
  answered_on: string;
  base_version: number;
  op_id: string;
  seen?: SeenMeasure | null;
  starts_on?: string | null;
  state?: "applied" | "considered" | "granted" | "refused" | "withdrawn" | null;
};

export type Approval = {
  base_version: number;
  op_id: string;
};

export type Attendance = {
  id: string;
  name: string | null;
  partner: string | null;
  person: Person | null;
  version: number;
};

export type AttendanceChange = {
  come?: Present[];
  gone?: string[];
  op_id: string;
};

export type Audit = {
  at: string;
  /** Bases from phones that never stood. */
  base_faults: number;
  /** Rows that something else has written. */
  row_faults: number;
  rows: number;
};

export type Board = {
  cases: BoardCase[];
  days: string[];
  people: BoardPerson[];
  visits: BoardVisit[];
  week: string;
};

export type BoardCase = {
  id: string;
  name: string;
};

export type BoardPerson = {
  behind: number;
  has_phone: boolean;
  id: string;
  name: string;
  pulled_at: string | null;
};

export type BoardVisit = {
  address: string | null;
  case_code: string | null;
  case_id: string | null;
  duration_minutes: number;
  id: string;
  is_done: boolean;
  is_short_of_people: boolean;
  name: string | null;
  note: string | null;
  place_id: string | null;
  planned_on: string;
  repeat_id: string | null;
  safety: string[];
  starts_at_local: string | null;
  version: number;
  workers: BoardWorker[];
};

export type BoardWorker = {
  id: string;
  is_held: boolean;
  user_id: string;
  version: number;
};

export type BodyChoice = {
  id: string;
  name: string;
  type: string;
};

export type BulkApproval = {
  entries: SeenEntry[];
  op_id: string;
};

export type BulkApproved = {
  entries: BulkOutcome[];
};

export type BulkOutcome = {
  id: string;
  reason: string | null;
};

export type CalendarFeed = {
  last_read_on: string | null;
  made_at: string | null;
};

export type CareRecord = {
  asked_after_visits: number;
  entries: MarkedEntry[];
  visits: number;
};

export type Case = {
  agenda_marks: CaseAgendaMark[];
  assignments: CaseAssignment[];
  care_record_ref: string | null;
  children_count: number | null;
  closed_on: string | null;
  code: string;
  conflicts: string[];
  consents: CaseConsent[];
  contacts: CaseContact[];
  decision_reminder_days: number;
  decision_requests: CaseDecisionRequest[];
  end: "soon" | "passed" | null;
  follow_up_days: number;
  housing_goal: string | null;
  id: string;
  incidents: CaseIncident[];
  is_next_of_kin_involved: boolean | null;
  is_photo_allowed: boolean | null;
  is_whole: boolean;
  joint_follow_up: string | null;
  legal_track: "decision_elsewhere" | "decision_requested" | "low_threshold" | null;
  may_allow_photos: boolean;
  may_assign: boolean;
  may_close: boolean;
  may_edit: boolean;
  may_note_safety: boolean;
  may_record_consent: boolean;
  opened_on: string;
  outcome: "died" | "got_lasting_home" | "handed_over" | "left_municipality" | "lost_home" | "moved_better_home" | "stable_tenancy" | "wanted_no_more_help" | null;
  place: CasePlace | null;
  plan: string | null;
  planned_end_on: string | null;
  planned_visits: CaseVisit[];
  reminders: CaseReminder[];
  resident: CaseResident;
  review_on: string | null;
  risk_reason: "breach_of_rules" | "clutter_waste" | "damage" | "discharge_release" | "fire_health_hazard" | "first_home" | "loan_arrears" | "no_fixed_home" | "noise_neighbours" | "power_cut_off" | "rent_arrears" | "separation" | "tenancy_expired" | "unsuitable_dwelling" | null;
  safety_notes: CaseSafetyNote[] | null;
  tasks: CaseTask[];
  topics: ("appointments" | "clearing_progress" | "economy" | "everything")[];
  version: number;
};

export type CaseAgendaMark = {
  author_id: string;
  by_name: string | null;
  handled_on: string | null;
  id: string;
  marked_on: string;
  reason: string | null;
  version: number;
};

export type CaseAssignment = {
  given_at: string | null;
  given_by: string | null;
  id: string;
  user: Person;
  version: number;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
};

export type CaseChoice = {
  case_id: string;
};

export type CaseClosing = {
  base_version: number;
  op_id: string;
  outcome: "died" | "got_lasting_home" | "handed_over" | "left_municipality" | "lost_home" | "moved_better_home" | "stable_tenancy" | "wanted_no_more_help";
  withdraws_visits: boolean;
};

export type CaseConsent = {
  by_name: string | null;
  given: "oral" | "written";
  given_on: string;
  id: string;
  recorded_by: string | null;
  scope: "addiction_mental_health" | "municipal_landlord" | "municipal_services" | "nav" | "next_of_kin" | "private_landlord";
  topic: "appointments" | "clearing_progress" | "economy" | "everything";
  version: number;
  withdrawn_on: string | null;
  words: string | null;
};

export type CaseContact = {
  id: string;
  name: string;
  note: string | null;
  partner_id: string | null;
  phone: string | null;
  relation: "guardian" | "landlord" | "neighbour" | "next_of_kin" | "other" | "partner" | "representative" | "resident";
  version: number;
};

export type CaseDecisionRequest = {
  age_days: number;
  answer: "applied" | "considered" | "granted" | "refused" | "withdrawn" | null;
  answered_on: string | null;
  asked_on: string;
  by_name: string | null;
  id: string;
  is_due: boolean;
  noted_by: string;
  partner_id: string | null;
  partner_name: string | null;
  remind_on: string | null;
  sent_on: string | null;
  version: number;
  words: string | null;
};

export type CaseEvent = {
  about: string | null;
  action: "create" | "patch" | "delete" | "restore";
  at: string;
  by: Person | null;
  changed: string[];
  entity: string;
  id: string;
  values: Record<string, unknown>;
  version: number;
};

export type CaseHit = {
  address: string | null;
  code: string;
  id: string;
  is_closed: boolean;
  resident_name: string;
};

export type CaseHits = {
  has_more: boolean;
  hits: CaseHit[];
};

export type CaseIncident = {
  by_name: string | null;
  entry_id: string | null;
  follow_up: string | null;
  follow_up_by: string | null;
  followed_up_on: string | null;
  id: string;
  occurred_at: string;
  reported_by: string;
  text: string | null;
  type: "hazard" | "other" | "threat" | "violence";
  version: number;
};

export type CaseLandlord = {
  id: string;
  name: string;
  phone: string | null;
};

export type CaseList = {
  cases: CaseRow[];
  ending: number;
  page: number;
  page_size: number;
  total: number;
};

export type CaseMatch = {
  address: string | null;
  code: string;
  id: string;
  reasons: ("phone" | "resident" | "address" | "eviction" | "words")[];
  resident_name: string;
};

export type CasePhotos = {
  id: string;
  is_photo_allowed: boolean;
  version: number;
};

export type CasePlace = {
  address: string | null;
  id: string;
  is_address_protected: boolean;
  is_address_shown: boolean;
  landlord: CaseLandlord | null;
  tenure: "care_dwelling" | "housing_coop" | "institution_prison" | "municipal_rental" | "no_home" | "owner" | "private_rental" | "temporary_housing" | "with_others" | null;
  version: number;
};

export type CaseQuestion = {
  text: string;
};

export type CaseReminder = {
  author_id: string;
  by_name: string | null;
  done_at: string | null;
  done_by: string | null;
  id: string;
  phrase: "bring_bags" | "bring_key" | "bring_papers" | "bring_tools" | "bring_trailer" | "call_first" | null;
  place_id: string | null;
  text: string | null;
  version: number;
};

export type CaseReopening = {
  base_version: number;
  op_id: string;
  reason: string;
};

export type CaseResident = {
  birth_year: number | null;
  id: string;
  name: string;
  phone: string | null;
  version: number;
};

export type CaseRow = {
  address: string | null;
  assigned: Person[];
  closed_on: string | null;
  code: string;
  deadline: "eviction_deadline_on" | "planned_end_on" | "review_on" | null;
  deadline_on: string | null;
  end: "soon" | "passed" | null;
  eviction_stage: "arrears" | "carried_out" | "forced_sale_requested" | "landlord_notice" | "none" | "objection_period" | "petition" | "resolved" | "sale_order" | "scheduled" | "termination_received" | null;
  id: string;
  is_address_protected: boolean;
  opened_on: string;
  outcome: "died" | "got_lasting_home" | "handed_over" | "left_municipality" | "lost_home" | "moved_better_home" | "stable_tenancy" | "wanted_no_more_help" | null;
  planned_end_on: string | null;
  resident_name: string;
};

export type CaseSafetyNote = {
  by_name: string | null;
  due_on: string;
  ended_on: string | null;
  id: string;
  is_due: boolean;
  noted_by: string | null;
  noted_on: string;
  reviewed_by: string | null;
  reviewed_on: string | null;
  text: string | null;
  type: "call_first" | "dog" | "no_coverage" | "other" | "two_people";
  version: number;
};

export type CaseTask = {
  agenda_item_id: string | null;
  by_name: string | null;
  done_at: string | null;
  done_by: string | null;
  due_on: string | null;
  id: string;
  inquiry_id: string | null;
  made_by: string;
  owner_id: string;
  text: string;
  version: number;
};

export type CaseTimeline = {
  events: CaseEvent[];
  page: number;
  page_size: number;
  total: number;
};

export type CaseVisit = {
  duration_minutes: number;
  id: string;
  note: string | null;
  place_id: string | null;
  planned_on: string;
  repeat_id: string | null;
  starts_at_local: string | null;
  version: number;
};

export type Change = {
  entity: string;
  gone?: "deleted" | "scope";
  id: string;
  row?: Record<string, unknown>;
  version: number;
};

export type Changed = {
  conflicts: string[];
  outcome: "applied" | "merged" | "conflict";
  versions: Record<string, number>;
};

export type Changes = {
  changes: RecordChange[];
  op_id: string;
};

export type Choice = {
  base_version: number;
  choice: "keep" | "take";
  id: string;
  set?: Record<string, unknown>;
};

export type Choices = {
  choices: Choice[];
  op_id: string;
};

export type ClosedMatch = {
  address: string | null;
  closed_on: string;
  code: string;
  id: string;
  reasons: ("phone" | "resident" | "address" | "eviction" | "words")[];
  resident_name: string;
};

export type Closing = {
  op_id: string;
};

export type Colleague = {
  code: string;
  confirmed_at: string | null;
  declined_at: string | null;
  id: string;
  name: string;
};

export type Contact = {
  op_id: string;
};

export type CopyReceipt = {
  by_name: string | null;
  copied_on: string;
  reference: string;
};

export type CorrectedFields = {
  done_on?: string;
  duration_minutes?: number;
  ended_at?: string;
  kind?: "errand" | "home_visit" | "meeting" | "office_work" | "phone_call";
  km?: number;
  note?: string | null;
  outcome?: "cancelled_by_resident" | "cancelled_by_us" | "completed" | "declined" | "moved" | "no_answer" | "partly_completed" | "stopped_for_safety" | null;
  started_at?: string;
  travel_minutes?: number;
};

export type CorrectedLine = {
  duration_minutes: number;
  id?: string | null;
  is_hazardous?: boolean;
  kg?: number;
  sacks?: number;
  task_type: "cleaning" | "concern_raised" | "contact_attempt" | "course" | "documentation" | "economy_rent" | "equipment" | "fire_safety" | "inspection" | "landlord_dialogue" | "meals_shopping" | "meeting" | "moving_help" | "neighbour_dialogue" | "odour_pest" | "practical_guidance" | "repair_together" | "service_navigation" | "trust_building" | "viewing_escort" | "waste_removal";
  trips?: number;
};

export type Correction = {
  base_version: number;
  entry?: CorrectedFields;
  lines?: CorrectedLine[] | null;
  op_id: string;
  reason: string;
};

export type CostAvoided = {
  actual_ore: number;
  avoided_ore: number;
  estimated_by: string;
  estimated_by_name: string | null;
  estimated_on: string;
  expected_ore: number;
  id: string;
  version: number;
  what: string;
};

export type Device = {
  build: string | null;
  enrolled_at: string;
  id: string;
  is_storage_persistent: boolean | null;
  label: string | null;
  last_seen_at: string | null;
  oldest_unsent_at: string | null;
  pending: number | null;
  platform: string | null;
  revoke_mode: "park" | "refuse" | null;
  revoked_at: string | null;
  schema: number | null;
  user: Person;
};

export type DeviceList = {
  devices: Device[];
};

export type DwellingChoice = {
  address: string;
  id: string;
  landlord_id: string;
};

export type DwellingPage = {
  dwellings: RegisteredDwelling[];
  page: number;
  page_size: number;
  total: number;
};

export type DwellingQuery = {
  is_vacant?: boolean;
  page?: number;
  text?: string;
};

export type EarlierMeeting = {
  held_on: string;
  id: string;
  locked_at: string | null;
};

export type EnrolReply = {
  epoch: string;
  left_behind: LeftBehind[];
  proto: number;
  replica: string;
  request_id: string;
  rescue_key: RescueKey;
  server_now: string;
  user: User;
};

export type EnrolRequest = {
  label: string;
  platform: string;
  proto: number;
  request_id: string;
};

export type Entry = {
  approved_at: string | null;
  approved_by: Person | null;
  author: Person;
  case: EntryCase | null;
  /** How far ahead the phone's clock was; below zero when behind. */
  clock_offset_minutes: number | null;
  code: string | null;
  colleagues: Colleague[];
  done_on: string;
  duration_minutes: number;
  ended_at: string;
  id: string;
  kind: "errand" | "home_visit" | "meeting" | "office_work" | "phone_call";
  km: number;
  lines: EntryLine[];
  may_approve: boolean;
  may_correct: boolean;
  note: string | null;
  outcome: "cancelled_by_resident" | "cancelled_by_us" | "completed" | "declined" | "moved" | "no_answer" | "partly_completed" | "stopped_for_safety" | null;
  photos: EntryPhoto[];
  place: EntryPlace | null;
  received_at: string | null;
  received_number: number | null;
  review_flags: string[];
  started_at: string;
  state: "submitted" | "approved" | "returned" | "voided" | "draft";
  travel_minutes: number;
  version: number;
  was_offline: boolean;
};

export type EntryCase = {
  code: string;
  id: string;
  is_photo_allowed: boolean;
  may_allow_photos: boolean;
  resident_name: string;
  version: number;
};

export type EntryLine = {
  duration_minutes: number;
  id: string;
  is_hazardous: boolean;
  kg: number;
  position: number;
  sacks: number;
  task_type: "cleaning" | "concern_raised" | "contact_attempt" | "course" | "documentation" | "economy_rent" | "equipment" | "fire_safety" | "inspection" | "landlord_dialogue" | "meals_shopping" | "meeting" | "moving_help" | "neighbour_dialogue" | "odour_pest" | "practical_guidance" | "repair_together" | "service_navigation" | "trust_building" | "viewing_escort" | "waste_removal";
  trips: number;
  version: number;
};

export type EntryPage = {
  entries: Entry[];
  page: number;
  page_size: number;
  total: number;
};

export type EntryPhoto = {
  announced_at: string;
  device_label: string | null;
  device_seen_at: string | null;
  id: string;
  position: number;
  received_at: string | null;
  slot: "after" | "before" | "other";
  state: "waiting" | "stored" | "damaged";
  taken_at: string;
};

export type EntryPlace = {
  address: string | null;
  id: string;
};

export type Eviction = {
  computed_on: string | null;
  days_left: number | null;
  eviction_deadline_on: string | null;
  eviction_decided_on: string | null;
  eviction_letter_on: string | null;
  eviction_outcome: "averted_stayed" | "carried_out_new_home" | "carried_out_temporary" | "carried_out_unknown" | "moved_before" | null;
  eviction_stage: "arrears" | "carried_out" | "forced_sale_requested" | "landlord_notice" | "none" | "objection_period" | "petition" | "resolved" | "sale_order" | "scheduled" | "termination_received";
  history: EvictionStep[];
  id: string;
  nearness: "near" | "passed" | null;
  period_days: number | null;
  periods: Record<string, number>;
  version: number;
};

export type EvictionChange = {
  base_version: number;
  op_id: string;
  seen: SeenTrack;
  set: GivenTrack;
};

export type EvictionDeadline = {
  computed_on: string | null;
  eviction_deadline_on: string | null;
  period_days: number | null;
};

export type EvictionPlan = {
  seen: SeenTrack;
  set: GivenTrack;
};

export type EvictionStep = {
  at: string;
  by_name: string | null;
  eviction_deadline_on: string | null;
  eviction_decided_on: string | null;
  eviction_letter_on: string | null;
  eviction_outcome: "averted_stayed" | "carried_out_new_home" | "carried_out_temporary" | "carried_out_unknown" | "moved_before" | null;
  eviction_stage: "arrears" | "carried_out" | "forced_sale_requested" | "landlord_notice" | "none" | "objection_period" | "petition" | "resolved" | "sale_order" | "scheduled" | "termination_received";
  version: number;
};

export type Fetched = {
  case_id: string;
};

export type FollowUp = {
  case: FollowUpCase;
  done_on: string | null;
  due_on: string;
  id: string;
  note: string | null;
  result: "not_reached" | "not_stable" | "stable" | null;
  version: number;
};

export type FollowUpCase = {
  closed_on: string | null;
  code: string;
  id: string;
  outcome: "died" | "got_lasting_home" | "handed_over" | "left_municipality" | "lost_home" | "moved_better_home" | "stable_tenancy" | "wanted_no_more_help" | null;
  resident_name: string;
};

export type FollowUpPage = {
  due: number;
  follow_ups: FollowUp[];
  page: number;
  page_size: number;
  total: number;
};

export type FollowUpRow = {
  done_on: string | null;
  due_on: string;
  id: string;
  note: string | null;
  result: "not_reached" | "not_stable" | "stable" | null;
  version: number;
};

export type FormCase = {
  id: string;
  name: string;
};

export type FormChoices = {
  cases: FormCase[];
  landlords: BodyChoice[];
  partners: BodyChoice[];
  people: PersonChoice[];
};

export type ForumQuestion = {
  answer: string | null;
  answered_by_name: string | null;
  answered_on: string | null;
  asked_by_name: string | null;
  asked_on: string;
  case: QuestionCase;
  forum: "nav_department_manager" | "unit_manager";
  id: string;
  may_answer: boolean;
  measure: QuestionMeasure | null;
  question: string;
  state: "applied" | "considered" | "granted" | "refused" | "withdrawn" | null;
  version: number;
};

export type ForumQuestions = {
  questions: ForumQuestion[];
};

export type Found = {
  cases: CaseHits;
  landlords: NamedHits;
  notes: NoteHits;
  partners: NamedHits;
  people: PersonHits;
};

export type FoundCase = {
  address: string | null;
  code: string;
  id: string;
  name: string;
};

export type FoundCases = {
  cases: FoundCase[];
};

export type GivenTrack = {
  eviction_deadline_on?: string | null;
  eviction_decided_on?: string | null;
  eviction_letter_on?: string | null;
  eviction_outcome?: "averted_stayed" | "carried_out_new_home" | "carried_out_temporary" | "carried_out_unknown" | "moved_before" | null;
  eviction_stage?: "arrears" | "carried_out" | "forced_sale_requested" | "landlord_notice" | "none" | "objection_period" | "petition" | "resolved" | "sale_order" | "scheduled" | "termination_received";
};

export type GrantList = {
  grants: RegisteredGrant[];
};

export type GrantShare = {
  id: string;
  name: string;
  percent: number;
  user_id: string;
  version: number;
};

export type Handling = {
  is_handled: boolean;
  op_id: string;
};

export type Health = {
  database: "sqlite" | "postgresql";
  schema: string | null;
  status: "ok";
};

export type Housing = {
  avoided_ore: number;
  code: string;
  costs: CostAvoided[];
  dwellings: DwellingChoice[];
  eviction: Eviction;
  follow_ups: FollowUpRow[];
  id: string;
  mastery: Mastery[];
  may_write: boolean;
  measures: Measure[];
  nav_facts: NavFact[] | null;
  questions: ForumQuestion[];
  stay_run: StayRun | null;
  stays: Stay[];
  stays_total: StaysTotal;
  steps: HousingStep[];
  today: string;
};

export type HousingStep = {
  dwelling_address: string | null;
  dwelling_id: string | null;
  id: string;
  landlord_id: string | null;
  landlord_name: string | null;
  note: string | null;
  taken_on: string;
  type: "application" | "contract" | "moved_in" | "offer" | "turned_down" | "viewing";
  version: number;
};

export type InMeeting = {
  code: string;
  id: string;
  is_active: boolean;
  name: string;
  roles: string[];
};

export type IncidentPage = {
  incidents: IncidentRow[];
  page: number;
  page_size: number;
  total: number;
  waiting: number;
};

export type IncidentRow = {
  by_name: string;
  case_code: string | null;
  case_id: string | null;
  due_on: string;
  entry_id: string | null;
  follow_up: string | null;
  follow_up_by: string | null;
  followed_up_on: string | null;
  id: string;
  is_late: boolean;
  occurred_at: string;
  text: string | null;
  type: "hazard" | "other" | "threat" | "violence";
  version: number;
};

export type Inquiry = {
  about: string | null;
  address: string | null;
  approach: "advice_only" | "follow_up_plan" | "inspect_first" | "joint_follow_up" | "short_job" | null;
  caller_name: string | null;
  caller_phone: string | null;
  case: InquiryCase | null;
  channel: "at_door" | "email" | "in_person" | "letter" | "meeting" | "phone" | "sms";
  code: string | null;
  decided_at: string | null;
  decided_by: string | null;
  decision: "advice_given" | "awaiting_information" | "connected_elsewhere" | "decision_request_forwarded" | "new" | "not_relevant" | "taken_in" | "withdrawn";
  decision_reason: string | null;
  first_contact_at: string | null;
  follow_up_on: string | null;
  followed_up_on: string | null;
  has_case: boolean;
  id: string;
  is_not_coping: boolean;
  is_not_reached: boolean;
  is_without_home: boolean;
  joined_to: RootInquiry | null;
  office_note: string | null;
  partner: NamedPartner | null;
  received_at: string;
  received_by: Person;
  seen_at: string | null;
  seen_by: string | null;
  sent_on: string | null;
  source: "addiction_mental_health" | "anonymous" | "child_welfare" | "correctional_service" | "enforcement_officer" | "fire_service" | "gp" | "home_care" | "housing_association" | "landlord_municipal" | "landlord_private" | "municipal_debt_collection" | "nav" | "neighbour" | "next_of_kin" | "own_observation" | "police" | "property_department" | "resident" | "specialist_health" | "volunteer";
  text: string | null;
  urgency: "critical" | "normal" | "urgent";
  version: number;
};

export type InquiryAsked = {
  about?: string | null;
  address?: string | null;
  caller_phone?: string | null;
  source?: "addiction_mental_health" | "anonymous" | "child_welfare" | "correctional_service" | "enforcement_officer" | "fire_service" | "gp" | "home_care" | "housing_association" | "landlord_municipal" | "landlord_private" | "municipal_debt_collection" | "nav" | "neighbour" | "next_of_kin" | "own_observation" | "police" | "property_department" | "resident" | "specialist_health" | "volunteer" | null;
  text?: string | null;
};

export type InquiryCase = {
  code: string;
  id: string;
  resident_name: string;
};

export type InquiryCounts = {
  all: number;
  critical: number;
  due: number;
  follow_up: number;
  undecided: number;
};

export type InquiryDecision = {
  approach?: "advice_only" | "follow_up_plan" | "inspect_first" | "joint_follow_up" | "short_job" | null;
  base_version: number;
  case_id?: string | null;
  decision: "advice_given" | "awaiting_information" | "connected_elsewhere" | "decision_request_forwarded" | "not_relevant" | "taken_in" | "withdrawn";
  follow_up_on?: string | null;
  new_case?: NewCase | null;
  op_id: string;
  partner_id?: string | null;
  reason: string;
  sent_on?: string | null;
  short_job?: ShortJob | null;
  way?: "new_case" | "join_case" | "short_job" | null;
};

export type InquiryEvent = {
  approach: "advice_only" | "follow_up_plan" | "inspect_first" | "joint_follow_up" | "short_job" | null;
  at: string;
  by: string | null;
  decision: "advice_given" | "awaiting_information" | "connected_elsewhere" | "decision_request_forwarded" | "new" | "not_relevant" | "taken_in" | "withdrawn" | null;
  decision_reason: string | null;
  event: "registered" | "decided" | "followed_up" | "put_off" | "joined" | "contact" | "noted" | "seen" | "mended";
  follow_up_on: string | null;
  note: string | null;
  partner: string | null;
  sent_on: string | null;
  version: number;
};

export type InquiryFollowUp = {
  next_on?: string | null;
  note: string;
  op_id: string;
};

export type InquiryJoin = {
  base_version: number;
  case_id?: string | null;
  joined_to_id?: string | null;
  op_id: string;
};

export type InquiryMark = {
  op_id: string;
  what: "seen" | "contact";
};

export type InquiryMatch = {
  about: string | null;
  address: string | null;
  code: string | null;
  id: string;
  reasons: ("phone" | "resident" | "address" | "eviction" | "words")[];
  received_at: string;
  source: "addiction_mental_health" | "anonymous" | "child_welfare" | "correctional_service" | "enforcement_officer" | "fire_service" | "gp" | "home_care" | "housing_association" | "landlord_municipal" | "landlord_private" | "municipal_debt_collection" | "nav" | "neighbour" | "next_of_kin" | "own_observation" | "police" | "property_department" | "resident" | "specialist_health" | "volunteer";
  text: string | null;
  urgency: "critical" | "normal" | "urgent";
};

export type InquiryMatches = {
  cases: CaseMatch[];
  closed: ClosedMatch[];
  inquiries: InquiryMatch[];
};

export type InquiryNote = {
  note: string;
  op_id: string;
};

export type InquiryPage = {
  counts: InquiryCounts;
  inquiries: Inquiry[];
  page: number;
  page_size: number;
  total: number;
};

export type LandlordCase = {
  closed_on: string | null;
  code: string;
  id: string;
  opened_on: string;
  resident_name: string;
};

export type LandlordHistory = {
  agreements: RegisteredAgreement[];
  cases: LandlordCase[];
  code: string | null;
  dwellings: RegisteredDwelling[];
  email: string | null;
  id: string;
  is_retired: boolean;
  landlord_type: "company" | "housing_association" | "municipal" | "private_person" | "temporary_provider";
  name: string;
  note: string | null;
  phone: string | null;
  version: number;
};

export type LandlordPage = {
  landlords: ListedLandlord[];
  page: number;
  page_size: number;
  total: number;
};

export type LeftBehind = {
  label: string | null;
  last_seen_at: string | null;
  pending: number;
};

export type Letting = {
  id: string;
  name: string;
};

export type ListedLandlord = {
  code: string | null;
  email: string | null;
  id: string;
  is_retired: boolean;
  landlord_type: "company" | "housing_association" | "municipal" | "private_person" | "temporary_provider";
  name: string;
  note: string | null;
  phone: string | null;
  vacant: number;
  version: number;
};

export type ManifestReply = {
  epoch: string;
  is_same: boolean;
  more: boolean;
  next: RecordKey | null;
  proto: number;
  records: Record<string, unknown[][]>;
  request_id: string;
  reset?: "epoch";
  scope_rev: number;
  seq: number;
};

export type ManifestRequest = {
  after: RecordKey | null;
  digest?: string;
  epoch: string;
  limit?: number;
  proto: number;
  replica: string;
  request_id: string;
};

export type MarkedEntry = {
  author_name: string;
  code: string | null;
  copy: CopyReceipt | null;
  done_on: string;
  ended_at: string;
  id: string;
  note: string | null;
  started_at: string;
  tasks: MarkedTask[];
};

export type MarkedTask = {
  duration_minutes: number;
  task_type: "cleaning" | "concern_raised" | "contact_attempt" | "course" | "documentation" | "economy_rent" | "equipment" | "fire_safety" | "inspection" | "landlord_dialogue" | "meals_shopping" | "meeting" | "moving_help" | "neighbour_dialogue" | "odour_pest" | "practical_guidance" | "repair_together" | "service_navigation" | "trust_building" | "viewing_escort" | "waste_removal";
};

export type Mastery = {
  change: "better" | "unchanged" | "worse" | null;
  dimension: "neighbours_landlord" | "order" | "payment" | "services";
  end: MasteryLevel;
  start: MasteryLevel;
};

export type MasteryLevel = {
  dimension: "neighbours_landlord" | "order" | "payment" | "services";
  id: string;
  level: number | null;
  moment: "end" | "start";
  set_on: string | null;
  version: number;
};

export type Measure = {
  applied_on: string | null;
  considered_on: string | null;
  decided_on: string | null;
  id: string;
  measure: "care_dwelling" | "change_of_dwelling" | "debt_counselling" | "deposit_guarantee" | "financial_assistance" | "guardian" | "housing_allowance" | "individual_plan" | "managed_payments" | "municipal_dwelling" | "municipal_grant" | "payment_agreement" | "starter_loan" | "temporary_housing";
  note: string | null;
  starts_on: string | null;
  state: "applied" | "considered" | "granted" | "refused" | "withdrawn";
  version: number;
};

export type MeetingPartner = {
  id: string;
  name: string;
};

export type MetPartner = {
  id: string;
  name: string;
  partner_type: string;
};

export type MinutesAddition = {
  added_at: string;
  author: Person | null;
  id: string;
  item_id: string | null;
  text: string;
};

export type NamedHit = {
  id: string;
  name: string;
  phone: string | null;
  type: string;
};

export type NamedHits = {
  has_more: boolean;
  hits: NamedHit[];
};

export type NamedPartner = {
  id: string;
  name: string;
};

export type NavFact = {
  id: string;
  noted_by: string;
  noted_by_name: string | null;
  noted_on: string;
  text: string;
  version: number;
};

export type NewCalendarFeed = {
  token: string;
};

export type NewCase = {
  address?: string | null;
  assigned?: string[];
  birth_year?: number | null;
  housing_goal?: string | null;
  is_address_protected?: boolean;
  landlord_id?: string | null;
  name: string;
  named_id?: string | null;
  phone?: string | null;
  planned_end_on: string;
  risk_reason?: "breach_of_rules" | "clutter_waste" | "damage" | "discharge_release" | "fire_health_hazard" | "first_home" | "loan_arrears" | "no_fixed_home" | "noise_neighbours" | "power_cut_off" | "rent_arrears" | "separation" | "tenancy_expired" | "unsuitable_dwelling" | null;
  tenure?: "care_dwelling" | "housing_coop" | "institution_prison" | "municipal_rental" | "no_home" | "owner" | "private_rental" | "temporary_housing" | "with_others" | null;
};

export type NewInquiry = {
  about?: string | null;
  address?: string | null;
  caller_name?: string | null;
  caller_phone?: string | null;
  case_id?: string | null;
  channel: "at_door" | "email" | "in_person" | "letter" | "meeting" | "phone" | "sms";
  id: string;
  is_not_coping?: boolean;
  is_not_reached?: boolean;
  is_without_home?: boolean;
  joined_to_id?: string | null;
  op_id: string;
  received_at: string;
  source: "addiction_mental_health" | "anonymous" | "child_welfare" | "correctional_service" | "enforcement_officer" | "fire_service" | "gp" | "home_care" | "housing_association" | "landlord_municipal" | "landlord_private" | "municipal_debt_collection" | "nav" | "neighbour" | "next_of_kin" | "own_observation" | "police" | "property_department" | "resident" | "specialist_health" | "volunteer";
  text?: string | null;
  urgency: "critical" | "normal" | "urgent";
};

export type NewTask = {
  case_id?: string | null;
  due_on?: string | null;
  op_id: string;
  owner_id: string;
  text: string;
};

export type NoteHit = {
  case_code: string | null;
  code: string | null;
  done_on: string;
  excerpt: string;
  id: string;
  kind: "errand" | "home_visit" | "meeting" | "office_work" | "phone_call";
};

export type NoteHits = {
  has_more: boolean;
  hits: NoteHit[];
};

export type Nothing = Record<string, unknown>;

export type Occurrence = {
  held_on: string;
  id: string;
  is_moved: boolean;
  name: string | null;
  partner: MetPartner | null;
  series_id: string | null;
  slot_on: string | null;
  starts_at_local: string | null;
  state: "cancelled" | "locked" | "open" | "planned";
  type: "addiction_mental_health" | "eviction_prevention" | "touchpoint" | "weekly";
  version: number;
  week: string;
};

export type OccurrencePage = {
  meetings: Occurrence[];
  page: number;
  page_size: number;
  total: number;
};

export type OfferedField = {
  base: unknown;
  current: unknown;
  kind: string;
  name: string;
  offered: unknown;
  words: string | null;
};

export type OfficeTask = {
  case: TaskCase | null;
  done_at: string | null;
  due_on: string | null;
  id: string;
  inquiry_id: string | null;
  is_overdue: boolean;
  meeting_id: string | null;
  owner: Person;
  text: string;
  version: number;
};

export type OpenConflict = {
  entity: string;
  field_group: string;
  id: string;
  is_deleted: boolean;
  record_id: string;
  values: OfferedField[];
  version: number;
};

export type Opened = {
  id: string;
};

export type Opening = {
  attendance: Present[];
  op_id: string;
};

export type Operation = {
  body: string;
  seq: number;
};

export type Outcome = {
  /** What whoever decided said to the writer. */
  comment?: string;
  n: number;
  op_id: string;
  outcome: "applied" | "merged" | "conflict" | "late" | "held" | "rejected" | "quarantined";
  reason: string | null;
  server_seq: number;
};

export type OwnEntry = {
  case_id?: string | null;
  done_on: string;
  kind: "phone_call" | "errand" | "meeting" | "office_work";
  km?: number;
  lines: OwnLine[];
  note?: string | null;
  op_id: string;
  starts_at_local: string;
  travel_minutes?: number;
};

export type OwnLine = {
  duration_minutes: number;
  task_type: "cleaning" | "concern_raised" | "contact_attempt" | "course" | "documentation" | "economy_rent" | "equipment" | "fire_safety" | "inspection" | "landlord_dialogue" | "meals_shopping" | "meeting" | "moving_help" | "neighbour_dialogue" | "odour_pest" | "practical_guidance" | "repair_together" | "service_navigation" | "trust_building" | "viewing_escort" | "waste_removal";
};

export type OwnLogged = {
  id: string;
};

export type OwnTask = {
  minutes: number;
  task_type: "cleaning" | "concern_raised" | "contact_attempt" | "course" | "documentation" | "economy_rent" | "equipment" | "fire_safety" | "inspection" | "landlord_dialogue" | "meals_shopping" | "meeting" | "moving_help" | "neighbour_dialogue" | "odour_pest" | "practical_guidance" | "repair_together" | "service_navigation" | "trust_building" | "viewing_escort" | "waste_removal";
};

export type OwnWeek = {
  by_task: OwnTask[];
  days: string[];
  entries: OwnWeekEntry[];
  total_minutes: number;
  travel_minutes: number;
  week: string;
};

export type OwnWeekEntry = {
  case_code: string | null;
  code: string | null;
  done_on: string;
  duration_minutes: number;
  id: string;
  kind: "errand" | "home_visit" | "meeting" | "office_work" | "phone_call";
  note: string | null;
  resident_name: string | null;
  return_comment: string | null;
  started_at: string;
  state: "submitted" | "approved" | "returned" | "draft";
  travel_minutes: number;
};

export type Parked = {
  author: Person;
  base_n: number;
  changes: ParkedChange[];
  conflicts: OpenConflict[];
  device: string | null;
  entry: ParkedEntry | null;
  op_id: string;
  outcome: "conflict" | "late" | "held" | "rejected" | "quarantined";
  reason: string | null;
  received_at: string;
  saved_at: string | null;
  waiting_on: string | null;
  ways: ("accept" | "decline" | "retry")[];
};

export type ParkedChange = {
  act: string | null;
  action: string;
  entity: string;
  is_there: boolean;
  record_id: string;
  values: OfferedField[];
};

export type ParkedCounts = {
  conflict: number;
  held: number;
  late: number;
  quarantined: number;
  rejected: number;
};

export type ParkedEntry = {
  case_code: string | null;
  code: string | null;
  done_on: string;
  id: string;
  resident_name: string | null;
  state: "submitted" | "approved" | "returned" | "voided" | "draft";
  version: number;
};

export type ParkedPage = {
  counts: ParkedCounts;
  operations: Parked[];
  page: number;
  page_size: number;
  total: number;
};

export type PartnerContact = {
  email: string | null;
  id: string;
  name: string;
  phone: string | null;
  role: string | null;
  version: number;
};

export type PartnerMeeting = {
  held_on: string;
  meeting_id: string | null;
  series_id: string | null;
  slot_on: string | null;
  type: "addiction_mental_health" | "eviction_prevention" | "touchpoint" | "weekly";
};

export type PartnerPage = {
  page: number;
  page_size: number;
  partners: RegisteredPartner[];
  total: number;
};

export type Person = {
  code: string;
  id: string;
  name: string;
};

export type PersonChoice = {
  can_be_named: boolean;
  id: string;
  is_caretaker: boolean;
  name: string;
};

export type PersonHit = {
  birth_year: number | null;
  case_code: string;
  case_id: string;
  id: string;
  name: string;
};

export type PersonHits = {
  has_more: boolean;
  hits: PersonHit[];
};

export type Plan = {
  case_id?: string | null;
  duration_minutes?: number;
  every_weeks?: number | null;
  last_on?: string | null;
  note?: string | null;
  op_id: string;
  place_id?: string | null;
  planned_on: string;
  starts_at_local?: string | null;
  user_ids?: string[];
};

export type PlanDay = {
  base_version: number;
  held_on: string;
  is_cancelled: boolean;
  op_id: string;
  starts_at_local: string | null;
};

export type Planned = {
  ids: string[];
};

export type PointTask = {
  due_on?: string | null;
  op_id: string;
  owner_id: string;
  text: string;
};

export type PointTexts = {
  decision?: string | null;
  due_on?: string | null;
  notes?: string | null;
  owner_id?: string | null;
};

export type PointVisit = {
  duration_minutes: number;
  note?: string | null;
  op_id: string;
  planned_on: string;
  starts_at_local?: string | null;
  worker_ids: string[];
};

export type PointWriting = {
  base: PointTexts;
  base_version: number;
  op_id: string;
  set: PointTexts;
};

export type PointWritten = {
  conflicts: string[];
  outcome: "applied" | "merged" | "conflict";
  version: number;
};

export type Present = {
  name?: string | null;
  partner_id?: string | null;
  user_id?: string | null;
};

export type PresentStay = {
  case: StayCase;
  cost_ore: number;
  days: number;
  landlord_name: string | null;
  length: "first" | "second" | null;
  next_step: string | null;
  since: string;
  without_price: number;
};

export type PresentStays = {
  stays: PresentStay[];
};

export type Problem = {
  /** What was wrong with each field, as keys. */
  errors?: Record<string, string[]>;
  /** Where the upload is (wrong_offset). */
  offset?: number;
  reason: "already_approved" | "already_decided" | "csrf" | "device_parked" | "device_refused" | "invalid" | "malformed" | "meeting_held" | "meeting_not_open" | "method_not_allowed" | "minutes_do_not_sum" | "minutes_locked" | "needs_https" | "not_a_page" | "not_allowed" | "not_built" | "not_found" | "not_plain" | "not_released" | "not_under_review" | "not_your_replica" | "not_your_surface" | "op_id_taken" | "own_entry" | "owner_may_not_hear" | "photo_quota" | "rescue_key_unknown" | "rescue_not_ours" | "rescue_unreadable" | "server_fault" | "signed_out" | "stale_version" | "text_changed" | "texts_to_choose" | "too_large" | "too_many_attempts" | "too_many_uploads" | "try_later" | "wrong_checksum" | "wrong_hash" | "wrong_media_type" | "wrong_offset" | "wrong_sign_in";
  request_id: string;
  status: number;
  title: string;
  type: string;
  /** The present version (stale_version). */
  version?: number;
};

export type PullReply = {
  changes: Change[];
  epoch: string;
  last_seq: number;
  more: boolean;
  outcomes: Outcome[];
  /** How many days a case stays on a phone after the user's last work on it. */
  pack_days: number;
  proto: number;
  request_id: string;
  reset?: "epoch" | "scope" | "cursor" | "floor";
  scope_rev: number;
  server_now: string;
  to: number;
  /** The app is too old to be given rows; it can still send. */
  upgrade?: boolean;
};

export type PullRequest = {
  cursor: number;
  epoch: string;
  limit?: number;
  proto: number;
  replica: string;
  report?: Report;
  request_id: string;
  scope_rev: number | null;
  want?: RecordKey[];
};

export type PushReply = {
  epoch: string;
  last_seq: number;
  proto: number;
  request_id: string;
  results: Result[];
  /** Seconds. */
  retry_after?: number;
  server_now: string;
  stop?: "gap" | "fork" | "budget" | "retry";
};

export type PushRequest = {
  build: string;
  device_now: string;
  epoch: string;
  ops: Operation[];
  proto: number;
  replica: string;
  report?: Report;
  request_id: string;
};

export type QuestionCase = {
  code: string;
  id: string;
  initials: string;
  is_readable: boolean;
};

export type QuestionMeasure = {
  applied_on: string | null;
  decided_on: string | null;
  id: string;
  measure: "care_dwelling" | "change_of_dwelling" | "debt_counselling" | "deposit_guarantee" | "financial_assistance" | "guardian" | "housing_allowance" | "individual_plan" | "managed_payments" | "municipal_dwelling" | "municipal_grant" | "payment_agreement" | "starter_loan" | "temporary_housing";
  starts_on: string | null;
  state: "applied" | "considered" | "granted" | "refused" | "withdrawn";
  version: number;
};

export type RateList = {
  rates: RegisteredRate[];
};

export type RecordChange = {
  action: "create" | "patch" | "delete";
  base: Record<string, unknown>;
  base_version: number;
  entity: "case" | "resident" | "place" | "assignment" | "consent" | "safety_note" | "case_contact" | "decision_request" | "agenda_mark" | "reminder" | "care_record_copy" | "measure" | "temporary_stay" | "housing_step" | "mastery_level" | "cost_avoided" | "follow_up" | "forum_question" | "nav_fact" | "inquiry" | "incident" | "agreement" | "task" | "planned_visit" | "planned_worker" | "meeting_series" | "meeting" | "partner" | "partner_contact" | "landlord" | "dwelling" | "grant" | "grant_share" | "km_rate" | "word";
  id: string;
  set: Record<string, unknown>;
};

export type RecordKey = {
  entity: string;
  id: string;
};

export type RegisterQuery = {
  is_retired?: boolean;
  page?: number;
  text?: string;
};

export type RegisteredAgreement = {
  agreed_on: string;
  case: AgreementCase | null;
  id: string;
  next_on: string | null;
  noted_by: string;
  text: string;
  version: number;
};

export type RegisteredDwelling = {
  address: string;
  id: string;
  landlord: Letting;
  note: string | null;
  rent_ore: number | null;
  rooms: number | null;
  vacant_from: string | null;
  version: number;
};

export type RegisteredGrant = {
  amount_ore: number;
  code: string | null;
  conditions: string | null;
  ends_on: string;
  fte_hours: number;
  funder: string;
  id: string;
  letter_ref: string | null;
  name: string;
  report_due_on: string | null;
  shares: GrantShare[];
  starts_on: string;
  version: number;
};

export type RegisteredPartner = {
  code: string | null;
  contacts: PartnerContact[];
  email: string | null;
  id: string;
  is_retired: boolean;
  name: string;
  note: string | null;
  partner_type: "addiction" | "child_welfare" | "contractor" | "correctional_service" | "energy_company" | "enforcement_officer" | "fire_service" | "gp" | "home_care" | "housing_association" | "housing_bank" | "mental_health" | "municipal_debt_collection" | "nav" | "other" | "police" | "property_department" | "specialist_health" | "volunteer";
  phone: string | null;
  version: number;
};

export type RegisteredRate = {
  id: string;
  is_in_force: boolean;
  ore_per_km: number;
  passenger_ore_per_km: number;
  source: string | null;
  valid_from: string;
  version: number;
};

export type Report = {
  is_storage_persistent: boolean | null;
  oldest_unsent_at: string | null;
  pending: number;
  /** The newest operation schema it knows. */
  schema: number;
};

export type RescueFile = {
  ct: string;
  enc: string;
  format: "miljovakt-rescue";
  kid: string;
  v: number;
};

export type RescueKey = {
  kid: string;
  public_key: string;
};

export type RescueReply = {
  new: number;
  operations: number;
  outcomes: Record<string, number>;
  photos: number;
  photos_kept: number;
  replica: string;
  user: string;
};

export type Result = {
  conflicts: string[];
  op_id: string;
  outcome: "applied" | "merged" | "conflict" | "late" | "held" | "rejected" | "quarantined";
  /** A key, or a key and a field: `key:field`. */
  reason?: string;
  server_seq: number;
  /** The versions of the touched records, by their ids. */
  versions: Record<string, number>;
};

export type Return = {
  base_version: number;
  comment: string;
  line_id?: string | null;
  op_id: string;
};

export type Revocation = {
  mode: "park" | "refuse";
  reason?: "lost" | "stolen" | "left" | "broken" | "other";
};

export type RootInquiry = {
  about: string | null;
  id: string;
  received_at: string;
};

export type Search = {
  text: string;
};

export type SeenEntry = {
  id: string;
  version: number;
};

export type SeenMeasure = {
  applied_on: string | null;
  decided_on: string | null;
  starts_on: string | null;
  state: "applied" | "considered" | "granted" | "refused" | "withdrawn";
  version: number;
};

export type SeenTrack = {
  eviction_deadline_on: string | null;
  eviction_decided_on: string | null;
  eviction_letter_on: string | null;
  eviction_outcome: "averted_stayed" | "carried_out_new_home" | "carried_out_temporary" | "carried_out_unknown" | "moved_before" | null;
  eviction_stage: "arrears" | "carried_out" | "forced_sale_requested" | "landlord_notice" | "none" | "objection_period" | "petition" | "resolved" | "sale_order" | "scheduled" | "termination_received";
};

export type Series = {
  anchor_on: string;
  coming: Occurrence[];
  ended_on: string | null;
  every_weeks: number;
  id: string;
  name: string;
  next_slot_on: string | null;
  partner: MetPartner | null;
  place: string | null;
  starts_at_local: string | null;
  type: "addiction_mental_health" | "eviction_prevention" | "touchpoint" | "weekly";
  version: number;
};

export type SeriesList = {
  series: Series[];
};

export type ServiceHealth = {
  audit: Audit | null;
  cautions: ("sqlite_race" | "no_fsync")[];
  database: "sqlite" | "postgresql";
  database_version: string;
  floor: number;
  oldest_unsent_at: string | null;
  parked: Record<string, number>;
  seq: number;
  unsent_devices: number;
  unsent_operations: number;
};

export type Session = {
  expires_at: string;
  surface: "field" | "office";
  user: User;
};

export type ShortJob = {
  address: string;
  duration_minutes?: number;
  note?: string | null;
  planned_on: string;
  starts_at_local?: string | null;
  workers?: string[];
};

export type SignIn = {
  password: string;
  surface: "field" | "office";
  username: string;
};

export type Stay = {
  cost_ore: number | null;
  days: number;
  ends_on: string | null;
  id: string;
  landlord_id: string | null;
  landlord_name: string | null;
  next_step: string | null;
  night_cost_ore: number | null;
  nights: number;
  starts_on: string;
  version: number;
};

export type StayCase = {
  code: string;
  id: string;
  resident_name: string;
};

export type StayRun = {
  days: number;
  first_days: number;
  length: "first" | "second" | null;
  second_days: number;
  since: string;
};

export type StaysTotal = {
  cost_ore: number;
  nights: number;
  without_price: number;
};

export type StopRepeat = {
  op_id: string;
};

export type Stopped = {
  count: number;
};

export type TaskCase = {
  code: string;
  id: string;
};

export type TaskPage = {
  overdue: number;
  page: number;
  page_size: number;
  tasks: OfficeTask[];
  total: number;
};

export type TaskTick = {
  base_version: number;
  is_done: boolean;
  op_id: string;
};

export type Team = {
  weeks: TeamWeek[];
};

export type TeamWeek = {
  by_group: Record<string, number>;
  by_task: Record<string, number>;
  first: string;
  last: string;
  total_minutes: number;
  travel_minutes: number;
  visits: number;
  visits_by_outcome: Record<string, number>;
  week: string;
};

export type TextChoice = {
  base_version: number;
  choice: "keep" | "take";
  op_id: string;
  set?: PointTexts | null;
};

export type Touchpoint = {
  last: PartnerMeeting | null;
  next: PartnerMeeting | null;
  overdue: PartnerMeeting | null;
  partner: MetPartner;
};

export type TouchpointPage = {
  overdue: number;
  page: number;
  page_size: number;
  total: number;
  touchpoints: Touchpoint[];
};

export type Unheard = {
  escalated_at: string;
  expected_end_at: string;
  id: string;
  phone: string | null;
  started_at: string;
  user: Person;
  version: number;
  watcher: string | null;
  whereabouts: string | null;
};

export type UnheardList = {
  safe_visits: Unheard[];
};

export type Upload = {
  id: string;
  is_complete: boolean;
  offset: number;
  size: number;
};

export type UploadRequest = {
  media_type: "image/jpeg" | "image/png" | "image/webp";
  proto: number;
  replica: string;
  request_id: string;
  sha256: string;
  size: number;
};

export type User = {
  code: string;
  id: string;
  name: string;
  roles: ("field_worker" | "housing_coordinator" | "nav_housing_contact" | "unit_manager" | "admin")[];
  username: string;
};

export type WayOut = {
  base_n: number;
  comment?: string;
  op_id: string;
};

export type WeeklyMeeting = {
  additions: MinutesAddition[];
  attendance: Attendance[];
  audience: "me" | "present";
  earlier: EarlierMeeting[];
  held_on: string;
  id: string | null;
  items: AgendaItem[];
  locked_at: string | null;
  locked_by: Person | null;
  may_lead: boolean;
  name: string | null;
  partner: string | null;
  partners: MeetingPartner[];
  people: InMeeting[];
  since: string;
  starts_at_local: string | null;
  state: "cancelled" | "locked" | "open" | "planned";
  tag: string;
  type: "addiction_mental_health" | "eviction_prevention" | "touchpoint" | "weekly";
  version: number;
};

export type WholeInquiry = {
  history: InquiryEvent[];
  inquiry: Inquiry;
  joined: Inquiry[];
};

export type Word = {
  group: string | null;
  id: string;
  is_retired: boolean;
  key: string;
  label: string;
  list: string;
  position: number;
  short_label: string | null;
  version: number;
};

export type WordList = {
  words: Word[];
};
