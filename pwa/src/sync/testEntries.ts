/** For tests of actions: a phone whose view is the page's, with entries that the server confirmed. */
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { type SyncedPhone, syncedPhone } from "./testSync.ts";

export const ENTRY = "e0000000-0000-4000-8000-00000000000e";
export const LINES = [
  "a0000000-0000-4000-8000-00000000000a",
  "b0000000-0000-4000-8000-00000000000b",
] as const;

/** An entry of 45 minutes, 25 and 20, as the server has it. */
export async function phoneWithEntry(fields: Record<string, unknown> = {}): Promise<SyncedPhone> {
  const all = await syncedPhone(undefined, () => view);
  putEntry(all, fields);
  await all.engine.syncNow();
  return all;
}

/** Puts the entry at the server, as it was or with other values. */
export function putEntry({ server }: SyncedPhone, fields: Record<string, unknown> = {}): void {
  server.put("log_entry", ENTRY, {
    author_id: IDENTITY.user.id,
    kind: "home_visit",
    case_id: null,
    place_id: null,
    done_on: "2026-11-17",
    started_at: "2026-11-17T07:40:00.000Z",
    ended_at: "2026-11-17T08:25:00.000Z",
    tz: "Europe/Oslo",
    duration_minutes: 45,
    travel_minutes: 0,
    km: 0,
    outcome: "completed",
    note: "Ryddet gangen",
    state: "submitted",
    return_comment: null,
    return_line_id: null,
    ...fields,
  });
  if (server.rows.has(LINES[0])) return;
  LINES.forEach((id, position) => {
    const duration_minutes = [25, 20][position];
    const task_type = ["cleaning", "waste_removal"][position];
    server.put("task_line", id, { entry_id: ENTRY, position, task_type, duration_minutes });
  });
}
