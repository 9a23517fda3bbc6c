/** Letting go of operations that have been acknowledged: they are kept for a while, as insurance. */
import { isSettled, type Ledger } from "./ledger.ts";
import type { PhotoShelf } from "./photoShelf.ts";
import type { Vault } from "./vault.ts";

/** Acknowledged operations are kept this long, as insurance against a server set back. */
const KEEP_MS = 30 * 86_400_000;
/** So long when the disk is full. */
const KEEP_LEAST_MS = 7 * 86_400_000;

interface Kept {
  vault: Vault;
  ledger: Ledger;
  photos: PhotoShelf;
  cursor: number;
}

/** Lets go of what was acknowledged a month before `now`, the server's time, and is settled. */
export async function prune(store: Kept, now: number): Promise<void> {
  const { vault, ledger, photos, cursor } = store;
  const old = ledger
    .receipts()
    .filter((receipt) => isSettled(receipt, cursor))
    .filter(({ receivedAt }) => Date.parse(receivedAt) < now - KEEP_MS)
    .filter(({ records }) => !records.some((id) => photos.isUnsent(id)))
    .map(({ opId }) => opId);
  await vault.prune(old);
  ledger.forgetReceipts(old);
}

/** The disk is full: only the last week's insurance stays, counted from the latest answer. */
export async function letGoOfOld(store: Kept): Promise<void> {
  const latest = Math.max(...store.ledger.receipts().map((one) => Date.parse(one.receivedAt)));
  if (Number.isFinite(latest)) await prune(store, latest + KEEP_MS - KEEP_LEAST_MS);
}
