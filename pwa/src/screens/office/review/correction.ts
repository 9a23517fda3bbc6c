/** What a correction sends: only what is different, and times that follow from the lines. Pure. */
import type { OfficeEntry, OfficeLine } from "../../../api/office.ts";

/** A line as it is to be; without an id it is new. */
export type EditedLine = Omit<OfficeLine, "id" | "version" | "position"> & { id?: string };

/** The minutes of all lines. */
export function minutesOf(lines: Pick<EditedLine, "duration_minutes">[]): number {
  return lines.reduce((sum, line) => sum + line.duration_minutes, 0);
}

/** The correction: its reason, the entry's fields that change, and its lines when one of them does. */
export function correctionOf(
  entry: OfficeEntry,
  values: Record<string, unknown>,
  lines: EditedLine[],
) {
  const { reason, ...told } = values;
  const fields = entry as unknown as Record<string, unknown>;
  const changed = Object.fromEntries(
    Object.entries(told).filter(([name, value]) => value !== (fields[name] ?? null)),
  );
  const minutes = minutesOf(lines);
  if (minutes !== entry.duration_minutes) {
    changed.duration_minutes = minutes;
    changed.ended_at = new Date(Date.parse(entry.started_at) + minutes * 60_000).toISOString();
  }
  const sent = lines.map(toldOf);
  const isSame = JSON.stringify(sent) === JSON.stringify(entry.lines.map(toldOf));
  return { reason: String(reason), entry: changed, lines: isSame ? null : sent };
}

function toldOf(line: EditedLine) {
  const { id = null, task_type, duration_minutes, sacks, kg, trips, is_hazardous } = line;
  return { id, task_type, duration_minutes, sacks, kg, trips, is_hazardous };
}
