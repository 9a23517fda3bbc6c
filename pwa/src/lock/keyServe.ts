/** Turns messages into answers; the same code in the worker and, for tests, in the page's own thread. */
import type { KeyMessage, KeyReply } from "./keyProtocol.ts";
import type { KeyRoom } from "./keyRoom.ts";

/** One message in, one reply out, with the buffers that may be handed over instead of copied. */
export function serveKeys(room: KeyRoom) {
  return async ({
    n,
    request,
  }: KeyMessage): Promise<{ reply: KeyReply; transfer: ArrayBuffer[] }> => {
    try {
      const answer = await room.answer(request);
      return { reply: { n, answer }, transfer: bigBuffers(answer) };
    } catch (error) {
      return { reply: { n, error: (error as Error).name }, transfer: [] };
    }
  };
}

/** Only the one large buffer of a batch is worth handing over; many small ones cost more than a copy. */
function bigBuffers(answer: object): ArrayBuffer[] {
  if ("json" in answer) return [(answer as { json: Uint8Array<ArrayBuffer> }).json.buffer];
  if ("rows" in answer) {
    return [(answer as { rows: { data: Uint8Array<ArrayBuffer> } }).rows.data.buffer];
  }
  return [];
}
