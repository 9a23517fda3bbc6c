/**
 * The confirmed rows of an open phone: the cache on disk and its picture in memory, which move
 * together. Rows are shown while the lease lasts.
 */
import type { Keys } from "../lock/keys.ts";
import type { Cache, CacheContents, CacheState, EntityRow } from "./cache.ts";
import { closedSince, Lease, openWithoutLease } from "./lease.ts";
import type { Ledger } from "./ledger.ts";
import type { View } from "./view.ts";

/** What the confirmed rows work with. */
export interface ConfirmedParts {
  cache: Cache;
  keys: Keys;
  view: View;
  ledger: Ledger;
  /** What the phone's clock shows. */
  now: () => number;
}

/** The confirmed rows. */
export class Confirmed {
  state: CacheState | undefined;
  /** Set when the cache could not be read whole and must be filled again. */
  needsRefill = false;
  private readonly lease = new Lease();

  constructor(private readonly parts: ConfirmedParts) {}

  /** Opens the cache, without showing it yet. */
  read(): Promise<CacheContents> {
    return this.parts.cache.load(this.parts.keys);
  }

  /** Takes in what was read: how far the cache is, and the rows, when they are to be shown. */
  take({ state, broken }: Omit<CacheContents, "rows">): void {
    this.state = state;
    this.needsRefill = broken || !state;
  }

  /** Shows these rows, or as many of them as may be seen without a lease. */
  show(rows: EntityRow[]): void {
    const { view, ledger, now } = this.parts;
    const isOver = this.lease.isOver(this.state, now());
    closedSince.value = isOver ? (this.state?.updatedAt ?? null) : null;
    view.fill(isOver ? rows.filter(openWithoutLease) : rows, ledger);
  }

  /** Reads and shows what lies on disk now: another tab may have moved it. */
  async reread(): Promise<void> {
    const contents = await this.read();
    this.take(contents);
    this.show(contents.rows);
  }

  /** Writes and shows a page. False when another tab was first, and nothing was written. */
  async applyPage(to: CacheState, put: EntityRow[], gone: EntityRow[]): Promise<boolean> {
    const { cache, view } = this.parts;
    const ids = gone.map(({ row }) => row.id);
    if (!this.state || !(await cache.applyPage(this.state, to, put, ids))) return false;
    this.state = to;
    const left = gone.map(({ entity, row }) => ({ entity, id: row.id }));
    if (put.length + gone.length > 0) view.confirm(put, left);
    return true;
  }

  /** Writes and shows a full reading in the place of the old rows. False when a tab was first. */
  async replaceAll(to: CacheState, rows: EntityRow[]): Promise<boolean> {
    if (!(await this.parts.cache.replaceAll(this.state, to, rows))) return false;
    this.take({ state: to, broken: false });
    this.show(rows);
    return true;
  }

  /** Closes the rows when there has been no contact for too long. Nothing is removed. */
  async keepLease(): Promise<void> {
    if (closedSince.value !== null || !this.lease.isOver(this.state, this.parts.now())) return;
    await this.reread();
  }

  /** There is contact: what was closed is opened. */
  async renewLease(): Promise<void> {
    this.lease.renew(this.parts.now());
    if (closedSince.value !== null) await this.reread();
  }

  /** Forgets the rows. */
  close(): void {
    this.parts.view.clear();
    this.parts.cache.close();
    closedSince.value = null;
  }
}
