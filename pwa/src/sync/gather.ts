/** Gathering what is to be sent: bodies exactly as they were sealed, as many as one push may hold. */
import { toBytes } from "../lock/bytes.ts";
import type { SyncContext } from "./context.ts";

/** Limits of one push (sync.md, decision 18). */
export const MAX_OPS = 500;
const MAX_SENT_BYTES = 512 * 1024;
// Unpacked the server takes 4 MB; the envelope and the quoting of bodies need some of it.
const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** Below this, packing costs more time than it saves. */
const WORTH_PACKING_BYTES = 1024;

/** One push, ready to send. */
export interface Batch {
  content: Uint8Array<ArrayBuffer>;
  encoding?: string;
  count: number;
}

/** Operations to send, in order. */
export type Gathered = { seq: number; body: string }[];

/** Reads the log from a number on. Ends before a gap, and before what does not open or is held back. */
export async function gather(context: SyncContext, log: number, from: number): Promise<Gathered> {
  const { vault } = context.store;
  const rows = await vault.readLog(log, from, Math.min(context.batch.limit, MAX_OPS));
  const opened = new Map((await vault.openOps(rows)).map((op) => [op.seq, op]));
  const ops: Gathered = [];
  let bytes = 0;
  for (let seq = from; ; seq++) {
    const op = opened.get(seq);
    if (!op || context.store.holds.has(op.opId)) break;
    bytes += op.text.length;
    if (ops.length > 0 && bytes > MAX_BODY_BYTES) break;
    ops.push({ seq, body: op.text });
  }
  return ops;
}

/** The request's bytes, packed where the browser can; undefined when they are too many to send. */
export async function packBatch(envelope: object, ops: Gathered): Promise<Batch | undefined> {
  const plain = toBytes(JSON.stringify({ ...envelope, ops }));
  const packed = plain.length > WORTH_PACKING_BYTES ? await gzip(plain) : undefined;
  const batch: Batch = packed
    ? { content: packed, encoding: "gzip", count: ops.length }
    : { content: plain, count: ops.length };
  return batch.content.length <= MAX_SENT_BYTES || ops.length === 1 ? batch : undefined;
}

async function gzip(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (typeof CompressionStream === "undefined") return undefined;
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
