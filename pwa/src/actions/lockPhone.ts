import { lock } from "../lock/lock.ts";
import { sealDraftsNow } from "./drafts.ts";

let locking: Promise<void> | undefined;

/** Locks the phone, with everything half made sealed first. What could not be sealed is no reason not to. */
export function lockPhone(): Promise<void> {
  locking ??= sealDraftsNow()
    .catch(() => undefined)
    .then(lock)
    .finally(() => {
      locking = undefined;
    });
  return locking;
}
