/** How long to wait after failures: from a second to five minutes, with full jitter. */

const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;

/** Milliseconds until the next try, after so many failures in a row (from 1). */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(random() * ceiling);
}
