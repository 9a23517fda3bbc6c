/** From the server's words on operations to receipts that are kept. */
import type { OpResult } from "../api/wire.ts";
import type { Ledger } from "../store/ledger.ts";
import type { Receipt } from "../store/vault.ts";

/** Receipts for the operations that this phone knows of. */
export function receiptsFrom(ledger: Ledger, results: OpResult[], receivedAt: string): Receipt[] {
  return results.flatMap(({ op_id, outcome, reason, server_seq, n = 0, comment }) => {
    const op = ledger.op(op_id);
    const known = ledger.receipt(op_id);
    const savedAt = op?.body.at ?? known?.savedAt;
    if (savedAt === undefined) return [];
    const records = op?.body.changes.map(({ id }) => id) ?? known?.records ?? [];
    return [
      {
        opId: op_id,
        savedAt,
        records,
        outcome,
        reason: reason ?? null,
        ...(comment ? { comment } : {}),
        serverSeq: server_seq,
        ...(known && { firstSeq: known.firstSeq ?? known.serverSeq }),
        n,
        // A held operation that was applied later was still received the first time.
        receivedAt: known?.receivedAt ?? receivedAt,
      },
    ];
  });
}
