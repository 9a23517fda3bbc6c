/** The task lines of each entry, gathered once for all the lists that show them. */
import { computed } from "@preact/signals";
import type { TaskLine } from "./rows.ts";
import { rows } from "./view.ts";

const lines = computed(() => rows("task_line"));

const byEntry = computed(() => {
  const found = new Map<string, TaskLine[]>();
  for (const line of lines.value) {
    const known = found.get(line.entry_id);
    if (known) known.push(line);
    else found.set(line.entry_id, [line]);
  }
  return found;
});

/** The lines of an entry in the order they were ticked. */
export function taskLinesOf(entryId: string): TaskLine[] {
  return [...(byEntry.value.get(entryId) ?? [])].sort((a, b) => a.position - b.position);
}
