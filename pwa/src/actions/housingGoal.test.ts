// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { view } from "../store/view.ts";
import { type SyncedPhone, syncedPhone } from "../sync/testSync.ts";
import {
  beginGoal,
  dropGoal,
  type GoalDraft,
  goalDraft,
  saveGoal,
  typeGoal,
} from "./housingGoal.ts";

const CASE = "c0000000-0000-4000-8000-00000000000c";

afterEach(() => {
  currentStore.value = null;
  drafts.value = new Map();
  view.clear();
});

async function phoneWithCase(): Promise<SyncedPhone> {
  const all = await syncedPhone(undefined, () => view);
  all.server.put("case", CASE, { code: "S01", housing_goal: "Bli boende" });
  await all.engine.syncNow();
  all.server.isDown = true;
  return all;
}

function draft(): GoalDraft {
  const found = goalDraft(CASE);
  if (!found) throw new Error("nothing is being written");
  return found;
}

test("a goal is shown when it is saved, and names what was seen when the writing began", async () => {
  const { store } = await phoneWithCase();
  const version = view.confirmedVersion("case", CASE);
  await beginGoal(CASE);
  await typeGoal(draft(), "Eget sted, ");
  await typeGoal(draft(), " Eget sted, uten trapp ");
  await saveGoal(CASE);

  expect(view.row("case", CASE)?.housing_goal).toBe("Eget sted, uten trapp");
  expect(store.ledger.pending().at(-1)?.body.changes).toEqual([
    {
      entity: "case",
      id: CASE,
      action: "patch",
      base_version: version,
      base: { housing_goal: "Bli boende" },
      set: { housing_goal: "Eget sted, uten trapp" },
    },
  ]);
  expect(goalDraft(CASE)).toBeNull();
});

test("what the office writes meanwhile is not taken for what was seen", async () => {
  const all = await phoneWithCase();
  await beginGoal(CASE);
  await typeGoal(draft(), "Mitt");
  all.server.isDown = false;
  all.server.put("case", CASE, { code: "S01", housing_goal: "Kontorets" });
  await all.engine.syncNow();
  all.server.isDown = true;
  await saveGoal(CASE);

  const [change] = all.store.ledger.pending().at(-1)?.body.changes ?? [];
  expect(change?.base).toEqual({ housing_goal: "Bli boende" });
});

test("everything typed lies sealed, and is there after a restart", async () => {
  const all = await phoneWithCase();
  await beginGoal(CASE);
  const seen = draft();
  await Promise.all(["E", "Eg", "Ege", "Eget"].map((text) => typeGoal(seen, text)));

  await all.phone.unlockInto(view);
  expect(draft().text).toBe("Eget");
});

test("a second goal builds on the first while that is on its way", async () => {
  const { store } = await phoneWithCase();
  for (const text of ["En", "To"]) {
    await beginGoal(CASE);
    await typeGoal(draft(), text);
    await saveGoal(CASE);
  }

  const [first, second] = store.ledger.pending();
  expect(second?.body.changes[0]?.base_version).toEqual({ after: first?.opId });
  expect(view.row("case", CASE)?.housing_goal).toBe("To");
});

test("the same words, and words that are dropped, are no operation", async () => {
  const { store } = await phoneWithCase();
  await beginGoal(CASE);
  await saveGoal(CASE);
  await beginGoal(CASE);
  await typeGoal(draft(), "Noe annet");
  await dropGoal(CASE);

  expect(store.ledger.pending()).toEqual([]);
  expect(goalDraft(CASE)).toBeNull();
});
