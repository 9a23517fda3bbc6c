/** What an entry will look like when a change of it is let through. Pure. */
import type { OfficeEntry, OfficeLine } from "../../api/office.ts";
import type { ParkedChange } from "../../api/parked.ts";

/** The entry with the changes of an operation in it. */
export function entryAfter(entry: OfficeEntry, changes: ParkedChange[]): OfficeEntry {
  let next = entry;
  for (const change of changes) {
    if (change.action === "act") continue;
    if (change.entity === "log_entry" && change.record_id === entry.id) {
      next = { ...next, ...offeredBy(change) };
    }
    if (change.entity === "task_line") next = { ...next, lines: linesAfter(next.lines, change) };
  }
  return next;
}

function linesAfter(lines: OfficeLine[], change: ParkedChange): OfficeLine[] {
  const { record_id: id, action } = change;
  if (action === "delete") return lines.filter((line) => line.id !== id);
  const set = offeredBy(change) as Partial<OfficeLine>;
  if (lines.some((line) => line.id === id)) {
    return lines.map((line) => (line.id === id ? { ...line, ...set } : line));
  }
  const blank = { id, position: lines.length, task_type: "", duration_minutes: 0, sacks: 0, kg: 0 };
  return action === "create" ? [...lines, { ...blank, ...set } as OfficeLine] : lines;
}

function offeredBy({ values }: ParkedChange): Partial<OfficeEntry> {
  return Object.fromEntries(values.map(({ name, offered }) => [name, offered]));
}
