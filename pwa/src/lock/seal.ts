/**
 * Sealing and opening with AES-256-GCM. A vault item has a fresh content key each time it is
 * saved; a cache row is sealed by the key of its generation, with a fresh random IV.
 *
 * `random` is passed in so that the known vectors in tests/contract/ can fix it.
 */
import {
  ALG_ITEM,
  ALG_ROOT,
  ALG_ROOT_PASSKEY,
  ALG_ROW,
  associatedData,
  type Binding,
  HEADER_BYTES,
  header,
  IV_BYTES,
  type Place,
  readHeader,
  TAG_BYTES,
} from "./blob.ts";
import { type Bytes, concat, randomBytes, readU32, toBytes, u32 } from "./bytes.ts";
import { type Cost, deriveKek, derivePasskeyKek } from "./derive.ts";
import { SealBroken, WrongCode, WrongPasskey } from "./errors.ts";
import { pad, unpad } from "./padding.ts";

type Random = (length: number) => Bytes;

const KEY_BYTES = 32;
const WRAPPED_BYTES = KEY_BYTES + TAG_BYTES;
const SALT_BYTES = 16;

/** Key and name of the key that items are sealed under. */
export interface WrappingKey {
  key: CryptoKey;
  kid: Bytes;
}

/** Seals one vault item. */
export async function sealItem(
  wrapping: WrappingKey,
  place: Place,
  owner: Binding,
  content: Uint8Array,
  random: Random = randomBytes,
): Promise<Bytes> {
  const head = header(ALG_ITEM, wrapping.kid);
  const contentKey = random(KEY_BYTES);
  const wrapIv = random(IV_BYTES);
  const iv = random(IV_BYTES);
  const aadKey = associatedData(head, place, owner, "key");
  const aad = associatedData(head, place, owner);
  const key = await importAes(contentKey, ["encrypt"]);
  const [wrapped, sealed] = await Promise.all([
    encrypt(wrapping.key, wrapIv, aadKey, contentKey),
    encrypt(key, iv, aad, pad(content)),
  ]);
  contentKey.fill(0);
  return concat(head, wrapIv, wrapped, iv, sealed);
}

/** Opens one vault item. @throws SealBroken, UnknownSealVersion */
export async function openItem(
  wrapping: WrappingKey,
  place: Place,
  owner: Binding,
  sealed: Bytes,
): Promise<Bytes> {
  const { header: head } = readHeader(sealed, ALG_ITEM);
  const parts = cut(sealed, HEADER_BYTES, [IV_BYTES, WRAPPED_BYTES, IV_BYTES]);
  const [wrapIv, wrapped, iv, rest] = parts as [Bytes, Bytes, Bytes, Bytes];
  const aadKey = associatedData(head, place, owner, "key");
  const contentKey = await decrypt(wrapping.key, wrapIv, aadKey, wrapped);
  const key = await importAes(contentKey, ["decrypt"]);
  contentKey.fill(0);
  return unpad(await decrypt(key, iv, associatedData(head, place, owner), rest));
}

/** Seals one cache row under its generation's key. */
export async function sealRow(
  generation: WrappingKey,
  place: Place,
  owner: Binding,
  content: Uint8Array,
  random: Random = randomBytes,
): Promise<Bytes> {
  const head = header(ALG_ROW, generation.kid);
  const iv = random(IV_BYTES);
  const aad = associatedData(head, place, owner);
  return concat(head, iv, await encrypt(generation.key, iv, aad, pad(content)));
}

/** Opens one cache row. @throws SealBroken, UnknownSealVersion */
export async function openRow(
  generation: WrappingKey,
  place: Place,
  owner: Binding,
  sealed: Bytes,
): Promise<Bytes> {
  const { header: head } = readHeader(sealed, ALG_ROW);
  const [iv, rest] = cut(sealed, HEADER_BYTES, [IV_BYTES]) as [Bytes, Bytes];
  const aad = associatedData(head, place, owner);
  return unpad(await decrypt(generation.key, iv, aad, rest));
}

/** Wraps the root's bytes by the code. The bytes are the caller's to wipe. */
export async function wrapRoot(
  root: Bytes,
  kid: Bytes,
  code: string,
  browserKey: CryptoKey,
  cost: Cost,
  random: Random = randomBytes,
): Promise<Bytes> {
  const salt = random(SALT_BYTES);
  const price = concat(u32(cost.memoryKib), u32(cost.passes), u32(cost.lanes));
  const head = concat(header(ALG_ROOT, kid), salt, price);
  const kek = await deriveKek(code, salt, browserKey, cost, ["encrypt"]);
  const iv = random(IV_BYTES);
  return concat(head, iv, await encrypt(kek, iv, concat(head, toBytes("root")), root));
}

/**
 * Unwraps the root straight into a key that can only derive; its bytes never come into a script.
 * That it unwraps is the proof of the code; no hash of the code is kept.
 * @throws WrongCode, UnknownSealVersion
 */
export async function unwrapRoot(wrap: Bytes, code: string, browserKey: CryptoKey) {
  const { kid, kek, sealed, gcm } = await readRoot(wrap, code, browserKey, ["unwrapKey"]);
  try {
    return { root: await unwrapInto(sealed, kek, gcm), kid };
  } catch {
    throw new WrongCode();
  }
}

/** The root's bytes, to be wrapped in one more way and then wiped. @throws WrongCode, UnknownSealVersion */
export async function openRoot(wrap: Bytes, code: string, browserKey: CryptoKey) {
  const { kid, kek, sealed, gcm } = await readRoot(wrap, code, browserKey, ["decrypt"]);
  try {
    return { root: new Uint8Array(await crypto.subtle.decrypt(gcm, kek, sealed)), kid };
  } catch {
    throw new WrongCode();
  }
}

/** Wraps the root's bytes by what a passkey gives. Both are the caller's to wipe. */
export async function wrapRootByPasskey(
  root: Bytes,
  kid: Bytes,
  output: Bytes,
  random: Random = randomBytes,
): Promise<Bytes> {
  const salt = random(SALT_BYTES);
  const head = concat(header(ALG_ROOT_PASSKEY, kid), salt);
  const kek = await derivePasskeyKek(output, salt, ["encrypt"]);
  const iv = random(IV_BYTES);
  return concat(head, iv, await encrypt(kek, iv, concat(head, toBytes("root")), root));
}

/** As unwrapRoot, by what a passkey gives. @throws WrongPasskey, UnknownSealVersion */
export async function unwrapRootByPasskey(wrap: Bytes, output: Bytes) {
  const { kid } = readHeader(wrap, ALG_ROOT_PASSKEY);
  const [salt, iv, sealed] = cut(wrap, HEADER_BYTES, [SALT_BYTES, IV_BYTES]) as [
    Bytes,
    Bytes,
    Bytes,
  ];
  const head = wrap.subarray(0, HEADER_BYTES + SALT_BYTES);
  const kek = await derivePasskeyKek(output, salt, ["unwrapKey"]);
  try {
    return { root: await unwrapInto(sealed, kek, rootCipher(iv, head)), kid: kid.slice() };
  } catch {
    throw new WrongPasskey();
  }
}

async function readRoot(wrap: Bytes, code: string, browserKey: CryptoKey, usages: KeyUsage[]) {
  const { kid } = readHeader(wrap, ALG_ROOT);
  const [salt, price, iv, sealed] = cut(wrap, HEADER_BYTES, [SALT_BYTES, 12, IV_BYTES]) as Bytes[];
  if (!salt || !price || !iv || !sealed) throw new SealBroken();
  const cost = {
    memoryKib: readU32(price, 0),
    passes: readU32(price, 4),
    lanes: readU32(price, 8),
  };
  const head = wrap.subarray(0, HEADER_BYTES + SALT_BYTES + price.length);
  const kek = await deriveKek(code, salt, browserKey, cost, usages);
  return { kid: kid.slice(), kek, sealed, gcm: rootCipher(iv, head) };
}

function rootCipher(iv: Bytes, head: Bytes): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: concat(head, toBytes("root")) };
}

function unwrapInto(sealed: Bytes, kek: CryptoKey, gcm: AesGcmParams): Promise<CryptoKey> {
  return crypto.subtle.unwrapKey("raw", sealed, kek, gcm, "HKDF", false, ["deriveKey"]);
}

/** An AES-GCM key that cannot be read back. */
export function importAes(raw: Bytes, usages: KeyUsage[]): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, usages);
}

function cut(bytes: Bytes, from: number, lengths: number[]): Bytes[] {
  const parts: Bytes[] = [];
  let at = from;
  for (const length of lengths) {
    parts.push(bytes.subarray(at, at + length));
    at += length;
  }
  if (bytes.length < at + TAG_BYTES) throw new SealBroken();
  parts.push(bytes.subarray(at));
  return parts;
}

async function encrypt(key: CryptoKey, iv: Bytes, additionalData: Bytes, content: Bytes) {
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, content);
  return new Uint8Array(sealed);
}

async function decrypt(key: CryptoKey, iv: Bytes, additionalData: Bytes, sealed: Bytes) {
  try {
    const opened = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData },
      key,
      sealed,
    );
    return new Uint8Array(opened);
  } catch {
    throw new SealBroken();
  }
}
