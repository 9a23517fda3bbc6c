/** Taking back what the server has received but not carried out, or has refused. */
import { openedStore } from "../store/current.ts";
import { operationOf } from "./operation.ts";
import { saveUndoably } from "./undo.ts";

/**
 * Withdraws a parked operation; what it said stays in the server's ledger. Saved like any other, and
 * sent when there is a network. Twice is once.
 * @throws NotSaved; Locked
 */
export async function withdraw(opId: string): Promise<void> {
  const store = openedStore();
  const receipt = store.ledger.receipt(opId);
  if (!receipt || store.ledger.isDecided(opId)) return;
  await saveUndoably(
    operationOf([
      {
        entity: "operation",
        id: opId,
        action: "act",
        act: "withdraw",
        // The word of the server that was seen; the answer to a push is its first.
        base_version: Math.max(1, receipt.n),
        base: {},
        set: {},
      },
    ]),
  );
}
