/** For tests: the key room in the test's own thread, with a cheap Argon2id. */
import type { KeyReply } from "./keyProtocol.ts";
import { KeyRoom } from "./keyRoom.ts";
import { serveKeys } from "./keyServe.ts";
import type { KeyPort } from "./keys.ts";

/** Eight KiB and one pass: the same code, in no time. */
export const CHEAP_COST = { memoryKib: 8, passes: 1, lanes: 1 };

/** A port whose messages are cloned as a worker's would be. */
export function roomPort(): KeyPort & { fail(): void } {
  const serve = serveKeys(new KeyRoom(CHEAP_COST));
  let onReply: (reply: KeyReply) => void = () => {};
  let onFailure = () => {};
  let ended = false;
  return {
    post(message, transfer) {
      const arrived = structuredClone(message, { transfer });
      void serve(arrived).then(({ reply, transfer: back }) => {
        if (!ended) onReply(structuredClone(reply, { transfer: back }));
      });
    },
    onReply: (listener) => {
      onReply = listener;
    },
    onFailure: (listener) => {
      onFailure = listener;
    },
    terminate: () => {
      ended = true;
    },
    fail: () => onFailure(),
  };
}
