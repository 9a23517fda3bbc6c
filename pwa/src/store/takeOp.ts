/** Taking an unsent operation out of the log again, as one transaction. */
import { type DraftRow, FIRST_LOG, type VaultDb } from "./vaultDb.ts";

/**
 * Removes the last operation of the log, gives its number back, and keeps what it was made from. It
 * may be done twice: an operation that is not there has been taken back.
 * @param receiptKey where an answer to it would lie
 * @returns false when it must stay: it has been answered, or others follow it
 */
export function takeOp(
  db: VaultDb,
  opId: string,
  receiptKey: string,
  draft: DraftRow | undefined,
): Promise<boolean> {
  return db.transaction("rw", db.meta, db.ops, db.drafts, async () => {
    const row = await db.ops.get({ opId });
    if (!row?.n) return true;
    const head = (await db.meta.get("log"))?.log ?? FIRST_LOG;
    const isLast = row.log === head.log && row.seq === head.lastSeq;
    if (!isLast || (await db.meta.get(receiptKey))) return false;
    await db.ops.delete(row.n);
    await db.meta.put({ key: "log", log: { ...head, lastSeq: head.lastSeq - 1 } });
    if (draft) await db.drafts.put(draft);
    return true;
  });
}
