/**
 * The open store of one phone: vault, cache and the memory that the screens read. Everything that
 * changes goes through here, so that disk, memory and other tabs agree.
 */
import { type Signal, signal } from "@preact/signals";
import type { OperationBody } from "../api/wire.ts";
import type { Identity } from "../lock/device.ts";
import type { Keys } from "../lock/keys.ts";
import { type Attention, attentionOf } from "./attention.ts";
import type { Cache, CacheState, EntityRow } from "./cache.ts";
import { Confirmed } from "./confirmed.ts";
import { type Health, health, type Repair, UNHURT, withRepair } from "./health.ts";
import { Holds, type Undo } from "./holds.ts";
import { isSettled, Ledger } from "./ledger.ts";
import { OpShelf } from "./opShelf.ts";
import { PhotoShelf } from "./photoShelf.ts";
import { letGoOfOld, prune } from "./pruning.ts";
import type { News, Tabs } from "./tabs.ts";
import type { Receipt, Vault } from "./vault.ts";
import type { LogHead } from "./vaultDb.ts";
import { view as pageView, type View } from "./view.ts";

/** Drafts in memory, as they lie sealed in the vault; null while the phone is locked. */
export const drafts: Signal<ReadonlyMap<string, unknown>> = signal(new Map());

/** What just happened: somebody saved, or something else changed. */
export type StoreEvent = "saved" | "changed";

/** What an open store is made of. */
export interface StoreParts {
  vault: Vault;
  cache: Cache;
  keys: Keys;
  identity: Identity;
  tabs?: Tabs;
  view?: View;
  /** What the phone's clock shows. */
  now?: () => number;
}

/** The store while the phone is open. */
export class DeviceStore {
  readonly vault: Vault;
  readonly cache: Cache;
  readonly ledger = new Ledger();
  readonly photos: PhotoShelf;
  readonly view: View;
  identity: Identity;
  readonly confirmed: Confirmed;
  readonly holds = new Holds(() => this.changed(undefined, "saved"));
  private readonly ops: OpShelf;
  private readonly tabs: Tabs | undefined;
  private readonly listeners = new Set<(event: StoreEvent) => void>();

  constructor(parts: StoreParts) {
    const { vault, cache, keys, identity, tabs, view = pageView, now = Date.now } = parts;
    this.vault = vault;
    this.cache = cache;
    this.identity = identity;
    this.tabs = tabs;
    this.view = view;
    this.ops = new OpShelf(vault, this.ledger, this.holds, now);
    this.photos = new PhotoShelf(vault.photos, (news) => this.changed(news));
    this.confirmed = new Confirmed({ cache, keys, view, ledger: this.ledger, now });
  }

  /** Reads everything into memory. */
  async open(): Promise<void> {
    const [contents, receipts, rows, kept, known] = await Promise.all([
      this.confirmed.read(),
      this.vault.readReceipts(),
      this.vault.readAllRows(),
      this.vault.readDrafts(),
      this.vault.readNote<Health>("health"),
      this.photos.open(),
    ]);
    health.value = { ...UNHURT, ...known };
    this.confirmed.take(contents);
    for (const receipt of receipts) this.ledger.addReceipt(receipt);
    // What is settled need not be opened: its receipt says all that is asked of it.
    const cursor = this.cursor;
    const open = rows.filter(({ opId }) => {
      const receipt = this.ledger.receipt(opId);
      return !receipt || !isSettled(receipt, cursor);
    });
    await this.ops.take(open);
    this.ledger.lastN = rows.at(-1)?.n ?? 0;
    this.confirmed.show(contents.rows);
    drafts.value = kept;
    this.tabs?.listen((news) => void this.hear(news).catch(() => undefined));
  }

  /** Empties the memory. */
  close(): void {
    this.tabs?.close();
    this.listeners.clear();
    this.holds.drop();
    this.photos.close();
    this.confirmed.close();
    this.vault.close();
    drafts.value = new Map();
  }

  /** How far the cache has read, when there is one. */
  get cacheState(): CacheState | undefined {
    return this.confirmed.state;
  }

  /** Whether the cache could not be read whole and must be filled again. */
  get needsRefill(): boolean {
    return this.confirmed.needsRefill;
  }

  /** The server's clock up to which the rows are complete. */
  get cursor(): number {
    return this.cacheState?.cursor ?? 0;
  }

  /** Calls back whenever something was saved or answered. Returns the way to stop it. */
  onChange(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Saves an operation; it is in the view when this returns.
   * @param undo when it can be taken back for a moment: it is not sent before that has passed
   * @throws NotSaved
   */
  async saveOperation(body: OperationBody, draftId?: string, undo?: Undo): Promise<void> {
    const stored = await this.vault.saveOperation(body, draftId);
    const isNew = !this.ledger.receipt(stored.opId);
    // What something follows can be taken back no more, and has nothing to wait for.
    this.holds.drop();
    if (undo && isNew) this.holds.offer(undo);
    const op = this.ledger.addOp(stored);
    if (isNew) this.view.lay(op);
    if (draftId) this.setDraft(draftId, undefined);
    this.changed("ops", "saved");
    if (draftId) this.tabs?.tell("drafts");
  }

  /**
   * Takes back what was saved last, while it is held: it was never sent, and its draft is there again.
   * @returns false when it stays
   */
  async takeBack({ opId, draft }: Undo): Promise<boolean> {
    if (!this.holds.has(opId)) return false;
    this.holds.stopTimer(opId);
    const isTaken = await this.vault.takeBack(opId, draft).catch(() => undefined);
    this.holds.drop(opId);
    if (isTaken && draft) this.setDraft(draft.id, draft.content);
    // Where no answer came, only the disk knows.
    if (isTaken !== false) await this.forgetTakenBack();
    this.tabs?.tell("drafts");
    this.changed("taken_back", "saved");
    return isTaken === true;
  }

  /** Keeps a draft, of a visit that is under way since then. In memory when this returns. @throws NotSaved */
  async putDraft(id: string, content: unknown, since?: string): Promise<void> {
    await this.vault.putDraft(id, content, since);
    this.setDraft(id, content);
    this.tabs?.tell("drafts");
  }

  /** Removes a draft. */
  async dropDraft(id: string): Promise<void> {
    await this.vault.dropDraft(id);
    this.setDraft(id, undefined);
    this.tabs?.tell("drafts");
  }

  /** Keeps the server's answers, then shows them. */
  async keepReceipts(receipts: Receipt[]): Promise<void> {
    const fresh = receipts.filter((receipt) => this.ledger.isNews(receipt));
    if (fresh.length === 0) return;
    await this.vault.keepReceipts(fresh);
    for (const receipt of fresh) this.ledger.addReceipt(receipt);
    this.ledger.settle(this.cursor);
    this.view.relay();
    this.changed("ops");
  }

  /**
   * Starts a new log for the operations that are picked, as another replica or as the same.
   * The memory is read again, whichever tab did it.
   */
  async startNewLog(
    seen: LogHead,
    identity: Identity,
    fromSeq: number,
    moves: (opId: string) => boolean,
  ): Promise<void> {
    await this.vault.startNewLog(seen, identity, fromSeq, moves);
    this.identity = (await this.vault.readIdentity()) ?? this.identity;
    await this.readAllOps();
    this.changed("ops");
  }

  /** Takes back answers of a server that has been set back. */
  async dropReceipts(opIds: string[]): Promise<void> {
    await this.vault.dropReceipts(opIds);
    this.ledger.forgetReceipts(opIds);
    await this.readAllOps();
    this.changed("ops");
  }

  /** Takes in a pulled page. False when another tab was first; the memory has then been reread. */
  async applyPage(to: CacheState, put: EntityRow[], gone: EntityRow[]): Promise<boolean> {
    if (!(await this.confirmed.applyPage(to, put, gone))) {
      await this.reloadCache();
      return false;
    }
    if (put.length + gone.length > 0) this.tabs?.tell("cache");
    this.settle();
    this.changed();
    return true;
  }

  /** Takes in a full reading of the server in the place of the old rows, unless a tab was first. */
  async replaceCache(to: CacheState, rows: EntityRow[]): Promise<void> {
    if (!(await this.confirmed.replaceAll(to, rows))) return this.reloadCache();
    this.settle();
    this.changed("cache");
  }

  /** Lets go of what was acknowledged a month ago. @param now the server's time */
  prune(now: number): Promise<void> {
    return prune(this, now);
  }

  /** The disk is full: lets go of more. */
  letGoOfOld(): Promise<void> {
    return letGoOfOld(this);
  }

  /** Remembers that the cache was repaired, and how much was wrong with it. */
  async noteRepair(repair: Repair): Promise<void> {
    health.value = withRepair(health.value, repair);
    await this.vault.keepNote("health", health.value);
  }

  /** What must be looked at, as it stands now. */
  attention(): Attention[] {
    return attentionOf(this.ledger, this.view, this.identity.user.id);
  }

  /** The confirmed version of a record, 0 when there is none. */
  confirmedVersion(entity: EntityRow["entity"], id: string): number {
    return this.view.confirmedVersion(entity, id);
  }

  /** Reads again what another tab may have written since. */
  async refresh(): Promise<void> {
    this.identity = (await this.vault.readIdentity()) ?? this.identity;
    const rows = await this.vault.readRows(this.ledger.lastN);
    await this.ops.take(rows);
    const isKnown = (opId: string) => this.ledger.receipt(opId) !== undefined;
    this.takeReceipts(await this.vault.readReceipts(isKnown), rows.length > 0);
  }

  private takeReceipts(receipts: Receipt[], hasMore: boolean): void {
    const fresh = receipts.filter((receipt) => this.ledger.isNews(receipt));
    for (const receipt of fresh) this.ledger.addReceipt(receipt);
    const hasSettled = this.ledger.settle(this.cursor);
    if (fresh.length === 0 && !hasSettled && !hasMore) return;
    this.view.relay();
    this.changed();
  }

  private async readAllOps(): Promise<void> {
    await this.ops.takeAll();
    this.settle();
    this.view.relay();
  }

  private async forgetTakenBack(): Promise<void> {
    await this.ops.forgetTakenBack();
    this.view.relay();
    this.changed();
  }

  private async reloadCache(): Promise<void> {
    await this.confirmed.reread();
    // Whoever moved the cursor kept the answers that came with it first.
    this.takeReceipts(await this.vault.readReceipts(), true);
  }

  private async hear(news: News): Promise<void> {
    if (news === "ops") {
      await this.refresh();
      this.takeReceipts(await this.vault.readReceipts(), false);
    } else if (news === "taken_back") await this.forgetTakenBack();
    else if (news === "cache") await this.reloadCache();
    else if (news === "photos") await this.photos.open().then(() => this.changed());
    else drafts.value = await this.vault.readDrafts();
  }

  private setDraft(id: string, content: unknown): void {
    const next = new Map(drafts.value);
    if (content === undefined) next.delete(id);
    else next.set(id, content);
    drafts.value = next;
  }

  private settle(): void {
    if (this.ledger.settle(this.cursor)) this.view.relay();
  }

  private changed(news?: News, event: StoreEvent = "changed"): void {
    if (news) this.tabs?.tell(news);
    for (const listener of this.listeners) listener(event);
  }
}
