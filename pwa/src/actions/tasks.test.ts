// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { offlinePhone, syncedPhone } from "../sync/testSync.ts";
import { tickTask } from "./tasks.ts";

const ID = "70000000-0000-4000-8000-00000000000a";
const TASK = {
  agenda_item_id: null,
  case_id: null,
  inquiry_id: null,
  owner_id: IDENTITY.user.id,
  text: "Levere bevis på rydding",
  due_on: "2026-11-25",
  made_by: IDENTITY.user.id,
  done_at: null,
  done_by: null,
};

afterEach(() => {
  currentStore.value = null;
  view.clear();
});

test("one tap says that a task is done and by whom, without a network; another takes it back", async () => {
  const { store, server, engine } = await syncedPhone(undefined, () => view);
  server.put("task", ID, TASK);
  await engine.syncNow();
  server.isDown = true;

  await tickTask(ID);
  expect(view.row("task", ID)).toMatchObject({
    done_at: expect.any(String),
    done_by: IDENTITY.user.id,
  });
  await tickTask(ID);

  expect(view.row("task", ID)).toMatchObject({ done_at: null, done_by: null });
  const [first, second] = store.ledger.pending();
  expect(first?.body.changes[0]).toMatchObject({ entity: "task", action: "patch" });
  expect(Object.keys(first?.body.changes[0]?.set ?? {})).toEqual(["done_at", "done_by"]);
  expect(second?.body.changes[0]?.base_version).toEqual({ after: first?.opId });
});

test("a task that has left the phone is not ticked", async () => {
  const { store } = await offlinePhone();

  await tickTask(ID);

  expect(store.ledger.pending()).toEqual([]);
});
