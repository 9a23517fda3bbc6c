/**
 * Keys from keys. Everything comes from the 256-bit root; the root itself is only ever stored
 * wrapped by a key made from the code and a random key of this browser (security.md 4.1, W3).
 */
import { argon2id } from "hash-wasm";
import { type Bytes, concat, toBytes } from "./bytes.ts";

/** What Argon2id costs: memory in KiB, passes, lanes. */
export interface Cost {
  memoryKib: number;
  passes: number;
  lanes: number;
}

/** The cost for phones: 64 MiB, three passes, one lane (ASVS 11.4.4; about a second). */
export const PHONE_COST: Cost = { memoryKib: 64 * 1024, passes: 3, lanes: 1 };

/** A root key that this much can be done with: derive, and nothing else. */
export function importRoot(root: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", root, "HKDF", false, ["deriveKey"]);
}

/** The wrapping key for one purpose, by HKDF-SHA-256 from the root: "rec/v1" or "cache/v1". */
export function deriveWrappingKey(root: CryptoKey, purpose: "rec/v1" | "cache/v1") {
  return hkdf(root, new Uint8Array(0), purpose, ["encrypt", "decrypt"]);
}

/**
 * The key that wraps the root: HKDF(Argon2id(code) ‖ HMAC(browser key, salt)).
 *
 * The browser key cannot be read where the browser holds it non-extractable, so it takes part
 * through an HMAC. That hinders a script; it does not bind a copied Chromium profile (security.md 1.3).
 */
export async function deriveKek(
  code: string,
  salt: Bytes,
  browserKey: CryptoKey,
  cost: Cost,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  const stretched = await stretchCode(code, salt, cost);
  const bound = new Uint8Array(await crypto.subtle.sign("HMAC", browserKey, salt));
  const material = concat(stretched, bound);
  const base = await crypto.subtle.importKey("raw", material, "HKDF", false, ["deriveKey"]);
  material.fill(0);
  stretched.fill(0);
  return hkdf(base, salt, "kek/w3/v1", usages);
}

/**
 * The key that wraps the root by a passkey: HKDF(PRF output). The output is 32 bytes that only the
 * phone's own chip can make (security.md 4.1, W1), so there is nothing to stretch.
 */
export async function derivePasskeyKek(
  output: Bytes,
  salt: Bytes,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", output, "HKDF", false, ["deriveKey"]);
  return hkdf(base, salt, "kek/w1/v1", usages);
}

/** Argon2id of the code: 32 bytes. */
export async function stretchCode(code: string, salt: Bytes, cost: Cost): Promise<Uint8Array> {
  return argon2id({
    password: toBytes(code),
    salt,
    memorySize: cost.memoryKib,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: "binary",
  });
}

/** A fresh browser key: HMAC-SHA-256, never readable by a script. */
export async function newBrowserKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);
}

function hkdf(base: CryptoKey, salt: Bytes, info: string, usages: KeyUsage[]) {
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt, info: toBytes(info) },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    usages,
  );
}
