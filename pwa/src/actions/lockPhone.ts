import { lock } from "../lock/lock.ts";
import { sealDraftsNow } from "./drafts.ts";

/** Locks the phone, with everything half made sealed first. What could not be sealed is no reason not to. */
export async function lockPhone(): Promise<void> {
  await sealDraftsNow().catch(() => undefined);
  lock();
}
