// @vitest-environment node
import { afterEach, beforeEach, expect, test } from "vitest";
import { runningVisit, saveVisit, startVisit, toggleTask } from "../actions/visit.ts";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { closedSince } from "../store/lease.ts";
import { entryIdOf, entryOperation, testId } from "../store/testPhone.ts";
import { syncStatus } from "./status.ts";
import { engineFor, type SyncedPhone, syncedPhone } from "./testSync.ts";

const DAY_MS = 86_400_000;
const CONTACT = "2026-11-17T08:00:00.000Z";

let all: SyncedPhone;

beforeEach(async () => {
  all = await syncedPhone();
  const { server, engine, clock, phone } = all;
  phone.now = () => clock.now();
  server.put("resident", testId("p"), { name: "Furukvist" });
  server.put("word", testId("w"), { list: "task_type", key: "cleaning", label: "Rydding" });
  await engine.syncNow();
});

afterEach(() => {
  currentStore.value = null;
  drafts.value = new Map();
  closedSince.value = null;
});

test("for a week without contact the rows are there, and after it they stay closed", async () => {
  const { phone, clock } = all;

  clock.time += 7 * DAY_MS;
  expect((await phone.unlock()).view.rows("resident")).toHaveLength(1);
  clock.time += 1;
  const late = await phone.unlock();

  expect(late.view.rows("resident")).toEqual([]);
  expect(closedSince.value).toBe(CONTACT);
  // The words that work is logged with are nobody's data.
  expect(late.view.rows("word")).toHaveLength(1);
});

test("a phone that stays open closes its rows when the week is over, and says since when", async () => {
  const { server, engine, clock, view } = all;
  server.isDown = true;
  clock.time += 7 * DAY_MS + 1;

  await engine.syncNow();

  expect(view.rows("resident")).toEqual([]);
  expect(closedSince.value).toBe(CONTACT);
  expect(syncStatus.value.lastUpdatedAt).toBe(CONTACT);
});

test("what one has saved oneself stays in sight, and logging goes on", async () => {
  const { phone, server, clock } = all;
  server.isDown = true;
  const body = entryOperation();
  await all.store.saveOperation(body);
  clock.time += 8 * DAY_MS;
  const late = await phone.unlock();
  engineFor(late, server);

  await startVisit({ newAddress: " Liksomgata 3 " });
  await toggleTask("cleaning");
  await saveVisit();
  await startVisit({ isLeftOpen: true });
  await toggleTask("cleaning");
  await saveVisit();

  expect(late.view.row("log_entry", entryIdOf(body))?.state).toBe("submitted");
  const [place] = late.view.rows("place");
  expect(place?.address).toBe("Liksomgata 3");
  const entries = late.view.rows("log_entry").filter(({ id }) => id !== entryIdOf(body));
  expect(entries.map((entry) => entry.place_id)).toEqual([place?.id, null]);
  expect(runningVisit.value).toBeNull();
});

test("the moment contact is back the rows open by themselves, and what is new is among them", async () => {
  const { phone, server, clock } = all;
  clock.time += 8 * DAY_MS;
  const late = await phone.unlock();
  const { engine, clock: now } = engineFor(late, server);
  now.time = clock.time;
  server.isDown = true;
  await engine.syncNow();
  expect(late.view.rows("resident")).toEqual([]);

  server.isDown = false;
  server.put("resident", testId("p"), { name: "Havbris" });
  await engine.syncNow();

  expect(late.view.rows("resident")).toHaveLength(2);
  expect(closedSince.value).toBeNull();
  expect((await phone.unlock()).view.rows("resident")).toHaveLength(2);
});

test("a repair that comes with the first contact asks only for what is missing", async () => {
  const { phone, server, clock } = all;
  clock.time += 8 * DAY_MS;
  const late = await phone.unlock();
  const { engine } = engineFor(late, server);
  server.scopeRev++;

  await engine.syncNow();

  expect(server.wants).toEqual([]);
  expect(late.view.rows("resident")).toHaveLength(1);
});

test("a page that answers in the server's place opens nothing", async () => {
  const { phone, server, clock } = all;
  clock.time += 8 * DAY_MS;
  const late = await phone.unlock();
  const { engine } = engineFor(late, server);
  server.troubles = ["html", "wrong_id"];

  await engine.syncNow();
  await engine.syncNow();

  expect(late.view.rows("resident")).toEqual([]);
});

test("a clock that is set back two years closes nothing", async () => {
  const { phone, clock } = all;
  clock.skewMs = -2 * 365 * DAY_MS;

  expect((await phone.unlock()).view.rows("resident")).toHaveLength(1);
});
