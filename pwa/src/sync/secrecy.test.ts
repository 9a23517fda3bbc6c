// @vitest-environment node
import { afterEach, expect, test } from "vitest";
import { currentStore } from "../store/current.ts";
import { entryOperation, IDENTITY, type TestPhone, testId } from "../store/testPhone.ts";
import { syncedPhone } from "./testSync.ts";

afterEach(() => {
  currentStore.value = null;
});

/** What came over the wire or was typed, and what names things: none may be readable on the phone. */
const SECRETS = [
  "Grønn Furukvist",
  "Granlia 4",
  "Ring først, hunden er løs",
  "Voldelig samboer",
  "Ryddet gangen",
  "S05",
  "cleaning",
  "log_entry",
  "resident",
  "applied",
  "case-of-the-draft",
  IDENTITY.user.name,
  IDENTITY.user.username,
  IDENTITY.user.id,
  IDENTITY.replica,
  IDENTITY.epoch,
];

test("after a whole day no table of the phone holds a readable word", async () => {
  const { phone, server, engine, store, view } = await syncedPhone();
  const [caseId, placeId, residentId] = [testId("c"), testId("p"), testId("r")];
  server.put("resident", residentId, { name: "Grønn Furukvist", phone: "40000001" });
  server.put("place", placeId, { address: "Granlia 4" });
  server.put("case", caseId, { code: "S05", resident_id: residentId, place_id: placeId });
  server.put("safety_note", testId("s"), { case_id: caseId, text: "Voldelig samboer" });
  await engine.syncNow();
  await store.putDraft("draft-1", { caseId: "case-of-the-draft", note: SECRETS[2] });
  await store.saveOperation(entryOperation(), "draft-1");
  await engine.idle();
  server.isDown = true;
  await store.putDraft("draft-2", { caseId: "case-of-the-draft", note: SECRETS[2] });
  await store.saveOperation(entryOperation());
  await engine.idle();

  const bytes = await everythingStored(phone);

  for (const secret of SECRETS) expect(isReadable(bytes, secret), secret).toBe(false);
  // The search does find what may lie in the clear, and the phone itself can read its own.
  expect(isReadable(bytes, residentId)).toBe(true);
  expect(view.row("resident", residentId)?.name).toBe("Grønn Furukvist");
});

/** Every record of every table of both databases, keys and names of fields included. */
async function everythingStored(phone: TestPhone): Promise<Buffer> {
  const parts: Buffer[] = [];
  const take = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(Buffer.from(value));
    else if (value instanceof CryptoKey) parts.push(Buffer.from(value.algorithm.name));
    else if (value && typeof value === "object") {
      for (const pair of Object.entries(value)) pair.forEach(take);
    } else parts.push(Buffer.from(String(value)));
  };
  const databases = await Promise.all([
    phone.vaultDb.run(async (db) => db),
    phone.cacheDb.run(async (db) => db),
  ]);
  for (const { tables } of databases) {
    for (const table of tables) for (const record of await table.toArray()) take(record);
  }
  return Buffer.concat(parts);
}

function isReadable(bytes: Buffer, word: string): boolean {
  return bytes.includes(Buffer.from(word)) || bytes.includes(Buffer.from(word, "utf16le"));
}
