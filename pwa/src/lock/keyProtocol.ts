/** What the page and the key worker say to each other. Whole batches, so that a message is rare. */
import type { Bytes } from "./bytes.ts";

/** One thing to seal: where it will lie, and its content. */
export interface ToSeal {
  id: string;
  schema: number;
  content: Bytes;
}

/** One thing to open. */
export interface ToOpen {
  id: string;
  schema: number;
  sealed: Bytes;
}

/** Many cache rows in one buffer; row i has ids[i] and the next sizes[i] bytes. */
export interface PackedRows {
  ids: string[];
  sizes: number[];
  data: Bytes;
}

/** What lies in the vault so that the root can be found again. */
export interface RootWrap {
  wrap: Bytes;
  /** Non-extractable, kept by IndexedDB as the key object that it is. */
  browserKey: CryptoKey;
}

/** What lies in the vault of a passkey: which one, what it is asked with, and the root wrapped by its answer. */
export interface PasskeyWrap {
  id: Bytes;
  salt: Bytes;
  wrap: Bytes;
}

export type KeyRequest =
  | { kind: "create"; code: string; identity: Bytes }
  | { kind: "unlock"; code: string; root: RootWrap; identity: Bytes }
  | { kind: "wrapByPasskey"; code: string; root: RootWrap; output: Bytes }
  | { kind: "unlockByPasskey"; output: Bytes; wrap: Bytes; identity: Bytes }
  | { kind: "seal"; store: string; items: ToSeal[] }
  | { kind: "open"; store: string; items: ToOpen[] }
  | { kind: "newGeneration"; generation: string }
  | { kind: "sealRows"; generation: string; key: Bytes; rows: PackedRows }
  | { kind: "openRows"; generation: string; key: Bytes; rows: PackedRows };

export interface KeyAnswers {
  create: { root: RootWrap; identity: Bytes };
  unlock: { identity: Bytes };
  wrapByPasskey: { wrap: Bytes };
  unlockByPasskey: { identity: Bytes };
  seal: { items: Bytes[] };
  /** An item that did not open is the name of its error. */
  open: { items: (Bytes | string)[] };
  newGeneration: { key: Bytes };
  sealRows: { rows: PackedRows };
  /** The rows' contents as the bytes of one JSON array, and the ids of rows that did not open. */
  openRows: { json: Bytes; broken: string[] };
}

/** A request on its way, or its answer on the way back. */
export type KeyMessage = { n: number; request: KeyRequest };
export type KeyReply = { n: number; answer: unknown } | { n: number; error: string };
