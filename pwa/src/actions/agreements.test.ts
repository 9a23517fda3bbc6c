// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { localDate } from "../domain/format.ts";
import { currentStore } from "../store/current.ts";
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { offlinePhone } from "../sync/testSync.ts";
import { noteAgreement } from "./agreements.ts";
import { takeBack } from "./undo.ts";

const AGREED = { landlordId: "u", caseId: "c", text: " Gir mer tid ", nextOn: "2026-11-24" };

afterEach(() => {
  currentStore.value?.holds.drop();
  currentStore.value = null;
  view.clear();
});

test("an agreement says with whom, in which case, what and when next, and can be taken back", async () => {
  await offlinePhone();

  await noteAgreement(AGREED);

  expect(view.rows("agreement")).toMatchObject([
    {
      landlord_id: "u",
      case_id: "c",
      agreed_on: localDate(),
      text: "Gir mer tid",
      next_on: "2026-11-24",
      noted_by: IDENTITY.user.id,
    },
  ]);
  await takeBack();
  expect(view.rows("agreement")).toEqual([]);
});

test("an agreement without a word is none", async () => {
  const { store } = await offlinePhone();

  await expect(noteAgreement({ ...AGREED, text: " " })).rejects.toMatchObject({
    name: "WordsMissing",
  });

  expect(store.ledger.pending()).toEqual([]);
});
