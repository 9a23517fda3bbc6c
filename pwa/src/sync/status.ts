/** How it stands between this phone and the server, for every screen to read. */
import { type Signal, signal } from "@preact/signals";
import { currentStore, type Reach, reach } from "../store/current.ts";

export interface SyncStatus {
  /** Things saved here that the server has not answered for (`Ledger.unsentThings`). */
  unsent: number;
  /** Operations that wait for somebody's eyes. */
  needsAttention: number;
  /** Photos that the server is not known to have. */
  unsentPhotos: number;
  /** Photos that cannot be read, and wait to be taken anew. */
  damagedPhotos: number;
  /** When the server was last read to its end, or null when it never was. */
  lastUpdatedAt: string | null;
  reach: Reach;
  busy: boolean;
  /**
   * True only when everything saved here is on the server, and none of it parked. An entry that the
   * office has sent back is on the server all the same.
   */
  allSent: boolean;
}

/** The state of sync; `allSent` is never true while the phone is locked, for then nobody knows. */
export const syncStatus: Signal<SyncStatus> = signal(read(false));

let busy = false;

/** Reads the state anew, and says whether a round is running. */
export function publishStatus(isBusy: boolean = busy): void {
  busy = isBusy;
  const next = read(busy);
  const now = syncStatus.value;
  const keys = Object.keys(next) as (keyof SyncStatus)[];
  if (keys.some((key) => next[key] !== now[key])) syncStatus.value = next;
}

function read(isBusy: boolean): SyncStatus {
  const store = currentStore.value;
  const unsent = store?.ledger.unsentThings() ?? 0;
  const open = store?.attention().filter(({ isDecided }) => !isDecided) ?? [];
  const unopened = store?.ledger.unopened() ?? 0;
  const unsentPhotos = store?.photos.unsent() ?? 0;
  const damagedPhotos = store?.photos.damaged() ?? 0;
  const isSent = unsent + unsentPhotos + damagedPhotos === 0;
  return {
    unsent,
    needsAttention: open.length + unopened,
    unsentPhotos,
    damagedPhotos,
    lastUpdatedAt: store?.cacheState?.updatedAt ?? null,
    reach: reach.value,
    busy: isBusy,
    allSent: store !== null && isSent && open.every(({ kind }) => kind === "returned"),
  };
}
