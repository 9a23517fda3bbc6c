// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { view } from "../store/view.ts";
import { phoneWithEntry } from "../sync/testEntries.ts";
import { markWeekDone, weekDone } from "./weekDone.ts";

afterEach(() => {
  currentStore.value = null;
  view.clear();
});

test("a week is done once, with the reasons for its empty days, also without a network", async () => {
  const all = await phoneWithEntry();
  all.server.isDown = true;
  currentStore.value = all.store;
  expect(weekDone("2026-W47")).toBeUndefined();

  await markWeekDone("2026-W47", { "2026-11-18": "course" });
  await markWeekDone("2026-W47", {});

  expect(all.store.ledger.unsent()).toBe(1);
  expect(weekDone("2026-W47")).toMatchObject({
    user_id: all.store.identity.user.id,
    reasons: { "2026-11-18": "course" },
  });
  expect(weekDone("2026-W46")).toBeUndefined();
});
