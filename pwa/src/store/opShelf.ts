/** The saved operations of the vault, read into the memory of a page. */
import type { Holds } from "./holds.ts";
import type { Ledger } from "./ledger.ts";
import type { Vault } from "./vault.ts";
import type { OpRow } from "./vaultDb.ts";

export class OpShelf {
  /** @param now what the phone's clock shows */
  constructor(
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly holds: Holds,
    private readonly now: () => number,
  ) {}

  /** Opens these rows. One that another page saved a moment ago is held back here, too. */
  async take(rows: Required<OpRow>[]): Promise<void> {
    const opened = await this.vault.openOps(rows);
    for (const stored of opened) {
      const { opId } = stored;
      const isNew = !this.ledger.op(opId) && !this.ledger.receipt(opId);
      const { body } = this.ledger.addOp(stored);
      if (isNew) this.holds.follow(opId, body.at, this.now());
    }
    const good = new Set(opened.map(({ opId }) => opId));
    for (const { opId } of rows) if (!good.has(opId)) this.ledger.addUnreadable(opId);
  }

  /** Reads all of them. */
  async takeAll(): Promise<void> {
    await this.take(await this.vault.readRows());
  }

  /** Forgets what lies in the vault no more: it was taken back. */
  async forgetTakenBack(): Promise<void> {
    const there = new Set((await this.vault.readRows()).map(({ opId }) => opId));
    for (const { opId } of this.ledger.pending()) if (!there.has(opId)) this.ledger.removeOp(opId);
  }
}
