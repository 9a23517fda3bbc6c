// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import type { OperationBody, OpResult } from "../api/wire.ts";
import { currentStore } from "../store/current.ts";
import { entryIdOf, entryOperation, testId } from "../store/testPhone.ts";
import { syncStatus } from "./status.ts";
import { engineFor, syncedPhone } from "./testSync.ts";

afterEach(() => {
  currentStore.value = null;
});

/** Operations as later builds may write them. */
const LATER: [string, (opId: string) => object][] = [
  ["another schema", (op_id) => ({ ...entryOperation("later"), op_id, schema: 2, mood: ["x"] })],
  ["no changes and no time", (op_id) => ({ op_id, schema: 3, deeds: [{ what: "unheard of" }] })],
  ["changes of another shape", (op_id) => ({ op_id, schema: 4, at: 17, changes: [null, 1, {}] })],
  [
    "an action and an entity that are unheard of",
    (op_id) => ({
      ...entryOperation(),
      op_id,
      changes: [{ entity: "drone", id: testId("d"), action: "fly", base: null }],
    }),
  ],
];

test.each(LATER)(
  "an operation with %s is opaque: sent byte for byte, and stops nothing",
  async (_, make) => {
    const { phone, server, store, engine } = await syncedPhone();
    engine.stop();
    const before = entryOperation("before");
    await store.saveOperation(before);
    const later = make(testId("o")) as OperationBody;
    await store.vault.saveOperation(later);
    const after = entryOperation("after");
    await store.saveOperation(after);

    const again = await phone.unlock();
    expect(again.store.ledger.unsent()).toBe(3);
    const next = engineFor(again, server);
    server.decide = ({ op_id }) =>
      op_id === later.op_id ? { outcome: "held", reason: "too_new" } : undefined;
    await next.engine.syncNow();

    const bodies = server.pushes.at(-1)?.ops.map(({ body }) => body);
    expect(bodies).toEqual([before, later, after].map((body) => JSON.stringify(body)));
    expect(again.store.ledger.unsent()).toBe(0);
    expect(again.view.state(entryIdOf(before))).toBe("received");
    expect(again.view.state(entryIdOf(after))).toBe("received");
    const opened = await again.store.vault.openOps(await again.store.vault.readRows());
    expect(opened.map(({ text }) => text)).toEqual(bodies);
  },
);

test("an outcome that this build does not know is something to look at, never something done", async () => {
  const { server, store, engine, view } = await syncedPhone();
  server.decide = () => ({ outcome: "shelved" as OpResult["outcome"], reason: "unheard_of" });
  const body = entryOperation();

  await store.saveOperation(body);
  await engine.idle();
  await engine.syncNow();

  expect(view.state(entryIdOf(body))).toBe("needs_attention");
  expect(syncStatus.value).toMatchObject({ needsAttention: 1, allSent: false });
});
