/**
 * The cache's promises: rows and cursor move in one transaction, and only from the cursor that
 * this page believes in, so that two tabs never mix their readings. A new generation replaces the
 * old one whole, in one transaction, or not at all.
 */
import type { Entity } from "../api/wire.ts";
import { type Bytes, concat, toBytes, toText } from "../lock/bytes.ts";
import type { PackedRows } from "../lock/keyProtocol.ts";
import { newGenerationId, unpack } from "../lock/keyRoom.ts";
import type { Keys } from "../lock/keys.ts";
import type { CacheDb, CacheMetaRow, CacheRow } from "./cacheDb.ts";
import type { Healing } from "./heal.ts";
import type { AnyRow } from "./rows.ts";

const SCHEMA = 1;
const CURRENT = "current";

/** How far the cache has read, and of which server. */
export interface CacheState {
  generation: string;
  wrapped: Bytes;
  cursor: number;
  epoch: string;
  scopeRev: number | null;
  /** When the server was last read to its end, by this phone's clock. */
  updatedAt: string | null;
  /** How many days a case stays after one's last work on it, as the server last said. */
  packDays?: number;
  /** When all that is held was last compared with what should be. */
  checkedAt?: string | null;
}

/** One row with its entity, as it is sealed. */
export interface EntityRow {
  entity: Entity;
  row: AnyRow;
}

/** The cache as it was found. `broken` says that it must be filled again. */
export interface CacheContents {
  state: CacheState | undefined;
  rows: EntityRow[];
  broken: boolean;
}

type SealedCache = { meta: CacheMetaRow | undefined; rows: CacheRow[] };

/** The cache; `keys` come when the phone is opened. */
export class Cache {
  private keys: Keys | undefined;
  private warmed: Promise<SealedCache> | undefined;

  constructor(private readonly db: Healing<CacheDb>) {}

  /** Starts reading the sealed rows, while the code is still being worked on. */
  warm(): void {
    this.warmed = this.read();
    this.warmed.catch(() => undefined);
  }

  /** Opens all rows in one batch. A cache that cannot be read is empty and broken, never an error. */
  async load(keys: Keys): Promise<CacheContents> {
    this.keys = keys;
    const reading = this.warmed ?? this.read();
    this.warmed = undefined;
    try {
      return await this.openAll(keys, await reading);
    } catch (error) {
      if ((error as Error).name === "Locked") throw error;
      return { state: undefined, rows: [], broken: true };
    }
  }

  /** The state for a new, still unwritten generation. */
  async newGeneration(epoch: string): Promise<CacheState> {
    const generation = newGenerationId();
    const wrapped = await this.opened().newGeneration(generation);
    return { generation, wrapped, cursor: 0, epoch, scopeRev: null, updatedAt: null };
  }

  /**
   * Writes one page: rows, removals and cursor in one transaction.
   * @param from the state that the page was asked with
   * @returns false when the cache has moved meanwhile, and nothing was written
   */
  async applyPage(
    from: CacheState,
    to: CacheState,
    put: EntityRow[],
    gone: string[],
  ): Promise<boolean> {
    const rows = await this.sealRows(to, put);
    const meta = await this.sealState(to);
    return this.db.run((db) =>
      db.transaction("rw", db.meta, db.rows, async () => {
        const now = await db.meta.get(CURRENT);
        if (now?.generation !== from.generation || now.cursor !== from.cursor) return false;
        if (rows.length > 0) await db.rows.bulkPut(rows);
        if (gone.length > 0) await db.rows.bulkDelete(gone.map((id) => [to.generation, id]));
        await db.meta.put(meta);
        return true;
      }),
    );
  }

  /**
   * Puts a full reading in the place of the generation that this page knew, if any.
   * @returns false when another tab has already put a new one there
   */
  async replaceAll(
    from: CacheState | undefined,
    to: CacheState,
    put: EntityRow[],
  ): Promise<boolean> {
    const rows = await this.sealRows(to, put);
    const meta = await this.sealState(to);
    return this.db.run((db) =>
      db.transaction("rw", db.meta, db.rows, async () => {
        const now = await db.meta.get(CURRENT);
        if (from && now && now.generation !== from.generation) return false;
        await db.rows.clear();
        await db.rows.bulkPut(rows);
        await db.meta.put(meta);
        return true;
      }),
    );
  }

  /** Empties the cache: when the disk is full, and the vault needs the space. */
  async drop(): Promise<void> {
    await this.db.run((db) =>
      db.transaction("rw", db.meta, db.rows, async () => {
        await db.rows.clear();
        await db.meta.clear();
      }),
    );
  }

  /** Closes the handle. */
  close(): void {
    this.keys = undefined;
    this.warmed = undefined;
    this.db.drop();
  }

  private read(): Promise<SealedCache> {
    return this.db.run((db) =>
      db.transaction("r", db.meta, db.rows, async () => {
        const meta = await db.meta.get(CURRENT);
        return { meta, rows: meta ? await db.rows.toArray() : [] };
      }),
    );
  }

  private async openAll(keys: Keys, { meta, rows }: SealedCache): Promise<CacheContents> {
    if (!meta) return { state: undefined, rows: [], broken: false };
    const { generation, wrapped, cursor = 0, sealed } = meta;
    if (!wrapped || !sealed) return { state: undefined, rows: [], broken: true };
    const item = { id: generation, schema: SCHEMA, sealed };
    const [[content], opened] = await Promise.all([
      keys.open("cache", [item]),
      keys.openRows(generation, wrapped, packSealed(rows)),
    ]);
    if (!content || typeof content === "string")
      return { state: undefined, rows: [], broken: true };
    const hidden = JSON.parse(toText(content)) as Omit<
      CacheState,
      "generation" | "wrapped" | "cursor"
    >;
    return {
      state: { generation, wrapped, cursor, ...hidden },
      rows: JSON.parse(toText(opened.json)) as EntityRow[],
      broken: opened.broken.length > 0,
    };
  }

  private async sealRows(state: CacheState, put: EntityRow[]): Promise<CacheRow[]> {
    if (put.length === 0) return [];
    const { generation, wrapped } = state;
    const contents = put.map((row) => toBytes(JSON.stringify(row)));
    const packed = pack(
      put.map(({ row }) => row.id),
      contents,
    );
    const sealed = await this.opened().sealRows(generation, wrapped, packed);
    // A view would drag its whole buffer along into IndexedDB, hence the copies.
    return unpack(sealed).map((view, i) => ({
      generation,
      id: sealed.ids[i] ?? "",
      sealed: view.slice(),
    }));
  }

  private async sealState(state: CacheState): Promise<CacheMetaRow> {
    const { generation, wrapped, cursor, ...hidden } = state;
    const content = toBytes(JSON.stringify(hidden));
    const item = { id: generation, schema: SCHEMA, content };
    const [sealed] = await this.opened().seal("cache", [item]);
    return { key: CURRENT, generation, wrapped, cursor, ...(sealed ? { sealed } : {}) };
  }

  private opened(): Keys {
    if (!this.keys) throw new Error("the cache is not open");
    return this.keys;
  }
}

function packSealed(rows: CacheRow[]): PackedRows {
  return pack(
    rows.map(({ id }) => id),
    rows.map(({ sealed }) => sealed),
  );
}

function pack(ids: string[], contents: Uint8Array[]): PackedRows {
  return { ids, sizes: contents.map(({ length }) => length), data: concat(...contents) };
}
