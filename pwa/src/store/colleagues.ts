/** Who works here, and the service's settings, as this phone has last heard. */
import { openedStore } from "./current.ts";
import type { Colleague } from "./rows.ts";
import { rows } from "./view.ts";

/** The others who work here now, by name. */
export function colleagues(): Colleague[] {
  const me = openedStore().identity.user.id;
  return rows("colleague")
    .filter((each) => each.is_here && each.user_id !== me)
    .sort((a, b) => a.name.localeCompare(b.name, "nb"));
}

/** The name of whoever a row names; null when this phone has not heard of them. */
export function nameOf(userId: string | null): string | null {
  return rows("colleague").find((each) => each.user_id === userId)?.name ?? null;
}

/** How long the day pack keeps a case where the server has not said it yet. */
const USUAL_PACK_DAYS = 14;

/** How many days a case stays on this phone after one's last work on it, as the server last said. */
export function packDays(): number {
  return openedStore().cacheState?.packDays ?? USUAL_PACK_DAYS;
}

/** A setting's value, null while there is none. The keys are those of server/rules/settings.py. */
export function setting(key: "service_phone" | "child_welfare_phone" | "logs_travel") {
  return rows("setting").find((each) => each.key === key)?.value || null;
}
