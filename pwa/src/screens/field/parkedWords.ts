/** What a parked operation wants, in words, held against what stands on this phone. */
import type { Change } from "../../api/wire.ts";
import { t } from "../../locales/t.ts";
import type { Attention } from "../../store/attention.ts";
import { taskLinesOf } from "../../store/lines.ts";
import type { AnyRow, Entity, FieldConflict } from "../../store/rows.ts";
import { row } from "../../store/view.ts";
import { label, shortLabel } from "../../store/words.ts";
import { type Difference, differences } from "../shared/fieldWords.ts";

/** What each change would set, beside what stands there now. */
export function changeRows(changes: Change[]): Difference[] {
  return changes.flatMap((change) => {
    const { entity, id, action, set } = change;
    if (entity === "operation" || entity === "field_conflict" || action === "act") return [];
    if (entity === "task_line") return lineRows(id, action, set);
    if (action === "delete") {
      return [{ name: t("field.whole"), theirs: t("field.there"), mine: t("field.deleted") }];
    }
    return differences(anyRow(entity, id), set, label);
  });
}

/** The two values of each field that two have written differently. */
export function conflictRows(conflicts: FieldConflict[]): Difference[] {
  return conflicts.flatMap(({ entity, record_id, field_group, kept, offered }) => {
    if (field_group === "deleted_at") return differences(kept, { ...(offered as object) }, label);
    const found = differences(kept, offered, label);
    if (entity !== "task_line") return found;
    const name = taskName(record_id);
    return found.map((one) => ({ ...one, name: `${name}: ${one.name.toLowerCase()}` }));
  });
}

/** Whether the minutes of the lines would still sum to the entry's, if one's own were taken. */
export function wouldSum({ entryId, conflicts }: Attention): boolean {
  const entry = entryId ? row("log_entry", entryId) : undefined;
  if (!entry) return true;
  const mine = new Map<string, number>();
  for (const { record_id, offered } of conflicts) {
    const minutes = (offered as Record<string, unknown>).duration_minutes;
    if (typeof minutes === "number") mine.set(record_id, minutes);
  }
  const lines = taskLinesOf(entry.id);
  const sum = lines.reduce((all, line) => all + (mine.get(line.id) ?? line.duration_minutes), 0);
  return sum === (mine.get(entry.id) ?? entry.duration_minutes);
}

function lineRows(id: string, action: Change["action"], set: Change["set"]): Difference[] {
  const line = row("task_line", id);
  const before = line ? t("time.minutes", { minutes: line.duration_minutes }) : t("field.nothing");
  const name = line ? taskName(id) : shortLabel("task_type", String(set.task_type));
  if (action === "delete") return [{ name, theirs: before, mine: t("field.taken_out") }];
  if (set.duration_minutes === undefined) return [];
  const mine = t("time.minutes", { minutes: Number(set.duration_minutes) });
  return mine === before ? [] : [{ name, theirs: before, mine }];
}

function taskName(lineId: string): string {
  const line = row("task_line", lineId);
  return line ? shortLabel("task_type", line.task_type) : t("entry.task");
}

function anyRow(entity: Entity, id: string): AnyRow | undefined {
  return row(entity, id) as unknown as AnyRow | undefined;
}
