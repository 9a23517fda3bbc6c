import { expect, test } from "vitest";
import type { Change } from "../api/wire.ts";
import { Ledger } from "./ledger.ts";

let n = 0;

/** What one operation changed, as the vault keeps it. */
function saved(ledger: Ledger, ...changes: Partial<Change>[]): string {
  const opId = `op-${++n}`;
  const body = { op_id: opId, changes: changes.map((change) => ({ set: {}, ...change })) };
  ledger.addOp({ n, opId, log: 1, seq: n, text: JSON.stringify(body) });
  return opId;
}

const answered = (ledger: Ledger, opId: string) =>
  ledger.addReceipt({
    opId,
    n: 1,
    outcome: "applied",
    serverSeq: n,
    savedAt: "",
    records: [],
  } as never);

/** Seen to fail with operations counted, and with the safe visit counted beside its visit. */
test("a visit is one thing, however much was saved of it, and its safe visit goes with it", () => {
  const ledger = new Ledger();
  expect(ledger.unsentThings()).toBe(0);

  const start = saved(ledger, { entity: "safe_visit", id: "safe", set: { entry_id: "entry" } });
  saved(ledger, { entity: "safe_visit", id: "safe", set: { call_at: "later" } });
  const entry = saved(
    ledger,
    { entity: "log_entry", id: "entry" },
    { entity: "task_line", id: "line", set: { entry_id: "entry" } },
  );
  saved(ledger, { entity: "task_line", id: "line", set: { duration_minutes: 5 } });
  expect(ledger.unsentThings()).toBe(1);

  saved(ledger, { entity: "inquiry", id: "inquiry" });
  expect(ledger.unsentThings()).toBe(2);

  answered(ledger, start);
  answered(ledger, entry);
  expect(ledger.unsentThings()).toBe(2);
  expect(ledger.unsent()).toBe(3);
});

test("what does not open is a thing that is not sent", () => {
  const ledger = new Ledger();
  ledger.addUnreadable("sealed");
  expect(ledger.unsentThings()).toBe(1);
});
