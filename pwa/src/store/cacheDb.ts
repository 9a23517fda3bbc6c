/**
 * The cache: what the server also has. It may be deleted at any time and is then filled again.
 *
 * Rows lie under [generation, record id]; everything in them is sealed, their entity too. A
 * generation is one full reading of the server, with a key of its own.
 */
import { Dexie, type DexieOptions, type EntityTable, type Table } from "dexie";
import type { Bytes } from "../lock/bytes.ts";

/** The one row `current`: the generation in use, and how far it has read. */
export interface CacheMetaRow {
  key: string;
  generation: string;
  /** The wrapped key of the generation. */
  wrapped?: Bytes;
  /** The server's clock up to which the rows are complete. */
  cursor?: number;
  /** Epoch, scope and when it was last updated. */
  sealed?: Bytes;
}

/** One sealed row. */
export interface CacheRow {
  generation: string;
  id: string;
  sealed: Bytes;
}

/** The cache database. Ordinary durability: a lost write is read from the server again. */
export class CacheDb extends Dexie {
  declare meta: EntityTable<CacheMetaRow, "key">;
  declare rows: Table<CacheRow, [string, string]>;

  constructor(options: DexieOptions = {}) {
    super("cache", { cache: "disabled", ...options });
    this.version(1).stores({ meta: "key", rows: "[generation+id]" });
  }
}
