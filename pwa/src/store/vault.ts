/**
 * The vault's promises. An operation counts as saved when a strict transaction has completed and
 * a second one has read the same bytes back (sync.md, decision 11); everything else is NotSaved.
 *
 * Sealing comes first, because awaiting WebCrypto inside an IndexedDB transaction would end it.
 */
import type { OperationBody } from "../api/wire.ts";
import { type Bytes, sameBytes, toBytes, toText } from "../lock/bytes.ts";
import type { Identity } from "../lock/device.ts";
import type { Keys } from "../lock/keys.ts";
import { NotSaved } from "./errors.ts";
import type { Healing } from "./heal.ts";
import { PhotoVault } from "./photoVault.ts";
import { putOp } from "./putOp.ts";
import { noteRunning, readRunning } from "./running.ts";
import { takeOp } from "./takeOp.ts";
import {
  type DraftRow,
  FIRST_LOG,
  type LogHead,
  type OpRow,
  type Running,
  type VaultDb,
} from "./vaultDb.ts";
import { expectOurVault } from "./vaultLock.ts";

const SCHEMA = 1;
const RECEIPT = "receipt:";

/** What is remembered of an operation that the server has answered. Sealed as JSON. */
export interface Receipt {
  opId: string;
  /** When the person saved it, and the records it touches. */
  savedAt: string;
  records: string[];
  outcome: string;
  reason: string | null;
  /** What somebody said when they decided it. */
  comment?: string;
  serverSeq: number;
  /** The server's number when it first came; a later word on it has a number of its own. */
  firstSeq?: number;
  /** The n-th word of the server on this operation; a later one replaces an earlier one. */
  n: number;
  /** When this phone heard of it. */
  receivedAt: string;
}

/** A saved operation with its place in the log. `text` is exactly what was sealed. */
export interface StoredOp {
  n: number;
  opId: string;
  log: number;
  seq: number;
  text: string;
}

/** The sealed operations as they lay when the log stood at `head`. */
export interface SealedOps {
  rows: Required<OpRow>[];
  head: LogHead;
}

/** Reads the sealed operations, while the code is still being worked on. */
export function readSealed(db: Healing<VaultDb>): Promise<SealedOps> {
  return db.run((open) =>
    open.transaction("r", open.ops, open.meta, async () => {
      const rows = (await open.ops.toArray()) as Required<OpRow>[];
      return { rows, head: (await open.meta.get("log"))?.log ?? FIRST_LOG };
    }),
  );
}

/** The open vault. */
export class Vault {
  readonly photos: PhotoVault;

  /** @param sealed the operations, when their reading began before the vault was open */
  constructor(
    private readonly db: Healing<VaultDb>,
    private readonly keys: Keys,
    private sealed?: Promise<SealedOps>,
  ) {
    this.photos = new PhotoVault(db, keys);
  }

  /**
   * Saves an operation under its own id: saving it twice, from two taps or two tabs, is one
   * operation, and the first one's content stands. Its draft goes in the same transaction.
   * @throws NotSaved
   */
  async saveOperation(body: OperationBody, draftId?: string): Promise<StoredOp> {
    const text = JSON.stringify(body);
    const opId = body.op_id;
    try {
      const [sealed] = await this.keys.seal("ops", [
        { id: opId, schema: SCHEMA, content: toBytes(text) },
      ]);
      if (!sealed) throw new NotSaved();
      return await this.db.run(async (db) => {
        const row = await putOp(db, opId, sealed, draftId);
        const back = await db.ops.get(row.n);
        if (!back || back.opId !== opId || back.log !== row.log || back.seq !== row.seq) {
          throw new NotSaved();
        }
        if (sameBytes(back.sealed, sealed)) return { ...row, text };
        const [stored] = await this.openOps([back]);
        if (stored) return stored;
        await db.ops.put({ ...row, sealed });
        throw new NotSaved();
      });
    } catch (error) {
      throw error instanceof NotSaved ? error : new NotSaved(opId, { cause: error });
    }
  }

  /** Rows of all saved operations, still sealed, in order. */
  async readAllRows(): Promise<Required<OpRow>[]> {
    const read = await this.sealed?.catch(() => undefined);
    this.sealed = undefined;
    // Another tab may have saved, or forked the log, since they were read.
    const { log, lastSeq } = await this.head();
    return read?.head.log === log && read.head.lastSeq === lastSeq ? read.rows : this.readRows();
  }

  /** Takes the last operation out again, unsent, and keeps its draft. @returns whether it is gone */
  async takeBack(opId: string, draft?: { id: string; content: unknown }): Promise<boolean> {
    const content = draft && toBytes(JSON.stringify(draft.content));
    const item = draft && content && { id: draft.id, schema: SCHEMA, content };
    const [sealed] = item ? await this.keys.seal("drafts", [item]) : [];
    const row = item && sealed && { id: item.id, sealed };
    return item && !row ? false : this.db.run((db) => takeOp(db, opId, RECEIPT + opId, row));
  }

  /** Rows of saved operations after an outbox number, still sealed, in order. */
  readRows(afterN = 0): Promise<Required<OpRow>[]> {
    return this.db.run(
      (db) => db.ops.where("n").above(afterN).toArray() as Promise<Required<OpRow>[]>,
    );
  }

  /** Rows of one log from a sequence number on, at most `limit` of them. */
  readLog(
    log: number,
    fromSeq: number,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<Required<OpRow>[]> {
    return this.db.run(
      (db) =>
        db.ops
          .where("[log+seq]")
          .between([log, fromSeq], [log, Number.MAX_SAFE_INTEGER])
          .limit(limit)
          .toArray() as Promise<Required<OpRow>[]>,
    );
  }

  /** Opens operations. One that does not open is left out; it stays where it is. */
  async openOps(rows: OpRow[]): Promise<StoredOp[]> {
    const items = rows.map(({ opId, sealed }) => ({ id: opId, schema: SCHEMA, sealed }));
    const opened = await this.keys.open("ops", items);
    return rows.flatMap(({ n = 0, opId, log, seq }, i) => {
      const content = opened[i];
      if (!content || typeof content === "string") return [];
      return [{ n, opId, log, seq, text: toText(content) }];
    });
  }

  /** Where the log stands now, in any tab. */
  async head(): Promise<LogHead> {
    const row = await this.db.run((db) => db.meta.get("log"));
    return row?.log ?? FIRST_LOG;
  }

  /** The receipts that are kept, without those that `isKnown` says need no opening. */
  async readReceipts(isKnown: (opId: string) => boolean = () => false): Promise<Receipt[]> {
    const rows = await this.db.run(async (db) => {
      const receipts = db.meta.where("key").startsWith(RECEIPT);
      const keys = await receipts.clone().primaryKeys();
      const wanted = keys.filter((key) => !isKnown(key.slice(RECEIPT.length)));
      return wanted.length === keys.length ? receipts.toArray() : db.meta.bulkGet(wanted);
    });
    const items = rows.flatMap((row) =>
      row?.sealed ? [{ id: row.key, schema: SCHEMA, sealed: row.sealed }] : [],
    );
    const opened = await this.keys.open("meta", items);
    return opened.flatMap((content) =>
      typeof content === "string" ? [] : [JSON.parse(toText(content)) as Receipt],
    );
  }

  /** Remembers what the server said. */
  async keepReceipts(receipts: Receipt[]): Promise<void> {
    if (receipts.length === 0) return;
    const items = receipts.map((receipt) => ({
      id: RECEIPT + receipt.opId,
      schema: SCHEMA,
      content: toBytes(JSON.stringify(receipt)),
    }));
    const sealed = await this.keys.seal("meta", items);
    const rows = items.map(({ id }, i) => ({ key: id, sealed: sealed[i] as Bytes }));
    await this.db.run((db) => db.meta.bulkPut(rows));
  }

  /** Forgets receipts that are true no more, because the server was set back. */
  async dropReceipts(opIds: string[]): Promise<void> {
    await this.db.run((db) => db.meta.bulkDelete(opIds.map((id) => RECEIPT + id)));
  }

  /** Removes operations with their receipts: acknowledged ones, after their time. */
  async prune(opIds: string[]): Promise<void> {
    if (opIds.length === 0) return;
    await this.db.run((db) =>
      db.transaction("rw", db.ops, db.meta, async () => {
        await db.ops.where("opId").anyOf(opIds).delete();
        await db.meta.bulkDelete(opIds.map((id) => RECEIPT + id));
      }),
    );
  }

  /** Who and what this phone is now; another tab may have changed it. */
  async readIdentity(): Promise<Identity | undefined> {
    return this.readNote<Identity>("identity");
  }

  /** Something small that this phone remembers of itself, if it does. */
  async readNote<T>(key: string): Promise<T | undefined> {
    const sealed = (await this.db.run((db) => db.meta.get(key)))?.sealed;
    if (!sealed) return undefined;
    const [content] = await this.keys.open("meta", [{ id: key, schema: SCHEMA, sealed }]);
    return content && typeof content !== "string" ? JSON.parse(toText(content)) : undefined;
  }

  /** Remembers something small. */
  async keepNote(key: string, note: unknown): Promise<void> {
    const content = toBytes(JSON.stringify(note));
    const [sealed] = await this.keys.seal("meta", [{ id: key, schema: SCHEMA, content }]);
    if (sealed) await this.db.run((db) => db.meta.put({ key, sealed }));
  }

  /** Seals the identity anew, when the replica or the epoch changed. */
  async keepIdentity(identity: Identity): Promise<void> {
    const sealed = await this.sealIdentity(identity);
    await this.db.run((db) => db.meta.put({ key: "identity", sealed }));
  }

  /**
   * Starts a new log: the operations that `moves` picks go on in it in outbox order, numbered
   * from `fromSeq`, with ids and bodies as they were. Nothing happens when another tab was first.
   */
  async startNewLog(
    seen: LogHead,
    identity: Identity,
    fromSeq: number,
    moves: (opId: string) => boolean,
  ): Promise<boolean> {
    const sealed = await this.sealIdentity(identity);
    return this.db.run((db) =>
      db.transaction("rw", db.ops, db.meta, async () => {
        const head = (await db.meta.get("log"))?.log ?? FIRST_LOG;
        if (head.log !== seen.log) return false;
        const moved = (await db.ops.toArray()).filter(({ opId }) => moves(opId));
        const log = head.log + 1;
        await db.ops.bulkPut(moved.map((row, i) => ({ ...row, log, seq: fromSeq + i })));
        const lastSeq = fromSeq + moved.length - 1;
        await db.meta.bulkPut([
          { key: "identity", sealed },
          { key: "log", log: { log, lastSeq } },
        ]);
        return true;
      }),
    );
  }

  /**
   * Keeps a draft, sealed.
   * @param since when it is of a visit under way: when that began, for the lock cover
   * @throws NotSaved
   */
  async putDraft(id: string, content: unknown, since?: string): Promise<void> {
    try {
      const bytes = toBytes(JSON.stringify(content));
      const [sealed] = await this.keys.seal("drafts", [{ id, schema: SCHEMA, content: bytes }]);
      if (!sealed) throw new NotSaved();
      await this.db.run((db) =>
        db.transaction("rw", db.meta, db.drafts, async () => {
          await expectOurVault(db, sealed);
          await db.drafts.put({ id, sealed });
          await noteRunning(db, id, since);
        }),
      );
    } catch (error) {
      throw new NotSaved(id, { cause: error });
    }
  }

  /** Removes a draft that its maker dropped. */
  async dropDraft(id: string): Promise<void> {
    await this.db.run((db) =>
      db.transaction("rw", db.meta, db.drafts, async () => {
        await db.drafts.delete(id);
        await noteRunning(db, id, undefined);
      }),
    );
  }

  /** The visit under way, as the lock cover knows it. */
  readRunning(): Promise<Running | undefined> {
    return readRunning(this.db);
  }

  /** Every draft, by id. */
  async readDrafts(): Promise<Map<string, unknown>> {
    const rows: DraftRow[] = await this.db.run((db) => db.drafts.toArray());
    const items = rows.map(({ id, sealed }) => ({ id, schema: SCHEMA, sealed }));
    const opened = await this.keys.open("drafts", items);
    const drafts = new Map<string, unknown>();
    rows.forEach(({ id }, i) => {
      const content = opened[i];
      if (content && typeof content !== "string") drafts.set(id, JSON.parse(toText(content)));
    });
    return drafts;
  }

  /** Closes the handle. */
  close(): void {
    this.db.drop();
  }

  private async sealIdentity(identity: Identity): Promise<Bytes> {
    const content = toBytes(JSON.stringify(identity));
    const [sealed] = await this.keys.seal("meta", [{ id: "identity", schema: SCHEMA, content }]);
    if (!sealed) throw new NotSaved();
    return sealed;
  }
}
