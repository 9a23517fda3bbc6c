// @vitest-environment node
import { expect, test } from "vitest";
import { concat, toBytes, toText } from "./bytes.ts";
import { KeyWorkerFailed, Locked, WrongCode } from "./errors.ts";
import { newGenerationId, unpack } from "./keyRoom.ts";
import { Keys } from "./keys.ts";
import { roomPort } from "./testKeys.ts";

const IDENTITY = toBytes(JSON.stringify({ user: { id: "u1", name: "Ask" }, device: "d1" }));

async function enrolled() {
  const keys = new Keys(roomPort());
  return { keys, made: await keys.create("abcd2345", IDENTITY) };
}

function packed(contents: Uint8Array[]) {
  return {
    ids: contents.map((_, i) => `row-${i}`),
    sizes: contents.map(({ length }) => length),
    data: concat(...contents),
  };
}

test("a room that was created can be opened again by its code, and gives the identity", async () => {
  const { keys, made } = await enrolled();
  const [sealed] = await keys.seal("ops", [{ id: "a", schema: 1, content: toBytes("one") }]);
  const other = new Keys(roomPort());

  const identity = await other.unlock("abcd2345", made.root, made.identity);
  const items = [{ id: "a", schema: 1, sealed: sealed ?? toBytes("") }];

  expect(toText(identity)).toBe(toText(IDENTITY));
  expect(toText((await other.open("ops", items))[0] as Uint8Array)).toBe("one");
});

test("the browser's key cannot be taken out of it", async () => {
  const { made } = await enrolled();

  expect(made.root.browserKey.extractable).toBe(false);
});

test("a wrong code opens nothing, and the right one may follow", async () => {
  const { made } = await enrolled();
  const keys = new Keys(roomPort());

  await expect(keys.unlock("wrong000", made.root, made.identity)).rejects.toBeInstanceOf(WrongCode);
  await expect(keys.seal("ops", [{ id: "a", schema: 1, content: toBytes("x") }])).rejects.toThrow();
  await keys.unlock("abcd2345", made.root, made.identity);
});

test("two thousand rows are sealed and opened as one batch each, a broken one by name", async () => {
  const { keys } = await enrolled();
  const generation = newGenerationId();
  const key = await keys.newGeneration(generation);
  const contents = Array.from({ length: 2000 }, (_, i) => toBytes(JSON.stringify({ i })));

  const sealed = await keys.sealRows(generation, key, packed(contents));
  const third = unpack(sealed)[3] as Uint8Array;
  third[third.length - 1] = (third.at(-1) ?? 0) ^ 1;
  const { json, broken } = await keys.openRows(generation, key, sealed);

  const rows = JSON.parse(toText(json)) as { i: number }[];
  expect(rows).toHaveLength(1999);
  expect(rows.at(-1)).toEqual({ i: 1999 });
  expect(broken).toEqual(["row-3"]);
});

test("a generation's key opens no row of another generation", async () => {
  const { keys } = await enrolled();
  const [a, b] = [newGenerationId(), newGenerationId()];
  const keyA = await keys.newGeneration(a);
  const keyB = await keys.newGeneration(b);

  const sealed = await keys.sealRows(a, keyA, packed([toBytes('"x"')]));
  const { broken } = await keys.openRows(b, keyB, sealed);

  expect(broken).toEqual(["row-0"]);
  const swapped = keys.openRows(newGenerationId(), keyA, packed([toBytes("x")]));
  await expect(swapped).rejects.toThrow();
});

test("an item that does not open is named and keeps no other from opening", async () => {
  const { keys } = await enrolled();
  const sealed = await keys.seal("ops", [
    { id: "a", schema: 1, content: toBytes("one") },
    { id: "b", schema: 1, content: toBytes("two") },
  ]);

  const [first, second] = await keys.open("ops", [
    { id: "b", schema: 1, sealed: sealed[0] ?? toBytes("") },
    { id: "b", schema: 1, sealed: sealed[1] ?? toBytes("") },
  ]);

  expect(first).toBe("SealBroken");
  expect(toText(second as Uint8Array)).toBe("two");
});

test("closing tells whoever waits that the phone is locked", async () => {
  const { keys } = await enrolled();

  const waiting = keys.seal("ops", [{ id: "a", schema: 1, content: toBytes("x") }]);
  keys.close();

  await expect(waiting).rejects.toBeInstanceOf(Locked);
  await expect(keys.newGeneration(newGenerationId())).rejects.toBeInstanceOf(Locked);
});

test("a worker that dies is told as such", async () => {
  const port = roomPort();
  const keys = new Keys(port);

  const waiting = keys.create("abcd2345", IDENTITY);
  port.fail();

  await expect(waiting).rejects.toBeInstanceOf(KeyWorkerFailed);
});
