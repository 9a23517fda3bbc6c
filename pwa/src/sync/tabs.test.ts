// @vitest-environment node
import { afterEach, expect, test, vi } from "vitest";
import { currentStore } from "../store/current.ts";
import type { News, Tabs } from "../store/tabs.ts";
import { entryIdOf, entryOperation, testId } from "../store/testPhone.ts";
import { engineFor, syncedPhone } from "./testSync.ts";

afterEach(() => {
  currentStore.value = null;
});

/** A channel between tabs, as a browser gives one. */
function channel(): () => Tabs {
  const listeners = new Map<object, (news: News) => void>();
  return () => {
    const me = {};
    return {
      tell: (news) => {
        for (const [who, listener] of listeners) if (who !== me) listener(news);
      },
      listen: (listener) => {
        listeners.set(me, listener);
      },
      close: () => {
        listeners.delete(me);
      },
    };
  };
}

test("what one tab saves, sends and reads is seen in the other", async () => {
  const { phone, server } = await syncedPhone();
  const join = channel();
  const one = await phone.unlock(join());
  const two = await phone.unlock(join());
  const { engine } = engineFor(one, server);
  await engine.syncNow();
  server.put("resident", testId("p"), { name: "Selje" });
  const body = entryOperation();

  server.isDown = true;
  await one.store.saveOperation(body);
  await vi.waitFor(() => expect(two.view.state(entryIdOf(body))).toBe("on_device"));
  await engine.idle();
  server.isDown = false;
  await engine.syncNow();

  await vi.waitFor(() => {
    expect(two.view.row("log_entry", entryIdOf(body))?.version).toBe(1);
    expect(two.view.state(entryIdOf(body))).toBe("received");
    expect(two.view.rows("resident")).toHaveLength(1);
  });
  expect(two.store.ledger.unsent()).toBe(0);
});

test("two tabs that send at once have one effect each", async () => {
  const all = await syncedPhone();
  all.server.isDown = true;
  await all.store.saveOperation(entryOperation());
  await all.engine.idle();
  all.server.isDown = false;
  const other = await all.phone.unlock();
  const second = engineFor(other, all.server);

  await Promise.all([all.engine.syncNow(), second.engine.syncNow()]);

  expect(all.server.ledger.size).toBe(1);
  expect(all.store.ledger.unsent()).toBe(0);
  expect(other.store.ledger.unsent()).toBe(0);
});

test("two tabs that read at once never mix their readings", async () => {
  const all = await syncedPhone();
  const { server, phone } = all;
  for (let i = 0; i < 5; i++) server.put("resident", testId("p"), { name: `Beboer ${i}` });
  const other = await phone.unlock();
  const second = engineFor(other, server);
  await Promise.all([all.engine.syncNow(), second.engine.syncNow()]);
  for (let i = 0; i < 5; i++) server.put("resident", testId("p"), { name: `Ny ${i}` });

  await Promise.all([all.engine.syncNow(), second.engine.syncNow()]);
  await Promise.all([all.engine.syncNow(), second.engine.syncNow()]);

  for (const view of [all.view, other.view]) expect(view.rows("resident")).toHaveLength(10);
  const again = await phone.unlock();
  expect(again.view.rows("resident")).toHaveLength(10);
  expect(again.store.cursor).toBe(server.clock);
});

test("a page that was asked for before another tab moved on is not written", async () => {
  const { phone, server, engine } = await syncedPhone();
  const id = testId("p");
  server.put("resident", id, { name: "First" });
  await engine.syncNow();
  const one = await phone.unlock();
  const two = await phone.unlock();
  const from = two.store.cacheState;
  if (!from) throw new Error("no cache");
  const named = (name: string, version: number) => ({
    entity: "resident" as const,
    row: { id, name, version, deleted_at: null },
  });
  await two.store.applyPage({ ...from, cursor: from.cursor + 2 }, [named("Third", 3)], []);

  const late = { ...from, cursor: from.cursor + 1 };
  expect(await one.store.applyPage(late, [named("Second", 2)], [])).toBe(false);

  expect(one.view.row("resident", id)?.name).toBe("Third");
  expect(one.store.cursor).toBe(from.cursor + 2);
  expect((await phone.unlock()).view.row("resident", id)?.name).toBe("Third");
});
