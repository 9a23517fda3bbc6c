/** The task lines of each entry, gathered once for all the lists that show them. */
import { computed } from "@preact/signals";
import type { TaskLine } from "./rows.ts";
import { rows } from "./view.ts";

const lines = computed(() => rows("task_line"));

/** The lines that were gathered last, and what they were gathered into. */
let gathered: TaskLine[] = [];
let found = new Map<string, TaskLine[]>();

/** A saved visit only adds lines at the end: all the others need not be gathered again. */
const byEntry = computed(() => {
  const all = lines.value;
  const isLonger = gathered.length <= all.length && gathered.every((line, i) => line === all[i]);
  if (!isLonger) found = new Map();
  for (const line of isLonger ? all.slice(gathered.length) : all) {
    found.set(line.entry_id, [...(found.get(line.entry_id) ?? []), line]);
  }
  gathered = all;
  return { found };
});

/** The lines of an entry in the order they were ticked. */
export function taskLinesOf(entryId: string): TaskLine[] {
  return [...(byEntry.value.found.get(entryId) ?? [])].sort((a, b) => a.position - b.position);
}
