/** What a change of an entry begins with, when it is not the entry as it stands. Pure. */
import type { OperationBody } from "../api/wire.ts";
import { changeShares } from "../domain/split.ts";
import type { FieldConflict, TaskLine } from "../store/rows.ts";
import type { EditLine, EntryEdit } from "./editTypes.ts";
import { NO_WASTE, type Waste } from "./visitTypes.ts";

/** Begins with what a refused operation said. */
export function withRefused(edit: EntryEdit, refused: OperationBody): EntryEdit {
  let next = edit;
  for (const { entity, id, action, set } of refused.changes) {
    if (entity === "log_entry" && action !== "act") next = withFields(next, set);
    if (entity !== "task_line") continue;
    if (action === "patch") next = withFields(next, set, id);
    if (action === "delete") next = { ...next, lines: next.lines.filter((one) => one.id !== id) };
    if (action === "create" && !next.lines.some((one) => one.id === id)) {
      next = { ...next, lines: [...next.lines, lineOf(id, set)] };
    }
  }
  return summed(next);
}

/** Begins with one's own values where two have written differently. */
export function withOffers(edit: EntryEdit, conflicts: FieldConflict[]): EntryEdit {
  let next = edit;
  for (const { entity, record_id, offered } of conflicts) {
    const values = offered as Record<string, unknown>;
    next = withFields(next, values, entity === "task_line" ? record_id : undefined);
  }
  return summed(next);
}

/** A line as it is changed, from the values of its row. */
export function lineOf(id: string, set: Record<string, unknown>): EditLine {
  return {
    id,
    taskType: String(set.task_type),
    minutes: Number(set.duration_minutes),
    position: Number(set.position),
    waste: wasteOf(set, NO_WASTE),
  };
}

/** What a row, or a change of one, says was carried away; `before` where it says nothing. */
function wasteOf(set: Record<string, unknown>, before: Waste): Waste {
  const { sacks, kg, trips, is_hazardous } = set as Partial<TaskLine>;
  return {
    sacks: sacks ?? before.sacks,
    kg: kg ?? before.kg,
    trips: trips ?? before.trips,
    isHazardous: is_hazardous ?? before.isHazardous,
  };
}

function withFields(edit: EntryEdit, set: Record<string, unknown>, lineId?: string): EntryEdit {
  const minutes = set.duration_minutes as number | undefined;
  if (lineId) {
    const lines = edit.lines.map((line) =>
      line.id === lineId
        ? {
            ...line,
            minutes: minutes ?? line.minutes,
            waste: wasteOf(set, line.waste ?? NO_WASTE),
          }
        : line,
    );
    return { ...edit, lines };
  }
  return {
    ...edit,
    totalMinutes: minutes ?? edit.totalMinutes,
    travelMinutes: (set.travel_minutes as number | undefined) ?? edit.travelMinutes,
    km: (set.km as number | undefined) ?? edit.km,
    outcome: "outcome" in set ? (set.outcome as string | null) : edit.outcome,
    note: "note" in set ? ((set.note as string | null) ?? "") : edit.note,
  };
}

/** Two halves of different origin need not sum; the lines then follow the total. */
function summed(edit: EntryEdit): EntryEdit {
  const minutes = edit.lines.map((line) => line.minutes);
  const sum = minutes.reduce((whole, each) => whole + each, 0);
  if (minutes.length === 0 || sum === edit.totalMinutes) return edit;
  const shares = changeShares(minutes, edit.totalMinutes);
  const lines = edit.lines.map((line, i) => ({ ...line, minutes: shares[i] ?? line.minutes }));
  return { ...edit, lines };
}
