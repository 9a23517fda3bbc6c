// @vitest-environment node
import { expect, test } from "vitest";
import vectors from "../../../tests/contract/vectors_seal.json" with { type: "json" };
import { type Bytes, fromHex, toBytes, toHex } from "./bytes.ts";
import { deriveWrappingKey, importRoot, stretchCode } from "./derive.ts";
import {
  importAes,
  openItem,
  sealItem,
  sealRow,
  unwrapRoot,
  unwrapRootByPasskey,
  wrapRoot,
  wrapRootByPasskey,
} from "./seal.ts";

/** A random source that gives known bytes, in order. */
function known(hex: string) {
  let rest = fromHex(hex);
  return (length: number): Bytes => {
    const given = rest.slice(0, length);
    rest = rest.slice(length);
    return given;
  };
}

function costOf({ memory_kib, passes, lanes }: (typeof vectors.root)["cost"]) {
  return { memoryKib: memory_kib, passes, lanes };
}

function placeOf({ store, id, schema }: (typeof vectors.items)[number]) {
  return { store, id, schema };
}

async function sha256(bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

function browserKey() {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", fromHex(vectors.root.browser_key), hmac, false, ["sign"]);
}

test.each(vectors.derived)(
  "$purpose follows from the root as it does in Python",
  async (vector) => {
    const root = await importRoot(fromHex(vector.root));
    const mine = await deriveWrappingKey(root, vector.purpose as "rec/v1");
    const theirs = await importAes(fromHex(vector.key), ["decrypt"]);
    const iv = new Uint8Array(12);

    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, mine, toBytes("x"));

    await expect(
      crypto.subtle.decrypt({ name: "AES-GCM", iv }, theirs, sealed),
    ).resolves.toHaveProperty("byteLength", 1);
  },
);

test.each(vectors.argon2id)("a code is stretched as it is in Python: $name", async (vector) => {
  const stretched = await stretchCode(vector.code, fromHex(vector.salt), costOf(vector.cost));

  expect(toHex(stretched)).toBe(vector.hash);
});

test("a root is wrapped to the same bytes, and those bytes unwrap", async () => {
  const { code, kid, random, root, sealed, cost } = vectors.root;
  const key = await browserKey();

  const wrap = await wrapRoot(fromHex(root), fromHex(kid), code, key, costOf(cost), known(random));

  expect(toHex(wrap)).toBe(sealed);
  expect(toHex((await unwrapRoot(fromHex(sealed), code, key)).kid)).toBe(kid);
});

test("a root is wrapped by a passkey to the same bytes, and those bytes unwrap", async () => {
  const { output, kid, random, root, sealed } = vectors.passkey;

  const wrap = await wrapRootByPasskey(fromHex(root), fromHex(kid), fromHex(output), known(random));

  expect(toHex(wrap)).toBe(sealed);
  expect(toHex((await unwrapRootByPasskey(fromHex(sealed), fromHex(output))).kid)).toBe(kid);
});

test.each(vectors.items)("an item is sealed to the same bytes: $name", async (vector) => {
  const root = await importRoot(fromHex(vector.root));
  const wrapping = { key: await deriveWrappingKey(root, "rec/v1"), kid: fromHex(vector.kid) };
  const content = toBytes(vector.content);

  const sealed = await sealItem(wrapping, placeOf(vector), vector, content, known(vector.random));

  expect(await sha256(sealed)).toBe(vector.sealed_sha256);
  expect(toHex(await openItem(wrapping, placeOf(vector), vector, sealed))).toBe(toHex(content));
});

test.each(vectors.rows)("a cache row is sealed to the same bytes: $name", async (vector) => {
  const key = await importAes(fromHex(vector.key), ["encrypt"]);
  const wrapping = { key, kid: fromHex(vector.kid) };

  const sealed = await sealRow(
    wrapping,
    { store: vector.store, id: vector.id, schema: vector.schema },
    vector,
    toBytes(vector.content),
    known(vector.random),
  );

  expect(await sha256(sealed)).toBe(vector.sealed_sha256);
});
