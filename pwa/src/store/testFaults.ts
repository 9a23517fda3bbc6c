/** For tests: a database whose n-th call fails, in the ways that browsers have been seen to fail. */
import type { DBCore, DBCoreTable, DBCoreTransaction, Dexie } from "dexie";

/** What a call does instead of its work. */
export type Fault = "unknown" | "invalid-state" | "quota" | "abort" | "null" | "hang" | "tamper";

/** All that a connection does, but for lying. */
export const FAULTS: Fault[] = ["unknown", "invalid-state", "quota", "abort", "null", "hang"];

/** Counts calls over all handles of a database, and lets some of them fail. */
export class Faults {
  calls = 0;
  /** The durability that each transaction was asked with, and what it could write to. */
  readonly transactions: { durability: string | undefined; mode: string; stores: string[] }[] = [];
  private tampersNext = false;
  private readonly waiting = new Set<() => void>();
  private plan: (call: number) => Fault | undefined = () => undefined;

  /** The n-th call from now on fails, once. */
  failOnce(n: number, fault: Fault): void {
    const at = this.calls + n;
    this.plan = (call) => (call === at ? fault : undefined);
  }

  /** Every call from the n-th on fails. */
  failFrom(n: number, fault: Fault): void {
    const from = this.calls + n;
    this.plan = (call) => (call >= from ? fault : undefined);
  }

  /** The next reading of many rows by their keys gives other bytes than were written, once. */
  tamperManyOnce(): void {
    this.tampersNext = true;
  }

  /** Nothing fails any more. */
  stop(): void {
    this.plan = () => undefined;
  }

  /** Patience that ends when a call hangs, and never before. */
  readonly patience = (give: () => void) => {
    this.waiting.add(give);
    return () => void this.waiting.delete(give);
  };

  /** Puts itself between Dexie and the database. */
  attach<D extends Dexie>(db: D): D {
    db.use({ stack: "dbcore", name: "faults", create: (core) => this.between(core) });
    return db;
  }

  private between(core: DBCore): DBCore {
    return {
      ...core,
      transaction: (stores, mode, options) => {
        this.meet();
        this.transactions.push({ durability: options?.durability, mode, stores: [...stores] });
        return core.transaction(stores, mode, options);
      },
      table: (name) => this.table(core.table(name)),
    };
  }

  private table(table: DBCoreTable): DBCoreTable {
    return {
      ...table,
      mutate: (request) => this.answer(request.trans, () => table.mutate(request)),
      get: async (request) => {
        let fault: Fault | undefined;
        const row = await this.answer(request.trans, (met) => {
          fault = met;
          return table.get(request);
        });
        return fault === "tamper" ? tampered(row) : row;
      },
      getMany: async (request) => {
        let fault: Fault | undefined;
        const rows = await this.answer(request.trans, (met) => {
          fault = met;
          return table.getMany(request);
        });
        if (fault !== "tamper" && !this.tampersNext) return rows;
        this.tampersNext = false;
        return rows.map(tampered);
      },
      query: (request) => this.answer(request.trans, () => table.query(request)),
    };
  }

  /** What a call is answered with; a lost connection may do the work and never say so. */
  private async answer<T>(
    transaction: DBCoreTransaction,
    work: (fault: Fault | undefined) => PromiseLike<T>,
  ): Promise<T> {
    const fault = this.meet(transaction);
    const answered = await work(fault);
    if (fault !== "hang") return answered;
    // Only those that wait by now: the next piece of work has patience of its own.
    const stuck = [...this.waiting];
    setTimeout(() => {
      for (const give of stuck) give();
    });
    return new Promise<T>(() => undefined);
  }

  private meet(transaction?: DBCoreTransaction): Fault | undefined {
    this.calls++;
    const fault = this.plan(this.calls);
    switch (fault) {
      case "unknown":
        throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
      case "invalid-state":
        throw new DOMException("The database connection is closing", "InvalidStateError");
      case "quota":
        throw new DOMException("The quota has been exceeded", "QuotaExceededError");
      case "null":
        throw null;
      case "abort":
        // What a browser does on its own accord: the transaction aborts, and its error is null.
        transaction?.abort();
        return fault;
      default:
        return fault;
    }
  }
}

function tampered(row: { sealed?: Uint8Array } | undefined) {
  if (!row?.sealed) return row;
  const sealed = row.sealed.slice();
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  return { ...row, sealed };
}
