// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { offlinePhone } from "../sync/testSync.ts";
import { addReminder, tickReminder, toggleReminder } from "./reminders.ts";

const AT = { caseId: "c0000000-0000-4000-8000-00000000000c", placeId: "p" };

afterEach(() => {
  currentStore.value = null;
  view.clear();
});

test("a phrase is a reminder of the case, and tapped again it is none", async () => {
  await offlinePhone();
  await toggleReminder(AT, "bring_bags");
  expect(view.rows("reminder")).toMatchObject([
    { case_id: AT.caseId, place_id: null, phrase: "bring_bags", text: null, done_at: null },
  ]);

  await toggleReminder(AT, "bring_bags");
  expect(view.rows("reminder")).toEqual([]);
});

test("two quick taps on a phrase are one reminder and its end, never two", async () => {
  await offlinePhone();
  await Promise.all([toggleReminder(AT, "bring_key"), toggleReminder(AT, "bring_key")]);
  expect(view.rows("reminder")).toEqual([]);
});

test("a tick says when and by whom, and can be taken away", async () => {
  const { store } = await offlinePhone();
  await addReminder(AT, " lang stige ");
  const id = view.rows("reminder")[0]?.id ?? "";
  await tickReminder(id);
  expect(view.row("reminder", id)).toMatchObject({
    text: "lang stige",
    done_by: IDENTITY.user.id,
    done_at: expect.any(String),
  });

  await tickReminder(id);
  expect(view.row("reminder", id)).toMatchObject({ done_at: null, done_by: null });
  const [first, second, third] = store.ledger.pending();
  expect(second?.body.changes[0]?.base_version).toEqual({ after: first?.opId });
  expect(third?.body.changes[0]?.base_version).toEqual({ after: second?.opId });
});

test("a phrase that is ticked can be asked for once more", async () => {
  await offlinePhone();
  await toggleReminder(AT, "bring_bags");
  await tickReminder(view.rows("reminder")[0]?.id ?? "");
  await toggleReminder(AT, "bring_bags");
  expect(view.rows("reminder").filter((one) => one.done_at === null)).toHaveLength(1);
  expect(view.rows("reminder")).toHaveLength(2);
});

test("without a case it belongs to the place, and blank words are nothing", async () => {
  await offlinePhone();
  await addReminder({ caseId: null, placeId: "p" }, "stige");
  await addReminder(AT, "  ");
  expect(view.rows("reminder")).toMatchObject([{ case_id: null, place_id: "p", text: "stige" }]);
});
