// @vitest-environment node
import { afterEach, beforeEach, expect, test } from "vitest";
import { UnsentWork } from "../lock/errors.ts";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { NotSaved } from "../store/errors.ts";
import { Healing } from "../store/heal.ts";
import { Faults } from "../store/testFaults.ts";
import { type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { VaultDb } from "../store/vaultDb.ts";
import { wipeVault } from "../store/vaultLock.ts";
import { markForAgenda } from "./caseNotes.ts";
import { sealDraftsNow } from "./drafts.ts";
import { halfTyped, keepTyped, saveTyped, typedIn } from "./typed.ts";
import { runningVisit, startVisit } from "./visit.ts";

const CASE = "c1000000-0000-4000-8000-00000000000c";
const FORM = `agenda/${CASE}`;

let phone: TestPhone;
let open: OpenPhone;
let faults: Faults;

beforeEach(async () => {
  phone = new TestPhone();
  faults = new Faults();
  phone.vaultDb = new Healing(() => faults.attach(new VaultDb(phone.idb)), faults);
  open = await phone.enrol();
  currentStore.value = open.store;
});

afterEach(async () => {
  faults.stop();
  await keepTyped(FORM, null).catch(() => undefined);
  currentStore.value = null;
  drafts.value = new Map();
});

function type(value: string, form = FORM): Promise<void> {
  return keepTyped(form, value ? { title: "Agenda", path: `/cases/${CASE}`, value } : null);
}

/** The page dies, and the phone is opened again. */
async function reopen(): Promise<void> {
  open.store.close();
  open = await phone.unlock();
  currentStore.value = open.store;
}

const save = (draftId?: string) => markForAgenda(CASE, String(typedIn(FORM)), draftId);

test("what is half typed is there when the phone is opened again, and the way back to it", async () => {
  for (const text of ["T", "Ta", "Ta opp strømmen"]) void type(text);
  await sealDraftsNow();
  await reopen();

  expect(typedIn(FORM)).toBe("Ta opp strømmen");
  expect(halfTyped.value).toMatchObject([{ title: "Agenda", path: `/cases/${CASE}` }]);
  expect(typedIn("agenda/another")).toBeUndefined();
});

test("typing in two forms keeps both, and taking all away leaves nothing", async () => {
  void type("one");
  await type("two", "another");
  expect([typedIn(FORM), typedIn("another")]).toEqual(["one", "two"]);

  void type("");
  await type("", "another");

  expect(halfTyped.value).toEqual([]);
  expect((await open.store.vault.readDrafts()).size).toBe(0);
});

test("saving takes the words with it in one transaction, also those typed last", async () => {
  await type("Ta opp");
  void type("Ta opp strømmen");
  const last = String(typedIn(FORM));
  await saveTyped(FORM, (draftId) => markForAgenda(CASE, last, draftId));
  await sealDraftsNow();
  await reopen();

  expect(halfTyped.value).toEqual([]);
  const [op] = await open.store.vault.openOps(await open.store.vault.readRows());
  expect(op?.text).toContain("Ta opp strømmen");
});

test("at any call of the database: saved without its words, or not saved and still there", async () => {
  for (let call = 1; ; call++) {
    await type(`Ta opp ${call}`);
    await sealDraftsNow();
    const before = (await open.store.vault.readRows()).length;
    faults.failFrom(call, "unknown");
    const failure = await saveTyped(FORM, save).then(
      () => undefined,
      (error: unknown) => error,
    );
    faults.stop();
    await reopen();
    const saved = (await open.store.vault.readRows()).length - before;
    if (!failure) {
      expect([saved, typedIn(FORM)]).toEqual([1, undefined]);
      break;
    }
    // A draft is never there beside what was saved of it.
    expect(saved === 1 || typedIn(FORM) === `Ta opp ${call}`).toBe(true);
    expect(saved === 1 && typedIn(FORM) !== undefined).toBe(false);
  }
});

test("a disk that refuses is told of, and the words wait for the next try", async () => {
  faults.failFrom(1, "unknown");
  await expect(type("Ta opp")).rejects.toBeInstanceOf(NotSaved);
  faults.stop();
  expect(typedIn(FORM)).toBe("Ta opp");

  await sealDraftsNow();
  await reopen();

  expect(typedIn(FORM)).toBe("Ta opp");
});

test("a street line that has become a visit is no longer half typed", async () => {
  await type("Granlia 4", "new_place");

  await startVisit({ newAddress: "Granlia 4" });

  expect(runningVisit.value?.newAddress).toBe("Granlia 4");
  expect(halfTyped.value).toEqual([]);
});

test("half-typed words keep no locked phone from beginning anew, as a half-made visit does", async () => {
  await type("Ta opp");
  await open.store.putDraft("draft-1", {});
  await expect(wipeVault(phone.vaultDb)).rejects.toBeInstanceOf(UnsentWork);
  await open.store.dropDraft("draft-1");

  await wipeVault(phone.vaultDb);

  expect((await open.store.vault.readDrafts()).size).toBe(0);
});
