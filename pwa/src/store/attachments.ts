/** The photos of each entry, as far as their rows are known here. */
import { computed } from "@preact/signals";
import type { Attachment } from "./rows.ts";
import { rows } from "./view.ts";

const attachments = computed(() => rows("attachment"));

const byEntry = computed(() => {
  const found = new Map<string, Attachment[]>();
  for (const one of attachments.value) {
    const known = found.get(one.entry_id);
    if (known) known.push(one);
    else found.set(one.entry_id, [one]);
  }
  return found;
});

/** The photos of an entry, pair by pair, the one before the work first. */
export function attachmentsOf(entryId: string): Attachment[] {
  return [...(byEntry.value.get(entryId) ?? [])].sort(
    (a, b) => a.position - b.position || (a.slot < b.slot ? 1 : -1),
  );
}

/** How many photos an entry has, and of how many the server has the bytes. */
export function photoCount(entryId: string): { total: number; sent: number } {
  const all = attachmentsOf(entryId);
  return { total: all.length, sent: all.filter((one) => one.received_sha256 !== null).length };
}
