/** Small tools for bytes, shared by the sealing code. */

/** Bytes with a buffer of their own: what WebCrypto, IndexedDB and postMessage all take. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The text as UTF-8. */
export function toBytes(text: string): Bytes {
  return encoder.encode(text) as Bytes;
}

/** The UTF-8 bytes as text. */
export function toText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** The parts, one after the other, in a buffer of their own. */
export function concat(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether both hold the same bytes. Not for secrets: it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Fresh random bytes. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The number as four bytes, big-endian. */
export function u32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** The four bytes at an offset as a number, big-endian. */
export function readU32(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset);
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes of a hexadecimal text. */
export function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Base64 with its padding, as the bytes of its letters: of many megabytes no text is made. */
export function base64(bytes: Uint8Array): Bytes {
  return inSixes(bytes, toBytes(`${LETTERS}+/`), Math.ceil(bytes.length / 3) * 4);
}

/** Base64url without padding, as the bytes of its letters. */
export function base64url(bytes: Uint8Array): Bytes {
  return inSixes(bytes, toBytes(`${LETTERS}-_`), Math.ceil((bytes.length * 4) / 3));
}

function inSixes(bytes: Uint8Array, letters: Bytes, length: number): Bytes {
  const text = new Uint8Array(length).fill(0x3d);
  const used = Math.ceil((bytes.length * 4) / 3);
  for (let at = 0, from = 0; at < used; from += 3) {
    const three =
      ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    for (let shift = 18; shift >= 0 && at < used; shift -= 6) {
      text[at++] = letters[(three >> shift) & 63] as number;
    }
  }
  return text;
}
