/** The number on the app's icon, where the platform has one: what is saved here and not sent. It names nobody. */
import { effect } from "@preact/signals";
import { lockState } from "../../lock/lock.ts";
import { syncStatus } from "../../sync/status.ts";

interface Badge {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/** Follows what is unsent. A locked phone knows nothing of it, and leaves the number as it is. */
export function watchBadge(badge: Badge = navigator): () => void {
  let shown: number | null = null;
  return effect(() => {
    const { unsent, unsentPhotos } = syncStatus.value;
    const count = unsent + unsentPhotos;
    if (lockState.value !== "open" || count === shown) return;
    shown = count;
    const asked = count ? badge.setAppBadge?.(count) : badge.clearAppBadge?.();
    // Not allowed, or no icon to put it on: nothing is lost.
    asked?.catch(() => undefined);
  });
}
