/**
 * What the screens see: confirmed rows with the pending operations laid over them, all in memory.
 * It is built at unlock, follows every save and every pull, and is emptied when the phone locks.
 */
import { type Signal, signal } from "@preact/signals";
import type { Ledger, PendingOp, Step, SyncState } from "./ledger.ts";
import { layOver, type Overlay } from "./overlay.ts";
import type { AnyRow, Entity, Rows } from "./rows.ts";

/** Bumps at each change of the view. Reading a row in a component subscribes to it. */
export const viewVersion: Signal<number> = signal(0);

/** What is known of an entry's way from here to the server. Instants are UTC text. */
export interface EntryReceipt {
  /** When it was saved on this phone; null for an entry that this phone only read. */
  savedAt: string | null;
  receivedAt?: string;
  /** The server's number for it. */
  receivedNumber?: number;
  /** A reason key, when it needs attention. */
  reason?: string;
}

/** One confirmed record: what a manifest compares. */
export interface Holding {
  entity: Entity;
  id: string;
  version: number;
}

/** One view. Screens use the module's functions; tests may make their own. */
export class View {
  private confirmed = new Map<Entity, Map<string, AnyRow>>();
  private overlay: Overlay = new Map();
  private lists = new Map<Entity, AnyRow[]>();
  private ledger: Ledger | undefined;

  /** Shows these rows, and nothing of what was shown before. */
  fill(rows: Iterable<{ entity: Entity; row: AnyRow }>, ledger: Ledger): void {
    this.confirmed = new Map();
    this.ledger = ledger;
    for (const { entity, row } of rows) this.rowsOf(entity).set(row.id, row);
    this.relay();
  }

  /** Takes in what a pull brought. */
  confirm(put: { entity: Entity; row: AnyRow }[], gone: { entity: Entity; id: string }[]): void {
    for (const { entity, row } of put) this.rowsOf(entity).set(row.id, row);
    for (const { entity, id } of gone) this.rowsOf(entity).delete(id);
    this.relay();
  }

  /** Lays one more operation on top. */
  lay(op: PendingOp): void {
    const touched = layOver(this.overlay, op, this.ledger?.receipt(op.opId), this.known);
    for (const [entity, ids] of touched) this.mend(entity, ids);
    viewVersion.value++;
  }

  /** Lays all pending operations anew, after answers or rows have come. */
  relay(): void {
    this.overlay = new Map();
    this.lists.clear();
    for (const op of this.ledger?.pending() ?? []) {
      layOver(this.overlay, op, this.ledger?.receipt(op.opId), this.known);
    }
    viewVersion.value++;
  }

  /** Forgets everything. */
  clear(): void {
    this.confirmed = new Map();
    this.overlay = new Map();
    this.lists.clear();
    this.ledger = undefined;
    viewVersion.value++;
  }

  /** The server's version of a record that it has confirmed; 0 when it has not. */
  confirmedVersion(entity: Entity, id: string): number {
    return this.known(entity, id)?.version ?? 0;
  }

  /** Everything that is confirmed, in no promised order. */
  *holdings(): Iterable<Holding> {
    for (const [entity, rows] of this.confirmed) {
      for (const { id, version } of rows.values()) yield { entity, id, version };
    }
  }

  /** One row as it is shown. */
  row<E extends Entity>(entity: E, id: string): Rows[E] | undefined {
    const laid = this.overlay.get(entity)?.get(id);
    const shown = laid === undefined ? this.known(entity, id) : (laid ?? undefined);
    return shown as unknown as Rows[E] | undefined;
  }

  /** All rows of an entity as they are shown, in no promised order. */
  rows<E extends Entity>(entity: E): Rows[E][] {
    let list = this.lists.get(entity);
    if (!list) {
      const layer = this.overlay.get(entity);
      list = [];
      for (const [id, row] of this.confirmed.get(entity) ?? []) {
        const laid = layer?.get(id);
        if (laid !== null) list.push(laid ?? row);
      }
      for (const [id, laid] of layer ?? []) {
        if (laid && !this.known(entity, id)) list.push(laid);
      }
      this.lists.set(entity, list);
    }
    return list as unknown as Rows[E][];
  }

  /** How an entry stands between phone and server. */
  state(entryId: string): SyncState {
    const state = this.ledger?.state(entryId, this.isDecided) ?? "received";
    // The office has sent it back, and nothing has been done about it here.
    const isReturned = this.row("log_entry", entryId)?.state === "returned";
    return state === "received" && isReturned ? "needs_attention" : state;
  }

  /** When an entry was saved and received. */
  receipt(entryId: string): EntryReceipt {
    const { savedAt = null, receipt } = this.steps(entryId).at(-1) ?? {};
    if (!receipt) return { savedAt };
    const { receivedAt, reason, serverSeq, firstSeq: receivedNumber = serverSeq } = receipt;
    return { savedAt, receivedAt, receivedNumber, ...(reason ? { reason } : {}) };
  }

  /** Every operation on an entry that this phone remembers, oldest first. */
  steps(entryId: string): Step[] {
    return this.ledger?.history(entryId) ?? [];
  }

  /** A parked operation waits for the server alone when somebody here has decided about all of it. */
  readonly isDecided = (opId: string): boolean => {
    if (this.ledger?.isDecided(opId)) return true;
    const conflicts = [...(this.confirmed.get("field_conflict")?.values() ?? [])].filter(
      (conflict) => conflict.op_id === opId && conflict.status === "open",
    );
    return conflicts.length > 0 && conflicts.every(({ id }) => this.ledger?.isDecided(id));
  };

  /** Changes a list where it was touched. Making it anew takes long when thousands of operations wait. */
  private mend(entity: Entity, touched: Set<string>): void {
    const list = this.lists.get(entity);
    if (!list) return;
    const left = new Set(touched);
    const shown = (id: string): AnyRow[] => {
      const row = this.row(entity, id) as AnyRow | undefined;
      return row ? [row] : [];
    };
    const kept = list.flatMap((row) => (left.delete(row.id) ? shown(row.id) : row));
    this.lists.set(entity, [...kept, ...[...left].flatMap(shown)]);
  }

  private readonly known = (entity: Entity, id: string): AnyRow | undefined =>
    this.confirmed.get(entity)?.get(id);

  private rowsOf(entity: Entity): Map<string, AnyRow> {
    let rows = this.confirmed.get(entity);
    if (!rows) {
      rows = new Map();
      this.confirmed.set(entity, rows);
    }
    return rows;
  }
}

/** The view of this page. */
export const view = new View();

/** One row as it is shown: confirmed, with what is pending laid over it. */
export function row<E extends Entity>(entity: E, id: string): Rows[E] | undefined {
  viewVersion.value;
  return view.row(entity, id);
}

/** All rows of an entity as they are shown. The array is not to be changed. */
export function rows<E extends Entity>(entity: E): Rows[E][] {
  viewVersion.value;
  return view.rows(entity);
}

/** Where an entry is: on the phone, received by the server, or waiting for somebody's eyes. */
export function entryState(entryId: string): SyncState {
  viewVersion.value;
  return view.state(entryId);
}

/** Every operation on an entry that this phone remembers, oldest first. */
export function entrySteps(entryId: string): Step[] {
  viewVersion.value;
  return view.steps(entryId);
}

/** What is known of an entry's way: when saved, when received, with which number, why not. */
export function entryReceipt(entryId: string): EntryReceipt {
  viewVersion.value;
  return view.receipt(entryId);
}
