/**
 * Work on a database whose connection may die under us. WebKit loses IndexedDB connections after
 * suspension and answers every later call with UnknownError; Dexie reopens only when making a
 * transaction throws InvalidState. So: drop the handle, open a new one, three tries, then give up
 * aloud (faults.md 4 and 5).
 */
import type { Dexie } from "dexie";

const TRIES = 3;

/** Errors that a second try on the same database cannot change. */
const FINAL = new Set([
  "VersionError",
  "ConstraintError",
  "DataError",
  "DataCloneError",
  "AlreadyEnrolled",
  "UnsentWork",
]);

/** One database that can be opened again. */
export class Healing<D extends Dexie> {
  private handle: D | undefined;

  /**
   * @param make a new, unopened handle
   * @param relieve frees space when the disk is full; called once per piece of work
   */
  constructor(
    private readonly make: () => D,
    private readonly relieve: () => Promise<void> = async () => {},
  ) {}

  /** Does the work, on a fresh handle if need be. @throws what the last try threw */
  async run<T>(work: (db: D) => Promise<T>): Promise<T> {
    let relieved = false;
    for (let left = TRIES; ; left--) {
      try {
        this.handle ??= this.make();
        return await work(this.handle);
      } catch (error) {
        this.drop();
        const { name, inner } = error as { name?: string; inner?: { name?: string } };
        if (left <= 1 || FINAL.has(name ?? "")) throw error;
        if ([name, inner?.name].includes("QuotaExceededError") && !relieved) {
          relieved = true;
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
}
