/** Saving an operation, as one transaction. */
import type { Bytes } from "../lock/bytes.ts";
import { FIRST_LOG, type VaultDb } from "./vaultDb.ts";
import { expectOurVault } from "./vaultLock.ts";

/** The one transaction that allots the number, writes the operation and removes its draft. */
export function putOp(db: VaultDb, opId: string, sealed: Bytes, draftId: string | undefined) {
  return db.transaction("rw", db.meta, db.ops, db.drafts, async () => {
    // Asked side by side: each answer is a turn of the page's thread, and a person is waiting.
    const [, there, kept, shown] = await Promise.all([
      expectOurVault(db, sealed),
      db.ops.get({ opId }),
      db.meta.get("log"),
      draftId && db.meta.get("running"),
    ]);
    if (shown && shown.running?.draftId === draftId) await db.meta.delete("running");
    if (there?.n) {
      if (draftId) await db.drafts.delete(draftId);
      return { n: there.n, opId, log: there.log, seq: there.seq };
    }
    const head = kept?.log ?? FIRST_LOG;
    const seq = head.lastSeq + 1;
    const [n] = await Promise.all([
      db.ops.add({ opId, log: head.log, seq, sealed }),
      db.meta.put({ key: "log", log: { log: head.log, lastSeq: seq } }),
      // Never asked for before the operation is: the two shall go together even where a browser
      // commits a transaction whose answers it has lost.
      draftId && db.drafts.delete(draftId),
    ]);
    return { n: n as number, opId, log: head.log, seq };
  });
}
