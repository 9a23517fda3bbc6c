/**
 * The vault: what exists nowhere else. Its shape is frozen; new kinds of things are new sealed
 * contents, never new tables, so that no upgrade can ever touch unsent work.
 *
 * In the clear: ids made at random, sizes, numbers in a row. Everything else is sealed.
 */
import { Dexie, type DexieOptions, type EntityTable } from "dexie";
import type { Bytes } from "../lock/bytes.ts";
import type { Passkey } from "../lock/passkey.ts";

/** A named thing: `identity`, the wrapped root (`root`), the log's counters (`log`), `receipt:<op>`, ... */
export interface MetaRow {
  key: string;
  sealed?: Bytes;
  /** `root` only. */
  browserKey?: CryptoKey;
  /** `log` only. */
  log?: LogHead;
  /** `passkey` only: which one, and what it is asked with. `sealed` is the root, wrapped by its answer. */
  passkey?: Passkey;
  /** `running` only. */
  running?: Running;
}

/**
 * The visit under way as the locked phone may know it: an id made at random, and instants. In the
 * clear, so that it can be ended without a key (docs/decisions/0018).
 */
export interface Running {
  /** The draft that holds the visit itself. */
  draftId: string;
  since: string;
  /** When it was ended on the lock cover; the draft does not know it yet. */
  endedAt?: string;
}

/**
 * Where this phone's log stands. `log` counts its forks: after a fork the operations that the
 * server had not acknowledged go on in a new log with numbers of its own.
 */
export interface LogHead {
  log: number;
  /** Highest sequence number allotted in this log. */
  lastSeq: number;
}

/** A log that nothing has been written in. */
export const FIRST_LOG: LogHead = { log: 0, lastSeq: 0 };

/** One saved operation. Written once; only a fork gives it a new log and number. */
export interface OpRow {
  /** Outbox order, over all logs. */
  n?: number;
  opId: string;
  log: number;
  seq: number;
  sealed: Bytes;
}

/** What the id of a draft begins with that is only the words in a form: a locked phone may be wiped of it. */
export const TYPED = "typed:";

/** Something half made, sealed at every change. */
export interface DraftRow {
  id: string;
  sealed: Bytes;
}

/** The vault database. */
export class VaultDb extends Dexie {
  declare meta: EntityTable<MetaRow, "key">;
  declare ops: EntityTable<OpRow, "n">;
  declare drafts: EntityTable<DraftRow, "id">;

  constructor(options: DexieOptions = {}) {
    // Despite the option's name every browser is given it: a completed write has been flushed.
    super("vault", { chromeTransactionDurability: "strict", cache: "disabled", ...options });
    this.version(1).stores({ meta: "key", ops: "++n,&opId,[log+seq]", drafts: "id" });
  }
}
