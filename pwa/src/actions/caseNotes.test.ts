// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { IDENTITY } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import { offlinePhone } from "../sync/testSync.ts";
import { askForDecision, markForAgenda, recordConsent, WordsMissing } from "./caseNotes.ts";

const CASE = "c0000000-0000-4000-8000-00000000000c";
const ME = IDENTITY.user.id;
const WISH = { scope: "nav", topic: "economy", givenOn: "2026-11-17" };

afterEach(() => {
  currentStore.value = null;
  view.clear();
});

test("a wish for a decision keeps its date and its words, and who noted it", async () => {
  await offlinePhone();
  await askForDecision(CASE, "2026-11-16", " Jeg vil ha et brev ");
  expect(view.rows("decision_request")).toMatchObject([
    { case_id: CASE, asked_on: "2026-11-16", words: "Jeg vil ha et brev", noted_by: ME },
  ]);
});

test("a case can be taken up in the meeting without a reason", async () => {
  await offlinePhone();
  await markForAgenda(CASE, " ");
  expect(view.rows("agenda_mark")).toMatchObject([{ case_id: CASE, author_id: ME, reason: null }]);
});

test("an oral consent says what was said, when, and who wrote it down", async () => {
  await offlinePhone();
  await recordConsent(CASE, { ...WISH, words: "Du kan snakke med dem om lånet" });
  expect(view.rows("consent")).toMatchObject([
    {
      case_id: CASE,
      scope: "nav",
      topic: "economy",
      given: "oral",
      given_on: "2026-11-17",
      withdrawn_on: null,
      recorded_by: ME,
      words: "Du kan snakke med dem om lånet",
    },
  ]);
});

test("without words, and with nobody or nothing chosen, there is no consent", async () => {
  const { store } = await offlinePhone();
  await expect(recordConsent(CASE, { ...WISH, words: " \n" })).rejects.toThrow(WordsMissing);
  for (const missing of [{ scope: "" }, { topic: "" }]) {
    const half = recordConsent(CASE, { ...WISH, words: "Ja", ...missing });
    await expect(half).rejects.toThrow(WordsMissing);
  }
  expect(store.ledger.pending()).toEqual([]);
});
