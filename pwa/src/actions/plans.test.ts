// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore, openedStore } from "../store/current.ts";
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { offlinePhone } from "../sync/testSync.ts";
import { recordConsent, WordsMissing } from "./caseNotes.ts";
import { addContact, withdrawConsent } from "./contacts.ts";
import { addEquipment, toggleMissing } from "./equipment.ts";
import { cancelPlan, movePlan, planVisit } from "./plans.ts";
import { takeBack } from "./undo.ts";

const CASE = "c0000000-0000-4000-8000-00000000000c";
const ME = IDENTITY.user.id;
const AT = { caseId: CASE, placeId: null };

afterEach(() => {
  currentStore.value = null;
  view.clear();
});

test("a plan is one's own, on its day, and one operation", async () => {
  await offlinePhone();
  await planVisit(AT, { on: "2026-11-19", at: "09:30" });
  const [plan] = view.rows("planned_visit");
  expect(plan).toMatchObject({ case_id: CASE, planned_on: "2026-11-19", starts_at_local: "09:30" });
  expect(view.rows("planned_worker")).toMatchObject([{ planned_visit_id: plan?.id, user_id: ME }]);
  expect(openedStore().ledger.unsent()).toBe(1);
});

test("a plan at a new street line makes the place with it", async () => {
  await offlinePhone();
  await planVisit(
    { caseId: null, placeId: null, newAddress: "Oppdiktveien 3" },
    { on: "2026-11-19", at: null },
  );
  const [place] = view.rows("place").filter((one) => one.address === "Oppdiktveien 3");
  expect(view.rows("planned_visit")).toMatchObject([{ case_id: null, place_id: place?.id }]);
});

test("a plan that is moved says what stood before, so that the office's change is not lost", async () => {
  await offlinePhone();
  await planVisit(AT, { on: "2026-11-19", at: "09:30" });
  const [plan] = view.rows("planned_visit");
  await movePlan(plan?.id ?? "", { on: "2026-11-20", at: null });
  expect(view.rows("planned_visit")).toMatchObject([
    { planned_on: "2026-11-20", starts_at_local: null },
  ]);
  await takeBack();
  expect(view.rows("planned_visit")).toMatchObject([{ planned_on: "2026-11-19" }]);
});

test("a plan that is called off is gone, and *Angre* brings it back", async () => {
  await offlinePhone();
  await planVisit(AT, { on: "2026-11-19", at: null });
  const [plan] = view.rows("planned_visit");
  await cancelPlan(plan?.id ?? "");
  expect(view.rows("planned_visit")).toEqual([]);
  await takeBack();
  expect(view.rows("planned_visit")).toHaveLength(1);
});

test("a contact has a name; without one it is no contact", async () => {
  await offlinePhone();
  await expect(
    addContact(CASE, { name: " ", relation: "neighbour", phone: "" }),
  ).rejects.toBeInstanceOf(WordsMissing);
  await addContact(CASE, { name: " Sval Furukvist ", relation: "neighbour", phone: " 690 " });
  expect(view.rows("case_contact")).toMatchObject([
    { case_id: CASE, name: "Sval Furukvist", relation: "neighbour", phone: "690" },
  ]);
});

test("a consent that is taken back is so from today, once", async () => {
  await offlinePhone();
  const consent = { scope: "nav", topic: "economy", givenOn: "2026-11-10", words: "Ja" };
  await recordConsent(CASE, consent);
  const [one] = view.rows("consent");
  await withdrawConsent(one?.id ?? "");
  await withdrawConsent(one?.id ?? "");
  expect(view.rows("consent")[0]?.withdrawn_on).not.toBeNull();
  expect(openedStore().ledger.unsent()).toBe(2);
});

test("what is missing from the car is told with a tap, and so is that it is back", async () => {
  await offlinePhone();
  await addEquipment("  ");
  await addEquipment(" Sekker ");
  const [one] = view.rows("equipment");
  await toggleMissing(one?.id ?? "");
  expect(view.rows("equipment")).toMatchObject([{ name: "Sekker", is_missing: true }]);
  await toggleMissing(one?.id ?? "");
  expect(view.rows("equipment")).toMatchObject([{ is_missing: false }]);
});
