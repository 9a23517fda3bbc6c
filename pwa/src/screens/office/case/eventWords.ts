/** What happened in a case, in plain words. */
import type { CaseEvent } from "../../../api/cases.ts";
import { shortDate } from "../../../domain/format.ts";
import { hasText, t } from "../../../locales/t.ts";
import { whenWords } from "../../shared/fieldWords.ts";
import { wordLabel } from "../words.ts";

/** The word list of a field whose name is not the list's own. */
const LISTS: Record<string, Record<string, string>> = {
  case: { outcome: "case_outcome" },
  consent: { scope: "consent_scope", topic: "consent_topic", given: "consent_given" },
  safety_note: { type: "safety_note_type" },
  case_contact: { relation: "contact_relation" },
  reminder: { phrase: "reminder_phrase" },
  decision_request: { answer: "measure_state" },
  measure: { state: "measure_state" },
  housing_step: { type: "housing_step" },
  mastery_level: { dimension: "mastery_dimension", moment: "mastery_moment" },
  follow_up: { result: "follow_up_result" },
  forum_question: { state: "measure_state" },
  incident: { type: "incident_type" },
  log_entry: { kind: "entry_kind", outcome: "visit_outcome", state: "entry_state" },
  inquiry: {
    source: "inquiry_source",
    decision: "inquiry_decision",
  },
};

/** Of a new record, the fields that say what it is; of a changed one, all that were changed. */
const SAID: Record<string, string[]> = {
  consent: ["scope", "topic", "given"],
  safety_note: ["type"],
  case_contact: ["relation"],
  reminder: ["phrase"],
  decision_request: ["asked_on"],
  planned_visit: ["planned_on"],
  task: ["due_on"],
  measure: ["measure", "state"],
  temporary_stay: ["starts_on"],
  housing_step: ["type", "taken_on"],
  mastery_level: ["dimension", "moment", "level"],
  follow_up: ["due_on"],
  forum_question: ["forum"],
  incident: ["type"],
  log_entry: ["kind", "outcome"],
  inquiry: ["source", "urgency"],
  care_record_copy: ["copied_on"],
  case: ["opened_on"],
};

/** What kind of thing was done, to what. */
export function eventWords({ entity, action, about, values }: CaseEvent): string {
  const state = values.state;
  if (entity === "log_entry" && action === "patch" && typeof state === "string") {
    return t("happened.entry_state", { state: wordLabel("entry_state", state).toLowerCase() });
  }
  const what = hasText(`happened.${entity}`) ? t(`happened.${entity}`) : t("happened.other");
  const words = t(`happened.${action}`, { what });
  return about ? t("happened.about", { words, name: about }) : words;
}

/** The values that say more, and the names of what else was changed. */
export function eventDetails({ entity, action, changed, values }: CaseEvent): string {
  if (action === "delete" || action === "restore") return "";
  const names = action === "create" ? (SAID[entity] ?? []) : changed;
  const told = names.flatMap((name) => {
    const value = values[name];
    if (value !== undefined) return [toldOf(entity, name, value, action === "create")];
    const label = labelOf(entity, name);
    return action === "create" || !label ? [] : [label];
  });
  return told.join(" · ");
}

function labelOf(entity: string, name: string): string | null {
  for (const key of [`record.${entity}_${name}`, `field.${name}`]) {
    if (hasText(key)) return t(key);
  }
  return null;
}

function toldOf(entity: string, name: string, value: unknown, isBare: boolean): string {
  const list = LISTS[entity]?.[name] ?? name;
  const label = labelOf(entity, name);
  const words = plain(name, value, list);
  // A word of a list says by itself what it is; a date, or a changed value, needs its name.
  return (isBare && !name.endsWith("_on") && name !== "level") || !label
    ? words
    : t("happened.value", { name: label, value: words });
}

function plain(name: string, value: unknown, list: string): string {
  if (typeof value === "boolean") return t(value ? "field.yes" : "field.no");
  if (typeof value === "number") return String(value);
  const text = String(value);
  if (name.endsWith("_on")) return shortDate(text);
  if (name.endsWith("_at")) return whenWords(text);
  return wordLabel(list, text);
}
