/**
 * Padding to size buckets, so that a sealed length says little about what is inside.
 *
 * The buckets are 1, 4, 16 and 64 kB, then whole multiples of 64 kB, for vault items and cache
 * rows alike. For the cache a smaller bucket was weighed: rows are 150 to 800 bytes as JSON, so
 * 256-byte steps would save about 1 MB in 2 000 rows, but would also tell a word from a resident
 * from a log entry by size alone. With 1 kB nearly every row has the same length, and opening
 * 2 000 of them costs tens of milliseconds (bench/), so the cache keeps the vault's buckets.
 */
import { type Bytes, concat, readU32, u32 } from "./bytes.ts";
import { SealBroken } from "./errors.ts";

const KB = 1024;
const BUCKETS = [1 * KB, 4 * KB, 16 * KB, 64 * KB];
const LENGTH_BYTES = 4;

/** The padded size in bytes for a content of this many bytes. */
export function bucketFor(length: number): number {
  const needed = length + LENGTH_BYTES;
  return BUCKETS.find((size) => size >= needed) ?? Math.ceil(needed / (64 * KB)) * 64 * KB;
}

/** Length, content, zeros up to the bucket. */
export function pad(content: Uint8Array): Bytes {
  const rest = bucketFor(content.length) - content.length - LENGTH_BYTES;
  return concat(u32(content.length), content, new Uint8Array(rest));
}

/** The content without its padding, as a view into the same bytes. */
export function unpad(padded: Bytes): Bytes {
  if (padded.length < LENGTH_BYTES) throw new SealBroken();
  const length = readU32(padded, 0);
  if (length > padded.length - LENGTH_BYTES) throw new SealBroken();
  return padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}
