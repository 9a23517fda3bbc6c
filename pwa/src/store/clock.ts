/**
 * What is known of this phone's clock: what it showed when the server last told the time. It is shown and told on,
 * never mended: times stay as they were entered (field.md, thing 9).
 */
import { type Signal, signal } from "@preact/signals";
import type { Vault } from "./vault.ts";

/** One comparison. Instants are UTC text; `offsetMs` is how far ahead the phone was, below zero when behind. */
export interface ClockReading {
  deviceAt: string;
  serverAt: string;
  offsetMs: number;
}

/** From so much on the times of entries are doubted: as CLOCK_DOUBT_MINUTES of server/rules/review_flags.py. */
const DOUBT_MS = 2 * 60_000;
/** Less of a change is the network's doing, and not worth a write. */
const SAME_MS = 15_000;

/** The last comparison of the open phone; null before the first. */
export const clockReading: Signal<ClockReading | null> = signal(null);

/** How many whole minutes the clock is ahead (below zero: behind), when that is enough for doubt; else 0. */
export function clockDoubt(): number {
  const offset = clockReading.value?.offsetMs ?? 0;
  return Math.abs(offset) < DOUBT_MS ? 0 : Math.round(offset / 60_000);
}

/** Brings back what the phone knew when it was locked. */
export async function readClock(vault: Vault): Promise<void> {
  clockReading.value = (await vault.readNote<ClockReading>("clock").catch(() => null)) ?? null;
}

/**
 * Keeps a comparison.
 * @param sentAt what the phone showed when it asked, and `gotAt` when it was answered, in milliseconds
 */
export async function noteClock(
  vault: Vault,
  sentAt: number,
  gotAt: number,
  serverAt: string | undefined,
): Promise<void> {
  const server = Date.parse(serverAt ?? "");
  if (Number.isNaN(server)) return;
  const device = Math.round((sentAt + gotAt) / 2);
  const offsetMs = device - server;
  const before = clockReading.value?.offsetMs ?? Number.POSITIVE_INFINITY;
  clockReading.value = {
    deviceAt: new Date(device).toISOString(),
    serverAt: new Date(server).toISOString(),
    offsetMs,
  };
  if (Math.abs(offsetMs - before) < SAME_MS) return;
  // A phone that cannot keep it compares again at the next contact.
  await vault.keepNote("clock", clockReading.value).catch(() => undefined);
}
