import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { Healing } from "../store/heal.ts";
import { Faults } from "../store/testFaults.ts";
import { type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { VaultDb } from "../store/vaultDb.ts";
import { sealDraftsNow, sealWhenHidden } from "./drafts.ts";
import { lockPhone } from "./lockPhone.ts";
import { endVisit, runningVisit, saveVisit, startVisit, toggleTask, typeNote } from "./visit.ts";

let phone: TestPhone;
let open: OpenPhone;
let faults: Faults;

beforeEach(async () => {
  phone = new TestPhone();
  faults = new Faults();
  phone.vaultDb = new Healing(() => faults.attach(new VaultDb(phone.idb)), faults);
  open = await phone.enrol();
  currentStore.value = open.store;
  await startVisit({ isLeftOpen: true });
  await toggleTask("cleaning");
});

afterEach(() => {
  faults.stop();
  currentStore.value = null;
  drafts.value = new Map();
});

/** The note of the draft as it lies on disk: what a page that opens now would show. */
async function noteOnDisk(): Promise<string | undefined> {
  const [draft] = (await open.store.vault.readDrafts()).values();
  return (draft as { note: string } | undefined)?.note;
}

test("typing is sealed by itself, all of it, and not once for each letter", async () => {
  faults.transactions.length = 0;

  let last: Promise<void> | undefined;
  for (const text of ["H", "Hu", "Hun", "Hun ventet"]) last = typeNote(text);
  await last;

  expect(await noteOnDisk()).toBe("Hun ventet");
  const writes = faults.transactions.filter(({ mode }) => mode === "readwrite");
  expect(writes).toHaveLength(1);
});

test("the first letter after a pause is not waited for", async () => {
  await typeNote("H");
  await new Promise((resolve) => setTimeout(resolve, 250));
  const start = performance.now();
  faults.transactions.length = 0;

  void typeNote("Hun");
  await vi.waitFor(() => expect(faults.transactions.length).toBeGreaterThan(0), { interval: 1 });

  expect(performance.now() - start).toBeLessThan(150);
});

test("what is typed is sealed at once when it must be", async () => {
  void typeNote("Hun ventet");

  await sealDraftsNow();

  expect(await noteOnDisk()).toBe("Hun ventet");
});

test("locking waits until what is typed is sealed", async () => {
  void typeNote("Hun ventet");

  await lockPhone();

  expect(await noteOnDisk()).toBe("Hun ventet");
});

test("a page that is hidden or left seals what is typed", async () => {
  sealWhenHidden();
  void typeNote("before it is left");
  dispatchEvent(new Event("pagehide"));
  await vi.waitFor(async () => expect(await noteOnDisk()).toBe("before it is left"), 150);

  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  void typeNote("before it is hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.waitFor(async () => expect(await noteOnDisk()).toBe("before it is hidden"), 150);
});

test("other changes take along what is being typed, and do not undo it", async () => {
  void typeNote("Hun ventet");
  await toggleTask("waste_removal");
  await endVisit();

  expect(await noteOnDisk()).toBe("Hun ventet");
  expect(runningVisit.value).toMatchObject({ note: "Hun ventet", step: "split" });
});

test("saving right after the last letter saves it, too", async () => {
  await endVisit();
  void typeNote("the last letter");

  await saveVisit();

  const [op] = await open.store.vault.openOps(await open.store.vault.readRows());
  expect(op?.text).toContain('"note":"the last letter"');
  expect(await open.store.vault.readDrafts()).toEqual(new Map());
});

test("text that could not be sealed is told of, and kept for the next try", async () => {
  faults.failFrom(1, "unknown");
  await expect(typeNote("Hun ventet")).rejects.toThrow();
  faults.stop();

  await sealDraftsNow();

  expect(await noteOnDisk()).toBe("Hun ventet");
});

test("what was typed in a visit is not put into the next one", async () => {
  await endVisit();
  void typeNote("of the first visit");
  await saveVisit();
  await startVisit({ isLeftOpen: true });
  await sealDraftsNow();

  expect(await noteOnDisk()).toBe("");
});
