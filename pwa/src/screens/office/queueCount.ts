/** How much waits for somebody at a desk to decide. Kept by whichever page has asked last. */
import { signal } from "@preact/signals";
import type { ParkedCounts } from "../../api/parked.ts";
import { session } from "./session.ts";

const DECIDERS = new Set(["housing_coordinator", "unit_manager"]);

/** null until the server has said. */
export const queueCount = signal<number | null>(null);

/** What was refused waits for the one who wrote it; the rest waits for us. */
export function countQueue(counts: ParkedCounts): void {
  queueCount.value = counts.late + counts.conflict + counts.held + counts.quarantined;
}

/** Whether the one who is signed in decides about what waits (security.md 6.1). */
export function mayDecide(): boolean {
  return session.value?.user.roles.some((role) => DECIDERS.has(role)) ?? false;
}
