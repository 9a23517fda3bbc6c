/**
 * Work on a database whose connection may die under us. WebKit loses IndexedDB connections after
 * suspension: later calls fail with UnknownError, with no error at all, or are never answered;
 * Dexie reopens only when making a transaction throws InvalidState. So: drop the handle, open a
 * new one, three tries, then give up aloud (faults.md 4 and 5).
 *
 * Work must therefore bear being done twice: an answer that never came may belong to a write that
 * was made.
 */
import type { Dexie } from "dexie";

const TRIES = 3;
/** How long one try may take before its connection counts as lost, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Errors that a second try on the same database cannot change. */
const FINAL = new Set([
  "VersionError",
  "ConstraintError",
  "DataError",
  "DataCloneError",
  "AlreadyEnrolled",
  "UnsentWork",
]);

/** The database gave no answer, or failed without saying why. */
export class ConnectionLost extends Error {
  override name = "ConnectionLost";
}

/** What a database may ask of the room that owns it. */
export interface Care {
  /** Frees space when the disk is full; called once per piece of work. */
  relieve?: () => Promise<void>;
  /** Another tab has begun to upgrade the database; our handle is closed already. */
  outgrown?: () => void;
  /** A connection was lost and a new one is tried. */
  healing?: () => void;
  /** Calls `give` when a try has taken too long; returns the way to stop it. */
  patience?: (give: () => void) => () => void;
}

/** One database that can be opened again. */
export class Healing<D extends Dexie> {
  private handle: D | undefined;
  private isRelieving = false;

  /** @param make a new, unopened handle */
  constructor(
    private readonly make: () => D,
    private readonly care: Care = {},
  ) {}

  /** Does the work, on a fresh handle if need be. @throws what the last try threw */
  async run<T>(work: (db: D) => Promise<T>): Promise<T> {
    let isRelieved = false;
    for (let left = TRIES; ; left--) {
      let used: D | undefined;
      try {
        used = this.opened();
        return await this.inTime(work(used));
      } catch (error) {
        // Only our own: by now somebody else may work on a newer one.
        if (used === this.handle) this.drop();
        const { name, inner } = (error ?? {}) as { name?: string; inner?: { name?: string } };
        if (left <= 1 || FINAL.has(name ?? "")) throw error ?? new ConnectionLost();
        this.care.healing?.();
        if ([name, inner?.name].includes("QuotaExceededError") && !isRelieved) {
          isRelieved = true;
          await this.relieve();
        }
      }
    }
  }

  /** Closes the handle; the next piece of work opens another. */
  drop(): void {
    this.handle?.close();
    this.handle = undefined;
  }

  private opened(): D {
    if (this.handle) return this.handle;
    const fresh = this.make();
    fresh.on("versionchange", ({ newVersion }) => {
      if (fresh === this.handle) this.drop();
      if (newVersion !== null) this.care.outgrown?.();
    });
    this.handle = fresh;
    return fresh;
  }

  /** Relieving works on this very database: it must not ask for relief of its own. */
  private async relieve(): Promise<void> {
    if (this.isRelieving) return;
    this.isRelieving = true;
    try {
      await this.care.relieve?.();
    } catch {
      // The next try says whether there is space.
    } finally {
      this.isRelieving = false;
    }
  }

  private async inTime<T>(work: Promise<T>): Promise<T> {
    let stop: (() => void) | undefined;
    const late = new Promise<never>((_, reject) => {
      stop = (this.care.patience ?? patience)(() => reject(new ConnectionLost()));
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      stop?.();
    }
  }
}

function patience(give: () => void): () => void {
  const timer = setTimeout(give, PATIENCE_MS);
  return () => clearTimeout(timer);
}
