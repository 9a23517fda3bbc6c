/**
 * How sealed bytes lie. Every blob says in the clear which format (v), which way of sealing (alg)
 * and which key (kid) it has, and all three are covered by its authentication.
 *
 *     v 1 | alg 1 | kid 8 | the rest by alg
 *     alg 1, vault item:  wrap iv 12 | wrapped content key 48 | iv 12 | sealed
 *     alg 2, cache row:   iv 12 | sealed
 *     alg 3, root wrapped by the code: salt 16 | memory KiB 4 | passes 4 | lanes 4 | iv 12 | sealed root 48
 *     alg 4, root wrapped by a passkey: salt 16 | iv 12 | sealed root 48
 */
import { type Bytes, concat, toBytes } from "./bytes.ts";
import { SealBroken, UnknownSealVersion } from "./errors.ts";

/** The format that this build writes, and the only one it reads. */
export const SEAL_VERSION = 1;
export const ALG_ITEM = 1;
export const ALG_ROW = 2;
export const ALG_ROOT = 3;
export const ALG_ROOT_PASSKEY = 4;

export const KID_BYTES = 8;
export const IV_BYTES = 12;
export const TAG_BYTES = 16;
export const HEADER_BYTES = 2 + KID_BYTES;

/** Where a sealed thing lies; it cannot be opened anywhere else. */
export interface Place {
  store: string;
  id: string;
  /** The version of what is inside. */
  schema: number;
}

/** Whose it is: the user's id, and the device (the replica that the phone was enrolled with). */
export interface Binding {
  user: string;
  device: string;
}

/** The opening bytes of a blob. */
export function header(alg: number, kid: Bytes): Bytes {
  return concat(Uint8Array.of(SEAL_VERSION, alg), kid);
}

/** Which key a blob was sealed under. */
export function kidOf(blob: Bytes): Bytes {
  return blob.subarray(2, HEADER_BYTES);
}

/** The header of a blob that is expected to have this alg; says so when it has not. */
export function readHeader(blob: Bytes, alg: number): { header: Bytes; kid: Bytes } {
  if (blob.length < HEADER_BYTES) throw new SealBroken();
  if (blob[0] !== SEAL_VERSION || blob[1] !== alg) throw new UnknownSealVersion();
  return { header: blob.subarray(0, HEADER_BYTES), kid: kidOf(blob) };
}

/** What is authenticated beside the sealed bytes: header, place and owner. */
export function associatedData(head: Bytes, place: Place, owner: Binding, use = ""): Bytes {
  const words = [place.store, place.id, place.schema, owner.user, owner.device, use];
  return concat(head, toBytes(words.join("\n")));
}
