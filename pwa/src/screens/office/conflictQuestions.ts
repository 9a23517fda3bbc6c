/** Which values must be chosen together, and whether minutes would still sum. Pure. */
import type { OfficeEntry } from "../../api/office.ts";
import type { OpenConflict } from "../../api/parked.ts";

/** Whether the values are minutes, of an entry or of one of its lines. */
export function isAboutMinutes({ entity, field_group }: OpenConflict): boolean {
  return entity === "task_line" ? field_group === "duration_minutes" : field_group === "time";
}

/** Conflicts as questions: minutes that must sum are one, every other is one by itself. */
export function questionsOf(conflicts: OpenConflict[]): OpenConflict[][] {
  const together = conflicts.filter(isAboutMinutes);
  const single = conflicts.filter((conflict) => !isAboutMinutes(conflict));
  return [...(together.length ? [together] : []), ...single.map((each) => [each])];
}

/**
 * Whether the lines would sum to the entry's minutes with these values in it.
 * @param minutesOf the minutes of a conflict; by default those that were offered
 */
export function wouldSum(
  conflicts: OpenConflict[],
  entry: OfficeEntry | null,
  minutesOf: (conflict: OpenConflict) => number | undefined = offeredMinutes,
): boolean {
  if (!entry || !conflicts.some(isAboutMinutes)) return true;
  const minutes = new Map(conflicts.map((conflict) => [conflict.record_id, minutesOf(conflict)]));
  const sum = entry.lines.reduce(
    (all, line) => all + (minutes.get(line.id) ?? line.duration_minutes),
    0,
  );
  return sum === (minutes.get(entry.id) ?? entry.duration_minutes);
}

function offeredMinutes({ values }: OpenConflict): number | undefined {
  const offered = values.find(({ name }) => name === "duration_minutes")?.offered;
  return typeof offered === "number" ? offered : undefined;
}
