/**
 * What the lock cover knows of the visit under way: since when, and perhaps until when. Its row
 * follows the draft within the draft's own transactions, so that neither is ever without the other.
 */
import { NotSaved } from "./errors.ts";
import type { Healing } from "./heal.ts";
import type { Running, VaultDb } from "./vaultDb.ts";

const KEY = "running";

/** The visit under way, if there is one. Needs no key. */
export async function readRunning(db: Healing<VaultDb>): Promise<Running | undefined> {
  return (await db.run((vault) => vault.meta.get(KEY)))?.running;
}

/**
 * Ends the visit under way without a key: the instant is kept until the draft has taken it. The
 * first end stands. Returns what is known then: nothing when no visit was under way any longer.
 * @throws NotSaved
 */
export async function endRunning(
  db: Healing<VaultDb>,
  endedAt: string,
): Promise<Running | undefined> {
  try {
    await db.run((vault) =>
      vault.transaction("rw", vault.meta, async () => {
        const running = (await vault.meta.get(KEY))?.running;
        if (!running || running.endedAt) return;
        await vault.meta.put({ key: KEY, running: { ...running, endedAt } });
      }),
    );
    const kept = await readRunning(db);
    if (kept && !kept.endedAt) throw new NotSaved("end");
    return kept;
  } catch (error) {
    throw error instanceof NotSaved ? error : new NotSaved("end", { cause: error });
  }
}

/**
 * Within the transaction that writes a draft: the visit is under way since then, or no longer.
 * An end that the draft has not taken yet stays.
 */
export async function noteRunning(
  db: VaultDb,
  draftId: string,
  since: string | undefined,
): Promise<void> {
  const known = (await db.meta.get(KEY))?.running;
  const isKnown = known?.draftId === draftId;
  if (since === undefined) {
    if (isKnown) await db.meta.delete(KEY);
    return;
  }
  if (isKnown && known.since === since) return;
  await db.meta.put({ key: KEY, running: { ...(isKnown && known), draftId, since } });
}
