/**
 * Photos in the vault. A photo is its head (what it is), its bytes in sealed pieces, and in time
 * its fate. It is written in one strict transaction and read back, or it is not there at all.
 *
 * They lie in `meta`, whose rows are found by the beginning of their key. `drafts` is read whole
 * at every unlock and at every word from another tab, and would drag all bytes into memory.
 */
import { type Bytes, concat, sameBytes, toBytes, toHex, toText } from "../lock/bytes.ts";
import type { Keys } from "../lock/keys.ts";
import { NotSaved, PhotoRefused } from "./errors.ts";
import type { Healing } from "./heal.ts";
import { FATE, HEAD, PIECE } from "./photoKeys.ts";
import type { MetaRow, VaultDb } from "./vaultDb.ts";
import { expectOurVault } from "./vaultLock.ts";

const SCHEMA = 1;

/** Bytes of a photo in one sealed piece: with its length it fills four of the sealing's buckets. */
export const PIECE_BYTES = 256 * 1024 - 4;

/** What a photo is. Sealed as JSON. */
export interface PhotoHead {
  /** Also the id of its attachment row. */
  id: string;
  /** The operation that names it, when it is not the visit's own. */
  opId: string;
  entryId: string;
  /** A key of `photo_slot`. */
  slot: string;
  /** Which pair of photos it belongs to, from 0. */
  position: number;
  takenAt: string;
  mediaType: "image/jpeg";
  /** Of the bytes that are sent, in lower-case hexadecimal. */
  sha256: string;
  size: number;
}

/**
 * What became of a photo. `confirmed`: the server's row names our hash. `received`: the server has
 * the bytes and no row for this phone. `damaged`: its bytes cannot be read. `removed`: by its maker.
 */
export interface PhotoFate {
  kind: "confirmed" | "received" | "damaged" | "removed";
  /** When this phone knew. */
  at: string;
}

/** A photo with its fate, if it has met one. */
export interface StoredPhoto extends PhotoHead {
  fate?: PhotoFate;
}

const NOTHING_KNOWN: Omit<PhotoHead, "id"> = {
  opId: "",
  entryId: "",
  slot: "other",
  position: 0,
  takenAt: "",
  mediaType: "image/jpeg",
  sha256: "",
  size: 0,
};

/** The photos of an open vault. */
export class PhotoVault {
  constructor(
    private readonly db: Healing<VaultDb>,
    private readonly keys: Keys,
  ) {}

  /**
   * Writes a photo whole and reads it back.
   * @throws PhotoRefused "no_space" when the disk is full; NotSaved
   */
  async put(head: PhotoHead, bytes: Bytes): Promise<void> {
    try {
      const rows = await this.seal([
        { key: HEAD + head.id, content: toBytes(JSON.stringify(head)) },
        ...cut(bytes).map((content, n) => ({ key: pieceKey(head.id, n), content })),
      ]);
      const isFull = await this.db.run((db) => write(db, rows));
      if (isFull) throw new PhotoRefused("no_space");
      const back = await this.rows(rows.map(({ key }) => key));
      if (!rows.every(({ sealed }, i) => isSame(back[i]?.sealed, sealed))) {
        await this.drop([head.id]);
        throw new NotSaved(head.id);
      }
    } catch (error) {
      if (error instanceof PhotoRefused || error instanceof NotSaved) throw error;
      throw new NotSaved(head.id, { cause: error });
    }
  }

  /** Every photo, without its bytes. One whose head does not open is a damaged one, and stays. */
  async readAll(): Promise<StoredPhoto[]> {
    const [heads, fates] = await this.db.run((db) =>
      Promise.all([HEAD, FATE].map((prefix) => db.meta.where("key").startsWith(prefix).toArray())),
    );
    const [photos, known] = await Promise.all([
      this.open<PhotoHead>(heads ?? []),
      this.open<PhotoFate>(fates ?? []),
    ]);
    return (heads ?? []).map(({ key }) => {
      const id = key.slice(HEAD.length);
      const fate = known.get(FATE + id);
      const head = photos.get(key);
      if (!head) return { ...NOTHING_KNOWN, id, fate: fate ?? { kind: "damaged", at: "" } };
      return fate ? { ...head, fate } : head;
    });
  }

  /** The bytes, proved by their hash; "damaged" when they can be proved no more. */
  async read({ id, size, sha256 }: PhotoHead): Promise<Bytes | "damaged"> {
    const keys = Array.from({ length: pieces(size) }, (_, n) => pieceKey(id, n));
    const rows = await this.rows(keys);
    const items = rows.flatMap((row, n) =>
      row?.sealed ? [{ id: keys[n] ?? "", schema: SCHEMA, sealed: row.sealed }] : [],
    );
    if (items.length < keys.length) return "damaged";
    const opened = await this.keys.open("meta", items);
    // Sealed by a newer app: not for this one to judge.
    if (opened.includes("UnknownSealVersion")) throw new NotSaved(id);
    if (opened.some((content) => typeof content === "string")) return "damaged";
    const bytes = concat(...(opened as Bytes[]));
    return bytes.length === size && (await sha256Of(bytes)) === sha256 ? bytes : "damaged";
  }

  /** Remembers what became of a photo. */
  async putFate(id: string, fate: PhotoFate): Promise<void> {
    const rows = await this.seal([{ key: FATE + id, content: toBytes(JSON.stringify(fate)) }]);
    await this.db.run((db) => db.meta.bulkPut(rows));
  }

  /** Forgets it, because it is true no more. */
  async dropFate(id: string): Promise<void> {
    await this.db.run((db) => db.meta.delete(FATE + id));
  }

  /** Removes photos, all that there is of them. */
  async drop(ids: string[]): Promise<void> {
    await this.db.run((db) =>
      db.transaction("rw", db.meta, async () => {
        for (const id of ids) {
          await db.meta.where("key").startsWith(`${PIECE}${id}:`).delete();
        }
        await db.meta.bulkDelete(ids.flatMap((id) => [HEAD + id, FATE + id]));
      }),
    );
  }

  private rows(keys: string[]): Promise<(MetaRow | undefined)[]> {
    return this.db.run((db) => db.meta.bulkGet(keys));
  }

  private async seal(items: { key: string; content: Bytes }[]) {
    const sealed = await this.keys.seal(
      "meta",
      items.map(({ key, content }) => ({ id: key, schema: SCHEMA, content })),
    );
    return items.map(({ key }, i) => ({ key, sealed: sealed[i] as Bytes }));
  }

  private async open<T>(rows: MetaRow[]): Promise<Map<string, T>> {
    const items = rows.flatMap(({ key, sealed }) =>
      sealed ? [{ id: key, schema: SCHEMA, sealed }] : [],
    );
    const opened = await this.keys.open("meta", items);
    const found = new Map<string, T>();
    items.forEach(({ id }, i) => {
      const content = opened[i];
      if (content && typeof content !== "string") found.set(id, JSON.parse(toText(content)));
    });
    return found;
  }
}

/** The hash of bytes, in lower-case hexadecimal. */
export async function sha256Of(bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/**
 * True when there was no room. Told as a value: thrown, it would make the vault clear the cache
 * for a photo, and a caretaker without coverage would stand without the day's list.
 */
async function write(db: VaultDb, rows: { key: string; sealed: Bytes }[]): Promise<boolean> {
  try {
    await db.transaction("rw", db.meta, async () => {
      if (rows[0]) await expectOurVault(db, rows[0].sealed);
      await db.meta.bulkPut(rows);
    });
    return false;
  } catch (error) {
    const { name, inner } = error as { name?: string; inner?: { name?: string } };
    if (name === "QuotaExceededError" || inner?.name === "QuotaExceededError") return true;
    throw error;
  }
}

function cut(bytes: Bytes): Bytes[] {
  return Array.from({ length: pieces(bytes.length) }, (_, n) =>
    bytes.slice(n * PIECE_BYTES, (n + 1) * PIECE_BYTES),
  );
}

function pieces(size: number): number {
  return Math.ceil(size / PIECE_BYTES);
}

function pieceKey(id: string, n: number): string {
  return `${PIECE}${id}:${n}`;
}

function isSame(a: Bytes | undefined, b: Bytes): boolean {
  return a !== undefined && sameBytes(a, b);
}
