/** What each decision about an inquiry asks for, and how the answers are sent. */
import type { InquiryDecision, NewCase, ShortJob } from "../../../api/inquiries.ts";
import type { PersonChoice } from "../../../api/types.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField, Typed } from "../record/fields.ts";

export type Decision = InquiryDecision["decision"];
export type Way = NonNullable<InquiryDecision["way"]>;

/** In the order in which they are offered. */
export const DECISIONS: Decision[] = [
  "taken_in",
  "advice_given",
  "connected_elsewhere",
  "awaiting_information",
  "decision_request_forwarded",
  "not_relevant",
  "withdrawn",
];

const REASON: RecordField = { name: "reason", kind: "long", longest: 500, isRequired: true };
const APPROACH: RecordField = {
  name: "approach",
  kind: "word",
  list: "approach",
  isRequired: true,
};
const FOLLOW_UP: RecordField = { name: "follow_up_on", kind: "date", isRequired: true };
const PARTNER: RecordField = { name: "partner_id", kind: "partner", isRequired: true };
const SENT: RecordField = { name: "sent_on", kind: "date", isRequired: true };

const NEW_CASE: RecordField[] = [
  { name: "name", kind: "text", longest: 120, isRequired: true },
  { name: "birth_year", kind: "number" },
  { name: "phone", kind: "text", longest: 30 },
  { name: "address", kind: "text", longest: 200 },
  { name: "is_address_protected", kind: "bool" },
  { name: "tenure", kind: "word", list: "tenure" },
  { name: "landlord_id", kind: "landlord" },
  { name: "risk_reason", kind: "word", list: "risk_reason" },
  { name: "planned_end_on", kind: "date", isRequired: true },
];
const SHORT_JOB: RecordField[] = [
  { name: "address", kind: "text", longest: 200, isRequired: true },
  { name: "planned_on", kind: "date", isRequired: true },
  { name: "starts_at_local", kind: "clock" },
  { name: "duration_minutes", kind: "number", isRequired: true },
  { name: "note", kind: "text", longest: 500 },
];

/** The fields that a decision asks for, but for whom it sends out. */
export function fieldsOf(decision: Decision | "", way: Way | ""): RecordField[] {
  switch (decision) {
    case "taken_in":
      return [
        ...(way === "new_case" ? NEW_CASE : way === "short_job" ? SHORT_JOB : []),
        APPROACH,
        REASON,
      ];
    case "connected_elsewhere":
      return [PARTNER, FOLLOW_UP, REASON];
    case "awaiting_information":
      return [FOLLOW_UP, REASON];
    case "decision_request_forwarded":
      return [PARTNER, SENT, FOLLOW_UP, REASON];
    default:
      return [REASON];
  }
}

/** Who may be named for a protected address, beside whoever opens the case. */
export function namedField(people: PersonChoice[], me: string | undefined): RecordField {
  const own = people.find(({ id }) => id === me);
  return {
    name: "named_id",
    kind: "choice",
    options: people.filter((one) => one.can_be_named && one.id !== me),
    isRequired: !own?.can_be_named,
    hint: t(own?.can_be_named ? "inquiryDesk.named_second" : "inquiryDesk.named_needed"),
  };
}

/** One person who can be sent out, as a field that is ticked. */
export function personField(id: string): string {
  return `person_${id}`;
}

/** What is sent: the decision, with the part that it makes by itself. */
export function decisionOf(
  decision: Decision,
  way: Way | "",
  values: Record<string, unknown>,
  typed: Typed,
  caseId: string | null,
): Omit<InquiryDecision, "op_id" | "base_version"> {
  const people = Object.keys(typed)
    .filter((name) => name.startsWith("person_") && typed[name] === true)
    .map((name) => name.slice("person_".length));
  const { reason, approach, partner_id, follow_up_on, sent_on, ...rest } = values;
  const given = { reason, approach, partner_id, follow_up_on, sent_on };
  const told = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Omit<InquiryDecision, "op_id" | "base_version" | "decision">;
  if (decision !== "taken_in" || !way) return { ...told, decision };
  if (way === "join_case") return { ...told, decision, way, case_id: caseId };
  if (way === "new_case") {
    return {
      ...told,
      decision,
      way,
      new_case: { ...(rest as unknown as NewCase), assigned: people },
    };
  }
  return {
    ...told,
    decision,
    way,
    short_job: { ...(rest as unknown as ShortJob), workers: people },
  };
}
