// @vitest-environment node
import { afterEach, beforeEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { ENTRY, phoneWithEntry } from "../sync/testEntries.ts";
import type { SyncedPhone } from "../sync/testSync.ts";
import { answerPresence, declinedByOthers, takeAwayColleague, unanswered } from "./entryActs.ts";

const PART = "d0000000-0000-4000-8000-00000000000d";
const OTHER = "0e000000-0000-4000-8000-00000000000e";

let all: SyncedPhone;

afterEach(() => {
  currentStore.value?.holds.drop();
  currentStore.value = null;
  view.clear();
});

async function named(userId: string, authorId: string, declined_at: string | null = null) {
  all = await phoneWithEntry({ author_id: authorId });
  const answer = { confirmed_at: null, declined_at };
  all.server.put("participation", PART, { entry_id: ENTRY, user_id: userId, ...answer });
  await all.engine.syncNow();
  all.server.isDown = true;
}

const changes = () => all.store.ledger.pending().at(-1)?.body.changes;

beforeEach(() => view.clear());

test("who was not there says so in one operation, and is asked no more", async () => {
  await named(IDENTITY.user.id, OTHER);
  expect(unanswered()).toHaveLength(1);

  await answerPresence(PART, false);

  expect(changes()).toMatchObject([
    {
      action: "patch",
      base: { confirmed_at: null, declined_at: null },
      set: { confirmed_at: null },
    },
  ]);
  expect(changes()?.[0]?.set.declined_at).toMatch(/Z$/);
  expect(unanswered()).toEqual([]);
});

test("who wrote the entry takes a colleague away, or names them anew in the same operation", async () => {
  await named(OTHER, IDENTITY.user.id, "2026-11-17T12:00:00.000Z");
  expect(declinedByOthers()).toHaveLength(1);

  await takeAwayColleague(PART, true);

  expect(changes()).toMatchObject([
    { action: "delete", id: PART, base_version: 1 },
    { action: "create", set: { user_id: OTHER, confirmed_at: null, declined_at: null } },
  ]);
  expect(declinedByOthers()).toEqual([]);
});
