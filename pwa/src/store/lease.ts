/**
 * The lease: rows about people are shown for so many days after the last contact with the server,
 * and then stay closed until it is back (sync.md, decision 15). A policy for phones that are lost,
 * not a lock: whoever holds the code and sets back the clock is not stopped by it.
 */
import { type Signal, signal } from "@preact/signals";
import type { CacheState, EntityRow } from "./cache.ts";

const DAY_MS = 86_400_000;
const DAYS = Number(import.meta.env.VITE_LEASE_DAYS ?? 7);

/** Since when there has been no contact, while the rows are closed for it; else null. */
export const closedSince: Signal<string | null> = signal<string | null>(null);

/** When it runs out, after the last contact; both UTC text. */
export function leaseEnds(contactAt: string): string {
  return new Date(Date.parse(contactAt) + DAYS * DAY_MS).toISOString();
}

/** The lease of one open phone. */
export class Lease {
  private contactAt = Number.NEGATIVE_INFINITY;

  /** Whether it has run out. A cache that was never read to its end has none to lose. */
  isOver(state: CacheState | undefined, now: number): boolean {
    if (!state?.updatedAt) return false;
    return now - Math.max(Date.parse(state.updatedAt), this.contactAt) > DAYS * DAY_MS;
  }

  /** There is contact. */
  renew(now: number): void {
    this.contactAt = now;
  }
}

/** What may be seen without a lease: the words that work is logged with, and nobody's data. */
export function openWithoutLease({ entity }: EntityRow): boolean {
  return entity === "word";
}
