/** The key worker: a room of its own for the root key. Ending the worker is locking. */
import type { KeyMessage, KeyReply } from "./keyProtocol.ts";
import { KeyRoom } from "./keyRoom.ts";
import { serveKeys } from "./keyServe.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
const serve = serveKeys(new KeyRoom());

scope.onmessage = async (event: MessageEvent<KeyMessage>) => {
  const { reply, transfer } = await serve(event.data);
  scope.postMessage(reply satisfies KeyReply, transfer);
};
