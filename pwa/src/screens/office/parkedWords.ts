/** What waits, in words: whom it is about, and each field as it was, as it stands and as it was set. */
import type { OfficeEntry } from "../../api/office.ts";
import type { OfferedField, OpenConflict, Parked, ParkedChange } from "../../api/parked.ts";
import { reasonWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { fieldName, isSpoken, valueWords } from "../shared/fieldWords.ts";
import { wordLabel, wordShort } from "./words.ts";

/** One field in words: when it was written, now, and as the writer wants it. */
export interface FieldRow {
  key: string;
  name: string;
  before: string;
  now: string;
  wanted: string;
}

/** Whom or what it is about. */
export function subjectOf({ entry, changes }: Parked): string {
  if (entry?.resident_name) return entry.resident_name;
  if (entry) return entry.code ?? t("entry.short_job");
  const made = changes.find((change) => change.entity === "log_entry");
  return made ? t("queue.new_entry") : t("queue.something");
}

/** Why it waits, as one says it at a desk. */
export function whyWords({ outcome, reason }: Parked): string {
  if (outcome === "late") return t("queue.reason_late");
  if (reason === "overlap") return t("queue.reason_overlap");
  return reason ? reasonWords(reason) : t(`queue.${outcome}_what`);
}

/** The fields that an operation set, with what it made and what it took away. */
export function changeRows(changes: ParkedChange[], entry: OfficeEntry | null): FieldRow[] {
  return changes.flatMap((change) => {
    const about = aboutOf(change.entity, change.record_id, change.values, entry);
    const key = `${change.record_id}/${change.action}`;
    if (change.action === "act") return actRow(change, key);
    if (change.action === "delete") {
      const name = about ?? t("field.whole");
      const is = change.is_there ? t("field.there") : t("field.deleted");
      return [{ key, name, before: t("field.there"), now: is, wanted: t("field.taken_out") }];
    }
    return fieldRows(change.values, key, about);
  });
}

/** The fields of conflicts that are decided together. */
export function conflictRows(conflicts: OpenConflict[], entry: OfficeEntry | null): FieldRow[] {
  return conflicts.flatMap(({ id, entity, record_id, values }) =>
    fieldRows(values, id, aboutOf(entity, record_id, values, entry)),
  );
}

function fieldRows(values: OfferedField[], key: string, about: string | null): FieldRow[] {
  return values
    .filter(({ name, offered, current }) => isSpoken(name) && offered !== current)
    .map(({ name, base, offered, current }) => ({
      key: `${key}/${name}`,
      name: about ? t("queue.field_of", { about, field: fieldName(name) }) : fieldName(name),
      before: valueWords(name, base, wordLabel),
      now: valueWords(name, current, wordLabel),
      wanted: valueWords(name, offered, wordLabel),
    }));
}

/** Handing in, or taking back, is said in a word. */
function actRow({ act }: ParkedChange, key: string): FieldRow[] {
  if (act !== "void" && act !== "submit") return [];
  const nothing = t("field.nothing");
  const state = act === "void" ? "voided" : "submitted";
  const wanted = wordLabel("entry_state", state);
  return [{ key, name: t("field.state"), before: nothing, now: nothing, wanted }];
}

/** The task that a line is of. */
function aboutOf(
  entity: string,
  id: string,
  values: OfferedField[],
  entry: OfficeEntry | null,
): string | null {
  if (entity !== "task_line") return null;
  const told = values.find(({ name }) => name === "task_type");
  const task = told?.offered ?? entry?.lines.find((line) => line.id === id)?.task_type;
  return typeof task === "string" ? wordShort("task_type", task) : t("entry.task");
}
