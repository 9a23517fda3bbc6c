/**
 * One tab at a time, to spare the network. Correctness never rests on it: the server's lock on the
 * replica does that. A tab that holds it without moving (frozen, in the page cache) is waited for
 * a minute, and then passed by.
 */
const PATIENCE_MS = 60_000;

/** Runs the work if no other tab does; says "busy" if one does. */
export type TabLock = <T>(work: () => Promise<T>) => Promise<T | "busy">;

/**
 * The lock of this browser, or none where it knows no locks.
 * @param now milliseconds that only grow: the phone's clock may be set back while we wait
 */
export function browserTabLock(now = () => performance.now()): TabLock {
  if (!navigator.locks) return (work) => work();
  let deniedSince: number | undefined;
  return (work) =>
    navigator.locks.request("miljovakt-sync", { ifAvailable: true }, async (held) => {
      if (held) {
        deniedSince = undefined;
        return work();
      }
      deniedSince ??= now();
      return now() - deniedSince >= PATIENCE_MS ? work() : "busy";
    });
}
