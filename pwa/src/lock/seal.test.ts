// @vitest-environment node
import { expect, test } from "vitest";
import { type Binding, HEADER_BYTES, IV_BYTES, type Place } from "./blob.ts";
import { type Bytes, randomBytes, toBytes, toHex, toText } from "./bytes.ts";
import { deriveWrappingKey, importRoot, newBrowserKey } from "./derive.ts";
import { SealBroken, UnknownSealVersion, WrongCode } from "./errors.ts";
import { bucketFor, pad, unpad } from "./padding.ts";
import {
  importAes,
  openItem,
  openRow,
  sealItem,
  sealRow,
  unwrapRoot,
  type WrappingKey,
  wrapRoot,
} from "./seal.ts";
import { CHEAP_COST } from "./testKeys.ts";

const PLACE: Place = { store: "ops", id: "op-1", schema: 1 };
const OWNER: Binding = { user: "user-1", device: "device-1" };
const TEXT = "Grønn Furukvist, Granlia 4";

async function wrappingKey(): Promise<WrappingKey> {
  const root = await importRoot(randomBytes(32));
  return { key: await deriveWrappingKey(root, "rec/v1"), kid: randomBytes(8) };
}

async function generationKey(): Promise<WrappingKey> {
  return { key: await importAes(randomBytes(32), ["encrypt", "decrypt"]), kid: randomBytes(8) };
}

test("an item comes out as it went in", async () => {
  const key = await wrappingKey();

  const sealed = await sealItem(key, PLACE, OWNER, toBytes(TEXT));

  expect(toText(await openItem(key, PLACE, OWNER, sealed))).toBe(TEXT);
  expect(toText(sealed)).not.toContain("Furukvist");
});

test("any bit that is flipped, header and key included, breaks an item's seal", async () => {
  const key = await wrappingKey();
  const sealed = await sealItem(key, PLACE, OWNER, toBytes(TEXT));

  for (let at = 0; at < sealed.length; at += 7) {
    const bent = sealed.slice();
    bent[at] = (bent[at] ?? 0) ^ (1 << (at % 8));
    const opening = openItem(key, PLACE, OWNER, bent);
    await expect(opening).rejects.toBeInstanceOf(at < 2 ? UnknownSealVersion : SealBroken);
  }
});

test.each([
  ["another store", { ...PLACE, store: "drafts" }, OWNER],
  ["another id", { ...PLACE, id: "op-2" }, OWNER],
  ["another schema", { ...PLACE, schema: 2 }, OWNER],
  ["another user", PLACE, { ...OWNER, user: "user-2" }],
  ["another device", PLACE, { ...OWNER, device: "device-2" }],
])("an item cannot be opened under %s", async (_, place, owner) => {
  const key = await wrappingKey();
  const row = await generationKey();

  const item = await sealItem(key, PLACE, OWNER, toBytes(TEXT));
  const cached = await sealRow(row, PLACE, OWNER, toBytes(TEXT));

  await expect(openItem(key, place, owner, item)).rejects.toBeInstanceOf(SealBroken);
  await expect(openRow(row, place, owner, cached)).rejects.toBeInstanceOf(SealBroken);
});

test("an item of one root does not open under another", async () => {
  const sealed = await sealItem(await wrappingKey(), PLACE, OWNER, toBytes(TEXT));

  await expect(openItem(await wrappingKey(), PLACE, OWNER, sealed)).rejects.toBeInstanceOf(
    SealBroken,
  );
});

test("a version or a way of sealing that is unknown is named, not guessed at", async () => {
  const key = await wrappingKey();
  const sealed = await sealItem(key, PLACE, OWNER, toBytes(TEXT));
  const newer = sealed.slice();
  newer[0] = 2;

  await expect(openItem(key, PLACE, OWNER, newer)).rejects.toBeInstanceOf(UnknownSealVersion);
  await expect(openRow(key, PLACE, OWNER, sealed)).rejects.toBeInstanceOf(UnknownSealVersion);
  await expect(openItem(key, PLACE, OWNER, sealed.subarray(0, 40))).rejects.toBeInstanceOf(
    SealBroken,
  );
});

test("no IV is used twice under a generation's key", async () => {
  const key = await generationKey();
  const seen = new Set<string>();
  const content = toBytes("x");

  for (let batch = 0; batch < 20; batch++) {
    const sealed = await Promise.all(
      Array.from({ length: 500 }, () => sealRow(key, PLACE, OWNER, content)),
    );
    for (const row of sealed) {
      seen.add(toHex(row.subarray(HEADER_BYTES, HEADER_BYTES + IV_BYTES)));
    }
  }

  expect(seen.size).toBe(10_000);
});

test("two saves of the same content share neither content key nor IV", async () => {
  const key = await wrappingKey();
  const parts = (sealed: Bytes) => [10, 22, 70].map((at) => toHex(sealed.subarray(at, at + 12)));

  const first = parts(await sealItem(key, PLACE, OWNER, toBytes(TEXT)));
  const second = parts(await sealItem(key, PLACE, OWNER, toBytes(TEXT)));

  for (const [i, part] of first.entries()) expect(part).not.toBe(second[i]);
});

test("only the code, with this browser's key, unwraps the root", async () => {
  const browserKey = await newBrowserKey();
  const wrap = await wrapRoot(randomBytes(32), randomBytes(8), "abcd2345", browserKey, CHEAP_COST);

  const { root } = await unwrapRoot(wrap, "abcd2345", browserKey);

  expect(root.extractable).toBe(false);
  await expect(unwrapRoot(wrap, "abcd2346", browserKey)).rejects.toBeInstanceOf(WrongCode);
  await expect(unwrapRoot(wrap, "abcd2345", await newBrowserKey())).rejects.toBeInstanceOf(
    WrongCode,
  );
});

test("what Argon2id cost cannot be lowered in the wrap", async () => {
  const browserKey = await newBrowserKey();
  const cost = { ...CHEAP_COST, passes: 2 };
  const wrap = await wrapRoot(randomBytes(32), randomBytes(8), "abcd2345", browserKey, cost);
  wrap[HEADER_BYTES + 16 + 7] = 1;

  await expect(unwrapRoot(wrap, "abcd2345", browserKey)).rejects.toBeInstanceOf(WrongCode);
});

test.each([
  [0, 1024],
  [1020, 1024],
  [1021, 4096],
  [4093, 16_384],
  [16_381, 65_536],
  [65_532, 65_536],
  [65_533, 131_072],
])("%i bytes are padded to %i", (length, bucket) => {
  const content = randomBytes(length);

  expect(bucketFor(length)).toBe(bucket);
  expect(pad(content)).toHaveLength(bucket);
  expect(toHex(unpad(pad(content)))).toBe(toHex(content));
});
